/** The story of an incident: facts and what staff did and said in one order, grouped so that a person can read it. */
package dev.faultline.timeline.story;
