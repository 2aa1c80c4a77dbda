package dev.faultline.timeline.recovery;

import java.util.Arrays;
import java.util.OptionalLong;

/** Gathers when each struck device was struck first and restored last. */
final class Restorations {
    private int struck;
    private long firstImpact = Long.MAX_VALUE;
    private long[] restored = new long[16];
    private int restoredSize;

    /**
     * One device was struck.
     *
     * @param impact from when on in the window
     * @param end when its last outage in the window ended; {@code Long.MAX_VALUE} where it lasted beyond
     */
    void struck(long impact, long end) {
        struck++;
        firstImpact = Math.min(firstImpact, impact);
        if (end == Long.MAX_VALUE) {
            return;
        }
        if (restoredSize == restored.length) {
            restored = Arrays.copyOf(restored, restoredSize * 2);
        }
        restored[restoredSize++] = end;
    }

    Milestones milestones() {
        Arrays.sort(restored, 0, restoredSize);
        return new Milestones(
                struck,
                restoredSize,
                struck == 0 ? OptionalLong.empty() : OptionalLong.of(firstImpact),
                reached(50),
                reached(90),
                reached(100));
    }

    private OptionalLong reached(long percent) {
        int rank = (int) ((struck * percent + 99) / 100);
        return rank == 0 || rank > restoredSize ? OptionalLong.empty() : OptionalLong.of(restored[rank - 1]);
    }
}
