/** Planned work: what staff say about it, and what is decided on that. */
package dev.faultline.recorder.maintenance;
