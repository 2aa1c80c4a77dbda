/** How a datacenter went down and came back: its devices by state, instant by instant, and the milestones of recovery. */
package dev.faultline.timeline.recovery;
