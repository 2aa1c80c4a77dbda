package dev.faultline.timeline.http;

import dev.faultline.events.Instants;
import dev.faultline.log.Position;
import dev.faultline.timeline.replay.TimelineView;
import dev.faultline.timeline.views.Frame;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a question is answered from.
 *
 * @param view one state of all read models
 * @param upTo of which position the answer is: that of the view, or an earlier one that the frame is bounded by
 * @param frame what was known, the time of the question, and how much of the view counts
 * @param present the clock's, in nanoseconds since 1970-01-01T00:00Z, whatever time the question has
 */
public record Look(TimelineView view, Position upTo, Frame frame, long present) {
    /** Of which position the answer is. */
    public String position() {
        return upTo.toString();
    }

    /** The time of the question, or the instant of {@code knownAt} if that is earlier. */
    public Instant asOf() {
        return Instants.ofEpochNanos(frame.asOf());
    }

    /** The instant of {@code knownAt}; null where the question has none. */
    public Instant knownAt() {
        return frame.isAllKnown() ? null : Instants.ofEpochNanos(frame.knownBy());
    }

    /** The same from another {@code knownAt}; the present where there is none, or one that lies ahead. */
    Look knownAt(OptionalLong instant) {
        return new Look(view, upTo, Frame.asked(instant, frame.now(), present).of(frame.prefix()), present);
    }

    /** The same for a question that nothing after this instant matters to. */
    Look until(long instant) {
        return new Look(view, upTo, frame.until(instant), present);
    }
}
