package dev.faultline.timeline.figures;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.FactId;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.outages.Impact;
import dev.faultline.timeline.outages.OutageRun;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Window;
import java.util.List;

/**
 * Walks the course of a device through a window, stretch by stretch: from one ruling fact to the next it has one standing at
 * one place. The last known state holds until the next fact, but that of an open outage only until {@code asOf}. Reused
 * from device to device; not for several threads.
 */
final class CourseWalk {
    private final Facts.Snapshot facts;
    private final Vocabulary.View words;
    private final Impact impact;
    private final Frame frame;
    /** Stands on the fact behind the one that rules the present stretch, if there is one. */
    private final FactCursor ahead = new FactCursor();

    private final FactCursor ruling = new FactCursor();
    private Window window;
    private List<OutageRun> runs;
    private int nextRun;
    private boolean more;
    private long from;
    private long to;
    private Standing standing;
    private Standing told;
    private boolean rest;
    /** Where what is left of the ruling fact's time begins, which is unobserved; at its end where nothing is left. */
    private long lostFrom;

    private long until;

    CourseWalk(Facts.Snapshot facts, Impact impact, Frame frame) {
        this.facts = facts;
        this.words = facts.vocabulary();
        this.impact = impact;
        this.frame = frame;
    }

    /**
     * Stands before the first stretch of a device in a window.
     *
     * @param outages of the device that count: all that start before the window's end and end at its start or later
     */
    CourseWalk open(int device, List<OutageRun> outages, Window asked) {
        window = asked;
        runs = outages;
        nextRun = 0;
        ahead.open(facts.history(device), frame);
        ahead.seek(asked.from());
        more = ahead.next();
        until = 0;
        lostFrom = 0;
        return this;
    }

    /** Goes to the next stretch that is not empty; false when there is none. */
    boolean next() {
        if (lostFrom < until) {
            from = lostFrom;
            to = until;
            lostFrom = until;
            standing = Standing.UNOBSERVED;
            rest = true;
            return true;
        }
        rest = false;
        while (more && ahead.occurredAt() < window.to()) {
            ruling.standAs(ahead);
            more = ahead.next();
            from = Math.max(ruling.occurredAt(), window.from());
            until = more ? Math.min(ahead.occurredAt(), window.to()) : window.to();
            if (until > from) {
                stand();
                return true;
            }
        }
        return false;
    }

    private void stand() {
        while (nextRun < runs.size() && runs.get(nextRun).end() <= from) {
            nextRun++;
        }
        boolean inOutage = nextRun < runs.size() && runs.get(nextRun).start() <= from;
        to = until;
        lostFrom = until;
        if (ruling.state() == DeviceState.UNKNOWN.ordinal()) {
            told = Standing.UNOBSERVED;
        } else {
            told = inOutage && impact.holds(ruling.state()) ? Standing.DOWN : Standing.UP;
        }
        standing = told;
        if (told == Standing.DOWN && runs.get(nextRun).open() && until > frame.asOf()) {
            if (from >= frame.asOf()) {
                standing = Standing.UNOBSERVED;
            } else {
                to = frame.asOf();
                lostFrom = to;
            }
        }
    }

    /** When the present stretch begins, or the window where that is later. */
    long from() {
        return from;
    }

    /** When it ends, or the window where that is earlier. */
    long to() {
        return to;
    }

    /** As what it counts. */
    Standing standing() {
        return standing;
    }

    /** What the fact that rules tells, which counts for nothing after asOf in an outage that is open. */
    Standing told() {
        return told;
    }

    /** Whether it begins where an open outage is cut, and not with a fact or the window. */
    boolean isRest() {
        return rest;
    }

    /** Where the device is. */
    int placement() {
        return words.placementOf(ruling.detail());
    }

    /** How far the beginning of the stretch may be off, in nanoseconds; 0 where no fact begins it. */
    long uncertainty() {
        return from == ruling.occurredAt() ? words.uncertaintyOf(ruling.detail()) : 0;
    }

    /** The fact that rules. */
    FactId fact() {
        return ruling.id();
    }
}
