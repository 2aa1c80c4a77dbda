package dev.faultline.timeline.following;

import dev.faultline.log.EventLog;
import dev.faultline.log.Position;
import dev.faultline.timeline.feed.Feed;
import dev.faultline.timeline.replay.CatchUp;
import dev.faultline.timeline.replay.Timeline;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Lets so many follow as there is room for, and counts what becomes of them. Safe for many threads. */
public final class Streams {
    private final EventLog log;
    private final List<String> topics;
    private final Timeline timeline;
    private final Feed feed;
    private final InstantSource clock;
    private final StreamLimits limits;
    private final Semaphore places;
    private final Semaphore catchUps;
    private final AtomicLong open = new AtomicLong();
    private final LongAdder caughtUp = new LongAdder();
    private final LongAdder overruns = new LongAdder();
    private final LongAdder stalled = new LongAdder();
    private final LongAdder sent = new LongAdder();

    public Streams(
            EventLog log, List<String> topics, Timeline timeline, Feed feed, InstantSource clock, StreamLimits limits) {
        this.log = log;
        this.topics = List.copyOf(topics);
        this.timeline = timeline;
        this.feed = feed;
        this.clock = clock;
        this.limits = limits;
        this.places = new Semaphore(limits.maxStreams());
        this.catchUps = new Semaphore(limits.maxCatchUps());
    }

    /** What becomes of one who wants to follow. */
    public sealed interface Opened {
        /** He does, and is closed by whoever opened him. */
        record Following(Follower follower) implements Opened {}

        /** There is no room; {@code why} says so in words. */
        record Full(String why) implements Opened {}
    }

    /** The limits. */
    public StreamLimits limits() {
        return limits;
    }

    /**
     * Lets one more follow, if there is room.
     *
     * @param from he has everything before it; the timeline shows that position already
     */
    public Opened open(Position from, StreamFilter filter) {
        if (!places.tryAcquire()) {
            return new Opened.Full(limits.maxStreams() + " follow already.");
        }
        OptionalLong place = feed.enter(from);
        boolean behind = place.isEmpty();
        if (behind && !catchUps.tryAcquire()) {
            places.release();
            return new Opened.Full(
                    limits.maxCatchUps()
                            + " read the log already because they were away for long; the position lies before what is held in memory.");
        }
        open.incrementAndGet();
        if (behind) {
            caughtUp.increment();
        }
        var reads = new AtomicBoolean(behind);
        Runnable readsNoMore = () -> {
            if (reads.compareAndSet(true, false)) {
                catchUps.release();
            }
        };
        return new Opened.Following(new Follower(
                timeline,
                feed,
                filter,
                clock,
                from,
                place,
                (position, view) -> new CatchUp(log, topics, position, view),
                readsNoMore,
                () -> {
                    readsNoMore.run();
                    open.decrementAndGet();
                    places.release();
                }));
    }

    /** Whether nothing will come to anybody any more. */
    public boolean closed() {
        return feed.closed();
    }

    /** Ends all streams soon. */
    public void close() {
        feed.close();
    }

    /** Notes that so many events went out. */
    public void sent(int events) {
        sent.add(events);
    }

    /** Notes that one was told that he is too slow. */
    public void overrun() {
        overruns.increment();
    }

    /** Notes that one was closed because he did not read. */
    public void stalled() {
        stalled.increment();
    }

    /** How many follow now. */
    public long openCount() {
        return open.get();
    }

    /** How many events went out. */
    public long sentCount() {
        return sent.sum();
    }

    /** How many were told that they are too slow. */
    public long overrunCount() {
        return overruns.sum();
    }

    /** How many were closed because they did not read. */
    public long stalledCount() {
        return stalled.sum();
    }

    /** How many began by reading the log. */
    public long catchUpCount() {
        return caughtUp.sum();
    }
}
