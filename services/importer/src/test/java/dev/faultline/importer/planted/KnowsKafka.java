package dev.faultline.importer.planted;

import org.apache.kafka.common.TopicPartition;

/** Knows Kafka. */
public record KnowsKafka(TopicPartition partition) {}
