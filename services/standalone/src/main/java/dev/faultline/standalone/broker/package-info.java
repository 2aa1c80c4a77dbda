/** A real Kafka broker inside this process, on a data folder. */
package dev.faultline.standalone.broker;
