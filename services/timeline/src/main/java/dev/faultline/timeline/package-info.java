/** The read side as a service: its configuration, its wiring, its health and its metrics. */
package dev.faultline.timeline;
