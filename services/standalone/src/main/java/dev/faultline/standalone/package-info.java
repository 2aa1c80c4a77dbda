/** Recorder and timeline in one process with an embedded Kafka broker: start-up, its checks, and what it tells the user. */
package dev.faultline.standalone;
