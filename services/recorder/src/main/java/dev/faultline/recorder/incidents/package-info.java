/** Incidents: what staff do and say about them, and what is decided on that. */
package dev.faultline.recorder.incidents;
