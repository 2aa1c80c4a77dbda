/** Reads what is on the log about one incident or maintenance. */
package dev.faultline.recorder.streams;
