/** Following what is told: from a position on, by the log as far as memory does not reach back, and then by the feed. */
package dev.faultline.timeline.following;
