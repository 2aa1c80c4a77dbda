package dev.faultline.log.planted.one;

import dev.faultline.log.planted.other.UsesTheFirst;
import jakarta.enterprise.inject.Instance;
import org.apache.kafka.common.TopicPartition;

/** Planted to break the rules of this module. */
public class UsesKafkaAndFrameworks {
    TopicPartition partition;
    Instance<String> beans;
    UsesTheFirst other;
}
