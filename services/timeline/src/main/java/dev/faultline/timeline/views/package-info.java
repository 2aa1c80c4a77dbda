/** One state of all read models at one position of the log, and what part of it is asked for. */
package dev.faultline.timeline.views;
