/** When what is told of an incident changed: the instants at which more became known of it. */
package dev.faultline.timeline.knowledge;
