/** What staff claimed to have reached, held against what devices showed then and show now. */
package dev.faultline.timeline.claims;
