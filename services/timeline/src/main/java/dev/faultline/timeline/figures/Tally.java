package dev.faultline.timeline.figures;

import dev.faultline.timeline.outages.OutageRun;
import dev.faultline.timeline.views.Window;
import java.util.Arrays;

/** Gathers the cases of one group, one device after the other. */
final class Tally {
    private final Values restored = new Values();
    private final Values detected = new Values();
    private long open;
    private long gaps;
    private final TimeSum gapSum = new TimeSum();
    private final TimeSum observed = new TimeSum();
    private final TimeSum down = new TimeSum();
    private final TimeSum unobserved = new TimeSum();

    /**
     * Counts one outage for what it is in the window: open, restored, started.
     *
     * @param previousStart when the outage before it started; {@link Long#MIN_VALUE} where there was none
     */
    void outage(OutageRun run, Window window, long previousStart) {
        if (run.open()) {
            open++;
        } else if (window.holds(run.end())) {
            restored.add(run.end() - run.start());
        }
        if (window.holds(run.start())) {
            detected.add(run.detectNanos());
            if (previousStart >= window.from()) {
                gaps++;
                gapSum.add(run.start() - previousStart);
            }
        }
    }

    void observed(long nanos) {
        observed.add(nanos);
    }

    void down(long nanos) {
        observed.add(nanos);
        down.add(nanos);
    }

    void unobserved(long nanos) {
        unobserved.add(nanos);
    }

    /** Whether there was anything at all to count. */
    boolean isEmpty() {
        return restored.size == 0 && detected.size == 0 && open == 0 && observed.isZero() && unobserved.isZero();
    }

    GroupFigures figures(GroupKey key) {
        return new GroupFigures(
                key,
                restored.distribution(),
                open,
                detected.distribution(),
                detected.size,
                gaps,
                gapSum,
                observed,
                down,
                unobserved);
    }

    /** Durations of cases, in nanoseconds. */
    static final class Values {
        private long[] values = new long[16];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size + (size >> 1));
            }
            values[size++] = value;
        }

        boolean isEmpty() {
            return size == 0;
        }

        Distribution distribution() {
            return Distribution.of(values, size);
        }
    }
}
