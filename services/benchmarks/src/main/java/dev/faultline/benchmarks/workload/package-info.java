/** The facts that everything is measured with: made from a seed, the same each time. */
package dev.faultline.benchmarks.workload;
