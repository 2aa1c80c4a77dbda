package dev.faultline.log.planted.other;

import dev.faultline.log.planted.one.UsesKafkaAndFrameworks;

/** Planted to make a cycle of packages. */
public class UsesTheFirst {
    UsesKafkaAndFrameworks first;
}
