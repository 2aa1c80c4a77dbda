package dev.faultline.timeline.replay;

import dev.faultline.log.EventLog;
import dev.faultline.log.LogBatch;
import dev.faultline.log.LogReader;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.Position;
import dev.faultline.log.ReadAhead;
import dev.faultline.timeline.feed.Feed;
import dev.faultline.timeline.feed.FeedLimits;
import dev.faultline.timeline.feed.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The timeline that replays the log from its start and then follows it. One thread reads ahead, one owns the fold and
 * publishes a view after what it applied, a third asks the log now and then where it ends. When the log cannot be reached
 * the last view goes on being answered; when reading fails for good, {@link Status#failure} says why.
 */
public final class LiveTimeline implements Timeline, AutoCloseable {
    /** A view is published at most this often: a write then copies what it touches at most this often, too. */
    static final Duration PUBLISH_INTERVAL = Duration.ofMillis(5);

    /** Enough that neither thread waits for the other at each batch, and few enough that what is read is still near. */
    private static final int BATCHES_AHEAD = 16;

    private static final Duration IDLE_POLL = Duration.ofMillis(500);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    private final EventLog log;
    private final List<String> topics;
    private final InstantSource clock;
    private final Quarantine quarantine;
    private final ReplayObserver observer;
    private final Feed feed;
    private final Fold fold;
    private final Instant started;
    private final Thread folding;
    private final Thread watching;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private TimelineView view;
    private Optional<LogReader> reading = Optional.empty();
    private boolean stopping;
    private Optional<String> failure = Optional.empty();
    private Position position = Position.START;
    private Position goal = Position.START;
    private Position end = Position.START;
    private Optional<Instant> contact = Optional.empty();
    private long applied;
    private long facts;
    private long conflicts;

    /** Starts the replay where nobody follows. */
    public LiveTimeline(
            EventLog log,
            Collection<String> topics,
            InstantSource clock,
            Quarantine quarantine,
            ReplayObserver observer) {
        this(log, topics, clock, quarantine, observer, new Feed(FeedLimits.DEFAULT));
    }

    /**
     * Starts the replay.
     *
     * @param topics what to read
     * @param quarantine where records go that cannot be read
     * @param feed gets what tells something new once the log was replayed to where it ended at the start, after the view
     *     that shows it; it is closed with the timeline
     */
    public LiveTimeline(
            EventLog log,
            Collection<String> topics,
            InstantSource clock,
            Quarantine quarantine,
            ReplayObserver observer,
            Feed feed) {
        this.log = log;
        this.topics = List.copyOf(topics);
        this.clock = clock;
        this.quarantine = quarantine;
        this.observer = observer;
        this.feed = feed;
        this.fold = new Fold(quarantine);
        this.started = clock.instant();
        this.folding = Thread.ofPlatform().daemon().name("timeline-fold").unstarted(this::foldUntilStopped);
        this.watching = Thread.ofPlatform().daemon().name("timeline-log-end").unstarted(this::watchTheEnd);
        folding.start();
        watching.start();
    }

    /** Where unreadable records are named. */
    public Quarantine quarantine() {
        return quarantine;
    }

    @Override
    public Optional<TimelineView> view() {
        lock.lock();
        try {
            return Optional.ofNullable(view);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<TimelineView> await(Position after, Duration timeout) {
        long left = timeout.toNanos();
        lock.lock();
        try {
            while (view == null || !view.position().covers(after)) {
                if (left <= 0 || stopping) {
                    return Optional.empty();
                }
                left = changed.awaitNanos(left);
            }
            return Optional.of(view);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Set<Position.Partition> partitions() {
        lock.lock();
        try {
            return reading.map(LogReader::partitions).orElse(Set.of());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Status status() {
        lock.lock();
        try {
            return new Status(
                    started,
                    view != null,
                    folding.isAlive() && failure.isEmpty(),
                    failure,
                    position,
                    goal,
                    end.max(goal),
                    position.distanceTo(end.max(goal)),
                    contact,
                    applied,
                    facts,
                    conflicts);
        } finally {
            lock.unlock();
        }
    }

    /** Stops reading; what was published goes on being answered, and nothing more comes to those who follow. */
    @Override
    public void close() {
        feed.close();
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        folding.interrupt();
        watching.interrupt();
        try {
            folding.join(STOP_WAIT);
            watching.join(STOP_WAIT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void foldUntilStopped() {
        try {
            Position replayed = reach(() -> log.end(topics, END_TIMEOUT));
            goal(replayed);
            var records = new RecordReader();
            // What lies before the end that was found goes to nobody who follows.
            Function<LogBatch, ReadBatch> prepare =
                    batch -> replayed.covers(batch.end()) ? records.read(batch) : records.readWhole(batch);
            try (var reader = new ReadAhead<>(reach(this::read), prepare, BATCHES_AHEAD, "timeline-reader")) {
                replayAndFollow(reader);
            }
        } catch (StoppedException stopped) {
            // Told to: nothing failed.
        } catch (RuntimeException | Error failed) {
            if (!stopping()) {
                fail(failed);
            }
        }
    }

    private LogReader read() {
        LogReader opened = log.read(topics);
        lock.lock();
        try {
            reading = Optional.of(opened);
        } finally {
            lock.unlock();
        }
        return opened;
    }

    private void replayAndFollow(ReadAhead<ReadBatch> reader) {
        long publishedAt = System.nanoTime() - PUBLISH_INTERVAL.toNanos();
        boolean dirty = true;
        while (!stopping()) {
            boolean ready = fold.position().covers(goal);
            long due = publishedAt + PUBLISH_INTERVAL.toNanos() - System.nanoTime();
            if (ready && dirty && due <= 0) {
                publish();
                publishedAt = System.nanoTime();
                dirty = false;
            }
            Optional<ReadBatch> batch = poll(reader, ready && dirty ? Duration.ofNanos(Math.max(0, due)) : IDLE_POLL);
            if (batch.isPresent()) {
                List<LoggedEvent> news = apply(batch.get());
                if (ready) {
                    feed.add(news);
                }
                dirty = true;
            }
        }
    }

    /** What the log refuses to be read now is read later: the age of the last contact tells that it does. */
    private static Optional<ReadBatch> poll(ReadAhead<ReadBatch> reader, Duration timeout) {
        try {
            return reader.poll(timeout);
        } catch (LogUnavailableException unavailable) {
            return Optional.empty();
        }
    }

    private List<LoggedEvent> apply(ReadBatch batch) {
        long began = System.nanoTime();
        List<LoggedEvent> news = fold.apply(batch);
        observer.folded(batch.reads().size(), System.nanoTime() - began);
        lock.lock();
        try {
            position = fold.position();
            applied = fold.applied();
            facts = fold.factCount();
            conflicts = fold.conflicts();
        } finally {
            lock.unlock();
        }
        return news;
    }

    private void publish() {
        long began = System.nanoTime();
        TimelineView fresh = fold.view();
        observer.published(System.nanoTime() - began);
        lock.lock();
        try {
            view = fresh;
            // Whoever sees the view finds its events in the feed, and whoever finds an event sees a view that holds it.
            feed.publish(fresh.position());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void watchTheEnd() {
        while (!stopping()) {
            try {
                ended(log.end(topics, END_TIMEOUT));
                log.askOrigin(END_TIMEOUT);
                inContact();
            } catch (LogUnavailableException unavailable) {
                // The age of the last contact tells readers how stale their answers are.
            } catch (RuntimeException failed) {
                if (!stopping()) {
                    fail(failed);
                }
                return;
            }
            pause();
        }
    }

    private void ended(Position seen) {
        lock.lock();
        try {
            end = end.max(seen);
        } finally {
            lock.unlock();
        }
    }

    /** A copy whose origin is away is as stale as a log that is away: nothing new comes in. */
    private void inContact() {
        lock.lock();
        try {
            contact = Optional.of(clock.instant());
        } finally {
            lock.unlock();
        }
    }

    private interface Reached<T> {
        T get();
    }

    /** Asks again, with pauses, until the log answers: without it there is nothing to replay. */
    private <T> T reach(Reached<T> asked) {
        while (true) {
            try {
                return asked.get();
            } catch (LogUnavailableException unavailable) {
                pause();
                if (stopping()) {
                    throw new StoppedException();
                }
            }
        }
    }

    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void goal(Position found) {
        lock.lock();
        try {
            goal = found;
        } finally {
            lock.unlock();
        }
    }

    private void fail(Throwable cause) {
        lock.lock();
        try {
            if (failure.isEmpty()) {
                failure = Optional.of(cause.getMessage() == null ? cause.toString() : cause.getMessage());
            }
        } finally {
            lock.unlock();
        }
        System.getLogger(LiveTimeline.class.getName())
                .log(System.Logger.Level.ERROR, "The timeline follows the log no longer", cause);
    }

    /** Ends early when told to stop. */
    private void pause() {
        long left = RETRY_PAUSE.toNanos();
        lock.lock();
        try {
            while (left > 0 && !stopping) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean stopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }
}
