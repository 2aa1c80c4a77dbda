package dev.faultline.timeline.figures;

/**
 * The figures of one group.
 *
 * @param timeToRestore of outages that ended in the window
 * @param open how many outages that began before the window's end are still open
 * @param timeToDetect of outages that started in the window
 * @param started how many outages started in the window
 * @param gaps how many of those had an earlier one of the same device start in the window too
 * @param gapSum from each such earlier start to the later
 * @param observed time in the window for which the state of each device is known, summed over devices
 * @param down of that, time in outages
 * @param unobserved time in the window, since the first fact of each device, for which its state is not known
 */
public record GroupFigures(
        GroupKey key,
        Distribution timeToRestore,
        long open,
        Distribution timeToDetect,
        long started,
        long gaps,
        TimeSum gapSum,
        TimeSum observed,
        TimeSum down,
        TimeSum unobserved) {

    /** A group of no case and no time. */
    static GroupFigures none(GroupKey key) {
        return new GroupFigures(
                key,
                Distribution.NONE,
                0,
                Distribution.NONE,
                0,
                0,
                new TimeSum(),
                new TimeSum(),
                new TimeSum(),
                new TimeSum());
    }

    GroupFigures as(GroupKey other) {
        return new GroupFigures(
                other, timeToRestore, open, timeToDetect, started, gaps, gapSum, observed, down, unobserved);
    }

    /** Observed up time for each outage that started, in seconds; NaN when none did. */
    public double mtbfSeconds() {
        TimeSum up = observed.copy();
        up.subtract(down);
        return started == 0 ? Double.NaN : up.toSeconds() / started;
    }

    /** The mean from one start to the next of the same device, in seconds; NaN when there are no two. */
    public double meanBetweenStartsSeconds() {
        return gaps == 0 ? Double.NaN : gapSum.toSeconds() / gaps;
    }

    /** 1 - down / observed, a fraction of 1; NaN when nothing was observed. */
    public double availability() {
        return observed.isZero() ? Double.NaN : 1 - down.toSeconds() / observed.toSeconds();
    }

    /** As if all unobserved time had been down; NaN when there is none and nothing was observed. */
    public double minAvailability() {
        TimeSum whole = whole();
        TimeSum worst = down.copy();
        worst.add(unobserved);
        return whole.isZero() ? Double.NaN : 1 - worst.toSeconds() / whole.toSeconds();
    }

    /** As if all unobserved time had been up; NaN when there is none and nothing was observed. */
    public double maxAvailability() {
        TimeSum whole = whole();
        return whole.isZero() ? Double.NaN : 1 - down.toSeconds() / whole.toSeconds();
    }

    private TimeSum whole() {
        TimeSum whole = observed.copy();
        whole.add(unobserved);
        return whole;
    }
}
