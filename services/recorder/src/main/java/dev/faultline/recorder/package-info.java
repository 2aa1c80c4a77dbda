/** Puts the recorder together: its settings, its health and its metrics. */
package dev.faultline.recorder;
