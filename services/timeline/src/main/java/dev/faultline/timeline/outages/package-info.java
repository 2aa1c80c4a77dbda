/** Outages of devices and of datacenters, found in histories of facts by explicit policies. */
package dev.faultline.timeline.outages;
