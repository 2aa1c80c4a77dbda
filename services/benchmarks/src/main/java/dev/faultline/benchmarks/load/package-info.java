/** What loads the log and the service while others measure. */
package dev.faultline.benchmarks.load;
