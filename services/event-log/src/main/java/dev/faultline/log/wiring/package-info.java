/** Configuration of the log, and the beans that it gives to a service. */
package dev.faultline.log.wiring;
