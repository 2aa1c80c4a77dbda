/** Measurements of Faultline, printed as ratios within one run. */
package dev.faultline.benchmarks;
