/** What staff did and said, kept as it was recorded, and incidents and maintenance as they were known at any time. */
package dev.faultline.timeline.incidents;
