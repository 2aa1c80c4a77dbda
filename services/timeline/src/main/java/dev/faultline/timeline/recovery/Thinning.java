package dev.faultline.timeline.recovery;

import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Leaves steps out where there are more than somebody can see. The window is cut into equal stretches; of the steps in a
 * stretch the worst and the last stay, so that no trouble is lost, however short, and what holds from the end of a stretch on
 * is what it was.
 *
 * @param window which the steps fill, of at least one nanosecond
 * @param points how many steps may stay, {@link #MIN_POINTS} at least
 */
record Thinning(Window window, int points) {
    /** The first step, and two of one stretch at least. */
    static final int MIN_POINTS = 3;

    /** Most devices down, then degraded, then unknown; of equals that with the fewest up, and of these the earliest. */
    private static final Comparator<Step> WORST_FIRST = Comparator.comparingInt(Step::down)
            .thenComparingInt(Step::degraded)
            .thenComparingInt(Step::unknown)
            .reversed()
            .thenComparingInt(Step::up)
            .thenComparingLong(Step::at);

    Thinning {
        if (points < MIN_POINTS) {
            throw new IllegalArgumentException("points must be " + MIN_POINTS + " at least, and is " + points);
        }
    }

    /** How long a stretch is, in nanoseconds; the last one may be shorter. */
    long stretchNanos() {
        return Math.max(1, Math.ceilDiv(window.to() - window.from(), (points - 1) / 2));
    }

    /** These steps where they are no more than may stay, else some of them. The first is always one of them. */
    List<Step> of(List<Step> steps) {
        if (steps.size() <= points) {
            return steps;
        }
        List<Step> thinned = new ArrayList<>(points);
        thinned.add(steps.getFirst());
        int next = 1;
        while (next < steps.size()) {
            int end = endOfStretch(steps, next);
            Step last = steps.get(end - 1);
            Step worst = steps.subList(next, end).stream().min(WORST_FIRST).orElseThrow();
            if (worst != last) {
                thinned.add(worst);
            }
            thinned.add(last);
            next = end;
        }
        return thinned;
    }

    /** The index of the first step that lies behind the stretch in which this one lies. */
    private int endOfStretch(List<Step> steps, int first) {
        long stretch = stretchOf(steps.get(first));
        int end = first + 1;
        while (end < steps.size() && stretchOf(steps.get(end)) == stretch) {
            end++;
        }
        return end;
    }

    private long stretchOf(Step step) {
        return (step.at() - window.from()) / stretchNanos();
    }
}
