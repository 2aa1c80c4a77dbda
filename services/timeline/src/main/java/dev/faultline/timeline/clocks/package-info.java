/** The clocks of an incident: network, services, phones and backlog each come back at a time of their own. */
package dev.faultline.timeline.clocks;
