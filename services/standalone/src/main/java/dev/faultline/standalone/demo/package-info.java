/** The demo: loads an outage as it was told twice, over HTTP, and sets the figures beside the published ones. */
package dev.faultline.standalone.demo;
