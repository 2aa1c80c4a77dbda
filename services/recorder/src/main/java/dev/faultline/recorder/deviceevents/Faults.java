package dev.faultline.recorder.deviceevents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with a request: counts every fault and keeps the first of them. */
final class Faults {
    /** How many faults an answer lists at most. */
    static final int MAX_LISTED = 100;

    private final List<Fault> listed = new ArrayList<>();
    private int total;

    void add(int line, String message) {
        add(line, Optional.empty(), message);
    }

    void add(int line, String field, String message) {
        add(line, Optional.of(field), message);
    }

    private void add(int line, Optional<String> field, String message) {
        total++;
        if (listed.size() < MAX_LISTED) {
            listed.add(new Fault(line, field, message));
        }
    }

    int total() {
        return total;
    }

    Reading.Refused refusal() {
        return new Reading.Refused(listed, total);
    }
}
