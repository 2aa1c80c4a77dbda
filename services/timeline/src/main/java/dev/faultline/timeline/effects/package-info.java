/** What actions of staff did to devices, as facts show. */
package dev.faultline.timeline.effects;
