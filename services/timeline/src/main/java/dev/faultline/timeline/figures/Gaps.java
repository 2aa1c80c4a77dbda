package dev.faultline.timeline.figures;

/**
 * The times from the start of a device's outage to the start of its next.
 *
 * @param count how many outages that started in the window had an earlier one of the same device start in it too
 * @param sum from each such earlier start to the later
 * @param least the same where each is as short as the uncertainties of its starts allow, none below 0
 * @param most the same where each is as long
 */
public record Gaps(long count, TimeSum sum, TimeSum least, TimeSum most) {
    /** Whether all starts are exact. */
    public boolean isExact() {
        return least.equals(most);
    }

    /** The mean in seconds; NaN when there is none. */
    public double meanSeconds() {
        return mean(sum);
    }

    public double leastMeanSeconds() {
        return mean(least);
    }

    public double mostMeanSeconds() {
        return mean(most);
    }

    private double mean(TimeSum of) {
        return count == 0 ? Double.NaN : of.toSeconds() / count;
    }
}
