package dev.faultline.timeline.http;

import dev.faultline.events.Instants;
import dev.faultline.timeline.replay.TimelineView;
import dev.faultline.timeline.views.Frame;
import java.time.Instant;

/**
 * What a question is answered from.
 *
 * @param view one state of all read models
 * @param frame what was known, and the time of the question
 */
public record Look(TimelineView view, Frame frame) {
    /** Of which position the answer is. */
    public String position() {
        return view.position().toString();
    }

    /** The time of the question, or the instant of {@code knownAt} if that is earlier. */
    public Instant asOf() {
        return Instants.ofEpochNanos(frame.asOf());
    }

    /** The instant of {@code knownAt}; null where the question has none. */
    public Instant knownAt() {
        return frame.isPresent() ? null : asOf();
    }
}
