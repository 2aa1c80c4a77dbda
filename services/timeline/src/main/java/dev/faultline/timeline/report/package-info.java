/** The report on an incident: what is said of it in statements that each name the events that show them. */
package dev.faultline.timeline.report;
