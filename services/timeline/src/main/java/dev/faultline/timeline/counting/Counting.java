package dev.faultline.timeline.counting;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which time counts (docs/figures.md, section 3). For any thread.
 *
 * @param planned all planned work that was known, whether it counts or not
 * @param excludesPlanned whether its time is left out
 * @param hours where they are given, only time within them counts
 */
public record Counting(PlannedWork planned, boolean excludesPlanned, Optional<BusinessHours> hours) {
    /** All time counts, and no work is known of. */
    public static final Counting ALL = new Counting(PlannedWork.NONE, false, Optional.empty());

    /** Whether all time counts. */
    public boolean countsAll() {
        return hours.isEmpty() && !leavesOutWork();
    }

    /** Whether there is any work whose time is left out. */
    public boolean leavesOutWork() {
        return excludesPlanned && !planned.isEmpty();
    }

    /** The same, business hours apart. */
    public Counting atAnyHour() {
        return new Counting(planned, excludesPlanned, Optional.empty());
    }

    /** How time counts for a device while it has a placement. */
    public Share of(int device, int placement) {
        return share(planned.of(device, placement));
    }

    /** How time counts for a datacenter as a whole. */
    public Share ofDatacenter(String datacenter) {
        return share(planned.ofDatacenter(datacenter));
    }

    /** How much of [from, to) the clock of time to restore runs for, in nanoseconds. */
    public long clock(long from, long to) {
        return hours.map(open -> open.length(from, to)).orElse(to - from);
    }

    private Share share(TimeSet work) {
        return new Share(work, excludesPlanned ? work : TimeSet.NONE, hours);
    }

    /** Whether time counts, and why it does not. */
    public enum Kind {
        COUNTED,
        PLANNED,
        OUTSIDE_HOURS
    }

    /** Shown a stretch of time [from, to) of one kind. */
    public interface Stretch {
        void take(long from, long to, Kind kind);
    }

    /**
     * How time counts for one thing at one place. Durations are nanoseconds.
     *
     * @param work when it is in planned work
     * @param left what of that is left out
     * @param hours as in {@link Counting}
     */
    public record Share(TimeSet work, TimeSet left, Optional<BusinessHours> hours) {
        /** How much of [from, to) counts. */
        public long counted(long from, long to) {
            if (to <= from) {
                return 0;
            }
            if (hours.isEmpty()) {
                return to - from - left.length(from, to);
            }
            long[] counted = {hours.get().length(from, to)};
            left.each(from, to, out -> counted[0] -= hours.get().length(out.from(), out.to()));
            return counted[0];
        }

        /** How much of [from, to) is left out as planned work. */
        public long planned(long from, long to) {
            return left.length(from, to);
        }

        /** Shows [from, to) cut into stretches that count, or do not, alike, in the order of time. */
        public void each(long from, long to, Stretch show) {
            var cuts = new TreeSet<Long>(List.of(from, to));
            left.each(from, to, out -> cuts.addAll(List.of(out.from(), out.to())));
            hours.ifPresent(open -> open.each(from, to, in -> cuts.addAll(List.of(in.from(), in.to()))));
            long since = from;
            for (long cut : cuts.tailSet(from, false)) {
                boolean last = cut == to;
                if (last || kind(cut) != kind(since)) {
                    show.take(since, cut, kind(since));
                    since = cut;
                }
            }
        }

        private Kind kind(long instant) {
            if (left.holds(instant)) {
                return Kind.PLANNED;
            }
            return hours.map(open -> open.holds(instant)).orElse(true) ? Kind.COUNTED : Kind.OUTSIDE_HOURS;
        }

        /** Whether an instant counts. */
        public boolean counts(long instant) {
            return !left.holds(instant)
                    && hours.map(open -> open.holds(instant)).orElse(true);
        }
    }
}
