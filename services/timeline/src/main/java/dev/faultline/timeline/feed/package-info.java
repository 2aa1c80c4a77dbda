/** What was newly told, kept for a while in memory for those who follow. */
package dev.faultline.timeline.feed;
