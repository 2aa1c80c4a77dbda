package dev.faultline.timeline.planted;

import org.apache.kafka.common.TopicPartition;

record KnowsKafka(TopicPartition partition) {}
