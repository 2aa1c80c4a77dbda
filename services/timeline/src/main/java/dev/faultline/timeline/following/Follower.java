package dev.faultline.timeline.following;

import dev.faultline.events.Instants;
import dev.faultline.log.Position;
import dev.faultline.timeline.feed.Feed;
import dev.faultline.timeline.feed.LoggedEvent;
import dev.faultline.timeline.replay.CatchUp;
import dev.faultline.timeline.replay.Timeline;
import dev.faultline.timeline.replay.TimelineView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/**
 * One who follows, from a position on. He reads the log until the feed reaches back to where he stands, and then the feed;
 * each partition goes on exactly where his position says, in whatever order this replica applied them. For one thread, but
 * for {@link #stop}.
 */
public final class Follower implements AutoCloseable {
    /** So many events are taken at once. */
    static final int MOST_EVENTS = 256;
    /** While the log is read, this long until it is noticed that nobody wants it any more. */
    private static final Duration CATCH_UP_POLL = Duration.ofMillis(500);

    private final Timeline timeline;
    private final Feed feed;
    private final StreamFilter filter;
    private final InstantSource clock;
    private final BiFunction<Position, TimelineView, CatchUp> readAgain;
    private final Runnable caughtUp;
    private final Runnable onClose;
    private Position position;
    private OptionalLong place;
    private Optional<CatchUp> catchUp = Optional.empty();
    private boolean closed;
    private volatile boolean stopped;

    /**
     * @param from he has everything before it
     * @param place where that is in the feed; empty where the feed does not reach back so far
     * @param readAgain reads the log from a position to where a view stands
     * @param caughtUp run once the feed is reached, where the log was read
     * @param onClose run once when he is closed
     */
    Follower(
            Timeline timeline,
            Feed feed,
            StreamFilter filter,
            InstantSource clock,
            Position from,
            OptionalLong place,
            BiFunction<Position, TimelineView, CatchUp> readAgain,
            Runnable caughtUp,
            Runnable onClose) {
        this.timeline = timeline;
        this.feed = feed;
        this.filter = filter;
        this.clock = clock;
        this.position = from;
        this.place = place;
        this.readAgain = readAgain;
        this.caughtUp = caughtUp;
        this.onClose = onClose;
    }

    /** Up to where he has everything that he asked for. */
    public Position position() {
        return position;
    }

    /** What comes next; waits at most so long for it, and may wait less. */
    public Step next(Duration wait) {
        if (stopped || feed.closed()) {
            return new Step.Ended();
        }
        return place.isPresent() ? fromFeed(place.getAsLong(), wait) : fromLog(wait);
    }

    /** Ends a wait under way; nothing comes any more. For any thread. */
    public void stop() {
        stopped = true;
        feed.wake();
    }

    /** Gives back what he holds; a second time does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        stopped = true;
        catchUp.ifPresent(CatchUp::close);
        catchUp = Optional.empty();
        onClose.run();
    }

    private Step fromFeed(long at, Duration wait) {
        return switch (feed.read(at, MOST_EVENTS, wait)) {
            case Feed.Read.Closed closed -> new Step.Ended();
            case Feed.Read.Overrun overrun -> new Step.Overrun(position);
            case Feed.Read.Events read -> {
                place = OptionalLong.of(read.next());
                Step.Events events = sent(read.events(), timeline.view().orElseThrow());
                if (read.upTo() != null) {
                    position = position.max(read.upTo());
                }
                yield events;
            }
        };
    }

    private Step fromLog(Duration wait) {
        if (catchUp.isEmpty()) {
            catchUp = Optional.of(readAgain.apply(position, timeline.view().orElseThrow()));
        }
        CatchUp reading = catchUp.get();
        Duration poll = wait.compareTo(CATCH_UP_POLL) < 0 ? wait : CATCH_UP_POLL;
        Step.Events events = sent(reading.poll(poll), timeline.view().orElseThrow());
        position = position.max(reading.position());
        if (reading.done()) {
            reading.close();
            catchUp = Optional.empty();
            // Where the feed has gone on too far meanwhile, the log is read once more, from here.
            place = feed.enter(position);
            if (place.isPresent()) {
                caughtUp.run();
            }
        }
        return events;
    }

    private Step.Events sent(List<LoggedEvent> events, TimelineView view) {
        long now = Instants.toEpochNanos(clock.instant());
        var wanted = new ArrayList<Step.Sent>();
        for (LoggedEvent event : events) {
            if (event.isBefore(position)) {
                continue;
            }
            position = position.max(event.position()).at(view.position().site());
            if (filter.wants(event, view, now)) {
                wanted.add(new Step.Sent(event, position));
            }
        }
        return new Step.Events(wanted);
    }
}
