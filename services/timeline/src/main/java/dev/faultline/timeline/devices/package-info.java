/** How devices and datacenters stand, and what was told about a device, fact by fact. */
package dev.faultline.timeline.devices;
