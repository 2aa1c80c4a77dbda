package dev.faultline.timeline.incidents;

import dev.faultline.timeline.columns.SliceTable;
import java.util.Arrays;
import java.util.OptionalLong;

/** The ids of all staff events, and from when on an event of each was known. One thread writes. */
final class EventIds {
    private static final int FIRST_CAPACITY = 64;

    private final SliceTable ids = new SliceTable();
    private long[] knownFrom = new long[FIRST_CAPACITY];
    private boolean shared;

    /** The ids as they were at one moment, for any thread. */
    record View(SliceTable.View ids, long[] knownFrom) {
        /** When an event of this id was first known, in nanoseconds since 1970-01-01T00:00Z; empty where there is none. */
        OptionalLong knownFrom(String id) {
            int number = ids.find(id);
            return number == SliceTable.ABSENT ? OptionalLong.empty() : OptionalLong.of(knownFrom[number]);
        }
    }

    /** Notes that an event of this id was known from an instant on. */
    void note(String id, long knownAt) {
        int before = ids.size();
        int number = ids.intern(id);
        if (number < before) {
            if (knownAt < knownFrom[number]) {
                own();
                knownFrom[number] = knownAt;
            }
            return;
        }
        // A view never looks behind the size that it was taken with, so what comes there needs no copy.
        if (number == knownFrom.length) {
            knownFrom = Arrays.copyOf(knownFrom, number * 2);
            shared = false;
        }
        knownFrom[number] = knownAt;
    }

    View view() {
        shared = true;
        return new View(ids.view(), knownFrom);
    }

    private void own() {
        if (shared) {
            knownFrom = knownFrom.clone();
            shared = false;
        }
    }
}
