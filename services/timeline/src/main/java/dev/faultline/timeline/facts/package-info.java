/**
 * What was told about each device, as it was told: facts in their order, retractions, and the words they use. The base
 * that every read model is computed from.
 */
package dev.faultline.timeline.facts;
