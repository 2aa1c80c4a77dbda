package dev.faultline.timeline.figures;

import dev.faultline.timeline.counting.Counting;

/**
 * What became of the time in a window since the first fact of each device, summed over devices. Only time that counts is in
 * the first five; the sums are not to be changed.
 *
 * @param observed time for which the state is known
 * @param down of that, time in outages
 * @param unobserved time for which it is not
 * @param maybeDown of the time up, what may have been down, for the uncertainty of instants
 * @param maybeUp of the time down, what may have been up
 * @param maintenance time that is left out as planned work
 * @param outsideHours time that is left out as outside business hours, and not as planned work
 */
public record Times(
        TimeSum observed,
        TimeSum down,
        TimeSum unobserved,
        TimeSum maybeDown,
        TimeSum maybeUp,
        TimeSum maintenance,
        TimeSum outsideHours) {

    Times() {
        this(new TimeSum(), new TimeSum(), new TimeSum(), new TimeSum(), new TimeSum(), new TimeSum(), new TimeSum());
    }

    /** Adds a stretch of time [from, to) in one standing, of which a share counts. */
    void add(Standing standing, long from, long to, Counting.Share share) {
        long counts = share.counted(from, to);
        long planned = share.planned(from, to);
        add(standing, counts);
        maintenance.add(planned);
        outsideHours.add(to - from - planned - counts);
    }

    /** Adds time that counts. */
    void add(Standing standing, long nanos) {
        switch (standing) {
            case UP -> observed.add(nanos);
            case DOWN -> {
                observed.add(nanos);
                down.add(nanos);
            }
            case UNOBSERVED -> unobserved.add(nanos);
        }
    }

    void add(Times other) {
        observed.add(other.observed);
        down.add(other.down);
        unobserved.add(other.unobserved);
        maybeDown.add(other.maybeDown);
        maybeUp.add(other.maybeUp);
        maintenance.add(other.maintenance);
        outsideHours.add(other.outsideHours);
    }

    void subtract(Times other) {
        observed.subtract(other.observed);
        down.subtract(other.down);
        unobserved.subtract(other.unobserved);
        maybeDown.subtract(other.maybeDown);
        maybeUp.subtract(other.maybeUp);
        maintenance.subtract(other.maintenance);
        outsideHours.subtract(other.outsideHours);
    }

    boolean isZero() {
        return observed.isZero() && unobserved.isZero() && maintenance.isZero() && outsideHours.isZero();
    }

    /** Observed time that was not down. */
    public TimeSum up() {
        TimeSum up = observed.copy();
        up.subtract(down);
        return up;
    }

    /** Whether no time may have been other than as it was told. */
    public boolean isExact() {
        return maybeDown.isZero() && maybeUp.isZero();
    }

    /** 1 - down / observed, a fraction of 1; NaN when nothing was observed. */
    public double availability() {
        return observed.isZero() ? Double.NaN : 1 - down.toSeconds() / observed.toSeconds();
    }

    /** As if all unobserved time had been down, and all that may have been; NaN when there is no time. */
    public double minAvailability() {
        TimeSum worst = down.copy();
        worst.add(unobserved);
        worst.add(maybeDown);
        return share(worst);
    }

    /** As if all unobserved time had been up, and all that may have been; NaN when there is no time. */
    public double maxAvailability() {
        TimeSum best = down.copy();
        best.subtract(maybeUp);
        return share(best);
    }

    private double share(TimeSum down) {
        TimeSum whole = observed.copy();
        whole.add(unobserved);
        return whole.isZero() ? Double.NaN : 1 - down.toSeconds() / whole.toSeconds();
    }
}
