/** In which order an incident struck, and in which it let go. */
package dev.faultline.timeline.propagation;
