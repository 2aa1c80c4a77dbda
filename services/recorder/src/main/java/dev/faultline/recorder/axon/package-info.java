/**
 * Axon Framework: commands go through its gateway to an event-sourced entity, which decides, and what is decided goes through
 * its event store to the log. No other package knows it.
 */
package dev.faultline.recorder.axon;
