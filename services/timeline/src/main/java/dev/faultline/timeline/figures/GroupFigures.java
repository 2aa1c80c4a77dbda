package dev.faultline.timeline.figures;

/**
 * The figures of one group.
 *
 * @param timeToRestore of outages that ended in the window
 * @param open how many outages that began before the window's end are still open
 * @param timeToDetect of outages that started in the window
 * @param started how many outages started in the window
 * @param gaps from start to start
 * @param times what became of the time in the window
 */
public record GroupFigures(
        GroupKey key, Spread timeToRestore, long open, Spread timeToDetect, long started, Gaps gaps, Times times) {

    /** A group of no case and no time. */
    static GroupFigures none(GroupKey key) {
        return new Tally().figures(key);
    }

    GroupFigures as(GroupKey other) {
        return new GroupFigures(other, timeToRestore, open, timeToDetect, started, gaps, times);
    }

    /** Whether there is neither a case nor any time in it. */
    boolean isEmpty() {
        return timeToRestore.count() == 0 && started == 0 && open == 0 && times.isZero();
    }

    /** Observed up time for each outage that started, in seconds; NaN when none did. */
    public double mtbfSeconds() {
        return timeUpForEachStart(times.up());
    }

    /** The same where all time that may have been down was. */
    public double leastMtbfSeconds() {
        TimeSum up = times.up();
        up.subtract(times.maybeDown());
        return timeUpForEachStart(up);
    }

    /** The same where all time that may have been up was. */
    public double mostMtbfSeconds() {
        TimeSum up = times.up();
        up.add(times.maybeUp());
        return timeUpForEachStart(up);
    }

    private double timeUpForEachStart(TimeSum up) {
        return started == 0 ? Double.NaN : up.toSeconds() / started;
    }
}
