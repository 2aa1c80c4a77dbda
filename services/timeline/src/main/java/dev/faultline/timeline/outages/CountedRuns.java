package dev.faultline.timeline.outages;

import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.views.Frame;
import java.util.List;

/**
 * Finds the outages of devices that count: by a policy, less those that lie whole in time that does not count. Not for
 * several threads.
 */
public final class CountedRuns {
    private final Facts.Snapshot facts;
    private final Vocabulary.View words;
    private final Counting counting;
    private final Frame frame;
    private final OutageFinder finder;
    private final FactCursor cursor = new FactCursor();

    public CountedRuns(Facts.Snapshot facts, OutagePolicy policy, Counting counting, Frame frame) {
        this.facts = facts;
        this.words = facts.vocabulary();
        this.counting = counting;
        this.frame = frame;
        this.finder = new OutageFinder(policy, frame);
    }

    /** Those that start before {@code to} and are open or end at {@code from} or later, in the order of their starts. */
    public List<OutageRun> of(int device, long from, long to) {
        List<OutageRun> runs = finder.find(facts.history(device), from, to);
        if (!runs.isEmpty() && !counting.countsAll()) {
            runs.removeIf(run -> isLeftOut(device, run));
        }
        return runs;
    }

    /** How much of an outage of a device lies in planned work, whether that counts or not; of an open one to asOf. */
    long planned(int device, OutageRun run) {
        return sum(device, run, (share, from, to) -> share.work().length(from, to));
    }

    /** When an outage of a device ends that starts at an instant, if it is left out; else before all time. */
    long leftOutUntil(int device, int placement, long start) {
        if (counting.of(device, placement).counts(start)) {
            return Long.MIN_VALUE;
        }
        return finder.find(facts.history(device), start, start + 1).stream()
                .filter(run -> run.start() == start && isLeftOut(device, run))
                .mapToLong(OutageRun::end)
                .findFirst()
                .orElse(Long.MIN_VALUE);
    }

    private boolean isLeftOut(int device, OutageRun run) {
        int placement = words.placementOf(run.firstDetail());
        return !counting.of(device, placement).counts(run.start()) && sum(device, run, Counting.Share::counted) == 0;
    }

    private interface Part {
        long of(Counting.Share share, long from, long to);
    }

    /** Adds up parts of an outage, each with how time counts where the device was. */
    private long sum(int device, OutageRun run, Part part) {
        long end = run.start() + run.nanos(frame.asOf());
        long sum = 0;
        cursor.open(facts.history(device), frame);
        cursor.seek(run.start());
        boolean more = cursor.next();
        while (more && cursor.occurredAt() < end) {
            long since = cursor.occurredAt();
            int placement = words.placementOf(cursor.detail());
            more = cursor.next();
            long until = more ? Math.min(cursor.occurredAt(), end) : end;
            sum += part.of(counting.of(device, placement), since, until);
        }
        return sum;
    }
}
