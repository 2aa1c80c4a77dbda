/** Each thing that is measured, with its yardstick. */
package dev.faultline.benchmarks.phases;
