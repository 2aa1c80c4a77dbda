/**
 * Time to restore, time to detect, MTBF and availability, by two ways that give the same figures: a scan of histories that
 * takes every policy, and an index that follows the facts and answers the usual questions at once.
 */
package dev.faultline.timeline.figures;
