/** The packaged Faultline as a process of its own, and how to talk to it. */
package dev.faultline.benchmarks.server;
