package dev.faultline.timeline.figures;

import dev.faultline.timeline.outages.OutageRun;
import dev.faultline.timeline.views.Window;

/** Gathers the cases and times of one group, one device after the other. */
final class Tally {
    private final Cases restored = new Cases();
    private final Cases detected = new Cases();
    private final TimeSum gapSum = new TimeSum();
    private final TimeSum leastGapSum = new TimeSum();
    private final TimeSum mostGapSum = new TimeSum();
    private final Times times = new Times();
    private long open;
    private long gaps;

    /**
     * An outage as it counts.
     *
     * @param restoreNanos for how long the clock of time to restore ran, where it has ended
     * @param startUncertainty how far its start may be off, in nanoseconds
     * @param endUncertainty likewise its end; 0 while it is open
     */
    record Counted(OutageRun run, long restoreNanos, long startUncertainty, long endUncertainty) {}

    /**
     * Counts one outage for what it is in the window: open, restored, started.
     *
     * @param previous the outage of the same device before it; null where there was none
     */
    void outage(Counted counted, Counted previous, Window window) {
        OutageRun run = counted.run();
        if (run.open()) {
            open++;
        } else if (window.holds(run.end())) {
            restored.add(counted.restoreNanos(), counted.startUncertainty() + counted.endUncertainty());
        }
        if (window.holds(run.start())) {
            detected.add(run.detectNanos(), counted.startUncertainty());
            if (previous != null && previous.run().start() >= window.from()) {
                gap(run.start() - previous.run().start(), counted.startUncertainty() + previous.startUncertainty());
            }
        }
    }

    /** The cases of outages that ended. */
    Cases restored() {
        return restored;
    }

    /** The cases of outages that started. */
    Cases detected() {
        return detected;
    }

    /** The sums of time, to be added to. */
    Times times() {
        return times;
    }

    /** Counts so many outages that are open. */
    void open(long count) {
        open += count;
    }

    private void gap(long nanos, long uncertainty) {
        gaps++;
        gapSum.add(nanos);
        leastGapSum.add(Math.max(0, nanos - uncertainty));
        mostGapSum.add(nanos + uncertainty);
    }

    /** @param sum of so many gaps, all of which are exact */
    void exactGaps(long count, TimeSum sum) {
        gaps += count;
        gapSum.add(sum);
        leastGapSum.add(sum);
        mostGapSum.add(sum);
    }

    /** Takes in all that another one has gathered, which is of no use any more then. */
    void add(Tally other) {
        restored.add(other.restored);
        detected.add(other.detected);
        gapSum.add(other.gapSum);
        leastGapSum.add(other.leastGapSum);
        mostGapSum.add(other.mostGapSum);
        times.add(other.times);
        open += other.open;
        gaps += other.gaps;
    }

    /** Takes out all that another one has gathered, all of which is exact and was gathered here, too. */
    void subtract(Tally other) {
        restored.subtract(other.restored);
        detected.subtract(other.detected);
        gapSum.subtract(other.gapSum);
        leastGapSum.subtract(other.leastGapSum);
        mostGapSum.subtract(other.mostGapSum);
        times.subtract(other.times);
        open -= other.open;
        gaps -= other.gaps;
    }

    GroupFigures figures(GroupKey key) {
        return new GroupFigures(
                key,
                restored.spread(),
                open,
                detected.spread(),
                detected.count(),
                new Gaps(gaps, gapSum, leastGapSum, mostGapSum),
                times);
    }
}
