/** How often somebody may call. */
package dev.faultline.access.rates;
