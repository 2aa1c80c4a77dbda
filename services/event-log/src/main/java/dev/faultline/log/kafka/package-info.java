/** The log on Kafka. */
package dev.faultline.log.kafka;
