/** Whom notices reached, and whether the way they went was struck itself. */
package dev.faultline.timeline.reach;
