package dev.faultline.recorder.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with a request: counts every fault and keeps the first of them. For one thread. */
public final class FieldFaults {
    /** How many faults are kept at most. */
    public static final int MAX_LISTED = 100;

    private final List<Fault> listed = new ArrayList<>();
    private int total;

    /**
     * Something that is wrong.
     *
     * @param field the field or header; empty when it is the body as a whole
     * @param message what would be right, in words for whoever wrote it
     */
    public record Fault(Optional<String> field, String message) {}

    /** Something is wrong with a field or header. */
    public void add(String field, String message) {
        add(Optional.of(field), message);
    }

    /** Something is wrong with the body as a whole. */
    public void add(String message) {
        add(Optional.empty(), message);
    }

    private void add(Optional<String> field, String message) {
        total++;
        if (listed.size() < MAX_LISTED) {
            listed.add(new Fault(field, message));
        }
    }

    /** Whether nothing is wrong. */
    public boolean none() {
        return total == 0;
    }

    /** How many things are wrong. */
    public int total() {
        return total;
    }

    /** The first of them. */
    public List<Fault> listed() {
        return List.copyOf(listed);
    }
}
