package dev.faultline.recorder.planted;

import org.apache.kafka.common.TopicPartition;

record KnowsKafka(TopicPartition partition) {}
