/** How the public view is written: pages, feeds, JSON for programs, and all of it as files. */
package dev.faultline.timeline.publication;
