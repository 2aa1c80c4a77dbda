/** Compact columns and dictionaries of primitives, on which the read models are laid out. Know nothing of devices. */
package dev.faultline.timeline.columns;
