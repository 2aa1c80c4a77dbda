/**
 * Streams on Kafka: an index of a topic that follows it, and appends in transactions that shut out whoever held the
 * partition before.
 */
package dev.faultline.log.kafka.streams;
