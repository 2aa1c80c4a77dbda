package dev.faultline.timeline.http;

import java.util.Comparator;

/** Which end of a list comes first. */
enum Order {
    /** What comes first by its key. */
    ASCENDING("asc"),
    /** What comes last by its key. */
    DESCENDING("desc");

    private final String wire;

    Order(String wire) {
        this.wire = wire;
    }

    /** The word for it in a query. */
    String wire() {
        return wire;
    }

    /** The natural order of keys, or its reverse. */
    <K extends Comparable<K>> Comparator<K> ofKeys() {
        return this == ASCENDING ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }
}
