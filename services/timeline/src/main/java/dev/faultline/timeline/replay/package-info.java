/** From the log to the read models: the fold, the thread that owns it, and the views that it publishes. */
package dev.faultline.timeline.replay;
