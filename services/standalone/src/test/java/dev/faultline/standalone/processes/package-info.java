/** Processes of their own, for tests that kill and pause them. */
package dev.faultline.standalone.processes;
