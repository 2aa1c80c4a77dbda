/** What the public is told: records of it, and how they are made of what staff and devices told. */
package dev.faultline.timeline.status;
