package dev.faultline.timeline.figures;

import dev.faultline.timeline.views.Window;
import java.util.Arrays;
import java.util.Optional;

/** Gathers durations of cases, some of which are uncertain. Nanoseconds. */
final class Cases {
    private final CaseSelection told = new CaseSelection();
    /** Of each uncertain case what was told, and how far it may be off on either side. */
    private long[] uncertain = new long[0];

    private int size;

    /** Takes the cases of a series whose time lies in the window; all of them are exact. */
    void take(CaseSeries series, Window window) {
        told.take(series, window);
    }

    /** @param uncertainty how far the duration may be off on either side */
    void add(long duration, long uncertainty) {
        told.add(duration);
        if (uncertainty > 0) {
            if (size * 2 == uncertain.length) {
                uncertain = Arrays.copyOf(uncertain, Math.max(8, size * 4));
            }
            uncertain[size * 2] = duration;
            uncertain[size++ * 2 + 1] = uncertainty;
        }
    }

    /** Takes all cases of others in; they are of no use any more then. */
    void add(Cases others) {
        told.add(others.told);
        uncertain = Arrays.copyOf(uncertain, (size + others.size) * 2);
        System.arraycopy(others.uncertain, 0, uncertain, size * 2, others.size * 2);
        size += others.size;
    }

    /** Takes all cases of others out, which must be single ones, exact, and here, too. */
    void subtract(Cases others) {
        told.removeSingle(others.told);
    }

    long count() {
        return told.count();
    }

    Spread spread() {
        Distribution plain = told.distribution();
        return new Spread(plain, size == 0 ? Optional.empty() : Optional.of(new Spread.Bounds(moved(-1), moved(1))));
    }

    /** The cases, each uncertain one moved to its least or its most. */
    private Distribution moved(int direction) {
        CaseSelection moved = told.copy();
        for (int i = 0; i < size; i++) {
            moved.remove(uncertain[i * 2]);
            moved.add(Math.max(0, uncertain[i * 2] + direction * uncertain[i * 2 + 1]));
        }
        return moved.distribution();
    }
}
