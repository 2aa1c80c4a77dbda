/** Lets calls in or turns them away, says so in the audit, and refuses starts that would let everybody in. */
package dev.faultline.access.gate;
