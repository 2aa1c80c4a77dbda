/** What the public is told: made of what staff and devices told, without a name of a device or of staff. */
package dev.faultline.timeline.status;
