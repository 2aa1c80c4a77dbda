/** Which time counts in figures: planned work, business hours, calendars of zones. */
package dev.faultline.timeline.counting;
