package dev.faultline.recorder.deviceevents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with a request, line by line: counts every fault and keeps the first of them. */
final class Faults {
    /** How many faults the refusal of a whole request lists at most. */
    static final int MAX_LISTED = 100;

    /** Of how many lines faults are listed at most where wrong lines are left out. */
    static final int MAX_LINES_LISTED = 1_000;

    /** How many faults of one line are listed at most where wrong lines are left out. */
    static final int MAX_OF_A_LINE = 5;

    private final boolean byLine;
    private final List<Fault> listed = new ArrayList<>();
    private int total;
    private int lines;
    private int lastLine;
    private int ofLastLine;

    /** Collects; {@code byLine} lists so many lines, each with some of its faults, instead of so many faults. */
    Faults(boolean byLine) {
        this.byLine = byLine;
    }

    void add(int line, String message) {
        add(line, Optional.empty(), message);
    }

    void add(int line, String field, String message) {
        add(line, Optional.of(field), message);
    }

    private void add(int line, Optional<String> field, String message) {
        total++;
        if (line != lastLine) {
            lastLine = line;
            ofLastLine = 0;
            lines++;
        }
        ofLastLine++;
        boolean room = byLine ? lines <= MAX_LINES_LISTED && ofLastLine <= MAX_OF_A_LINE : listed.size() < MAX_LISTED;
        if (room) {
            listed.add(new Fault(line, field, message));
        }
    }

    int total() {
        return total;
    }

    Reading.Refused refusal() {
        return new Reading.Refused(listed, total);
    }

    Skipped skipped() {
        return new Skipped(lines, listed, total);
    }
}
