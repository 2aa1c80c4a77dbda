/** The read side over HTTP: reads questions, waits for the position asked for, and writes answers and problems. */
package dev.faultline.timeline.http;
