/** Takes facts about devices: reads and checks them, and puts all of a request on the log or nothing. */
package dev.faultline.recorder.deviceevents;
