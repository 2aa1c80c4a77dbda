/** The shell: settings, and the filter before everything that the server answers. */
package dev.faultline.access.wiring;
