/** What was measured, in words and tables. */
package dev.faultline.benchmarks.report;
