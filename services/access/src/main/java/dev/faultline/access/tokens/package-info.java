/** Bearer tokens: what makes one good, and the keys of its issuer. */
package dev.faultline.access.tokens;
