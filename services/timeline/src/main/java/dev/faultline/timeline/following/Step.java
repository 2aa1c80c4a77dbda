package dev.faultline.timeline.following;

import dev.faultline.log.Position;
import dev.faultline.timeline.feed.LoggedEvent;
import java.util.List;

/** What comes next for one who follows. */
public sealed interface Step {
    /** Events in their order; none where none came in time. */
    record Events(List<Sent> events) implements Step {}

    /**
     * He was slower than the events that came, and the feed has dropped some that he was to get.
     *
     * @param position up to where he has everything
     */
    record Overrun(Position position) implements Step {}

    /** Nothing comes any more. */
    record Ended() implements Step {}

    /**
     * One event.
     *
     * @param behind who has this event and those before it has everything up to there that he asked for
     */
    record Sent(LoggedEvent event, Position behind) {}
}
