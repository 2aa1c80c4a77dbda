package dev.faultline.timeline.replay;

import dev.faultline.log.EventLog;
import dev.faultline.log.LogBatch;
import dev.faultline.log.LogReader;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.Position;
import dev.faultline.log.ReadAhead;
import dev.faultline.timeline.facts.LogPlace;
import dev.faultline.timeline.feed.LoggedEvent;
import dev.faultline.timeline.incidents.StaffRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the log once more, from a position to where a view stands, for one who follows and was away for longer than the feed
 * reaches back. It gives what told something new when it came, which the view knows, and leaves out repeats as the feed
 * does. A thread of its own reads, few batches ahead; everything else is for one thread.
 */
public final class CatchUp implements AutoCloseable {
    private static final int BATCHES_AHEAD = 1;

    private final TimelineView view;
    private final ReadAhead<ReadBatch> reader;
    private Position position;

    /**
     * Starts reading. A log that cannot be reached is asked again and again.
     *
     * @param topics what to read
     * @param from where to begin, which the view covers
     * @param view up to where to read
     */
    public CatchUp(EventLog log, List<String> topics, Position from, TimelineView view) {
        this.view = view;
        this.position = from;
        this.reader = new ReadAhead<>(
                new Opening(log, topics, from), new RecordReader()::readWhole, BATCHES_AHEAD, "timeline-catch-up");
    }

    /** Up to where all was given. */
    public Position position() {
        return position;
    }

    /** Whether it has come to where the view stands. */
    public boolean done() {
        return position.covers(view.position());
    }

    /**
     * The next events, in the order of the log; none where none came within {@code timeout}.
     *
     * @throws dev.faultline.log.HistoryLostException when records that are wanted are gone from the log
     */
    public List<LoggedEvent> poll(Duration timeout) {
        Optional<ReadBatch> polled = next(timeout);
        if (polled.isEmpty()) {
            return List.of();
        }
        ReadBatch batch = polled.get();
        var news = new ArrayList<LoggedEvent>();
        for (int i = 0; i < batch.reads().size(); i++) {
            LoggedEvent event = batch.events().get(i);
            // Some partitions are read further than others: what the view does not hold yet comes by the feed.
            if (event != null
                    && event.isBefore(view.position())
                    && isNews(batch.reads().get(i))) {
                news.add(event);
            }
        }
        position = position.max(batch.end().min(view.position()));
        return news;
    }

    private Optional<ReadBatch> next(Duration timeout) {
        try {
            return reader.poll(timeout);
        } catch (LogUnavailableException unavailable) {
            return Optional.empty();
        }
    }

    private boolean isNews(Read read) {
        return switch (read) {
            case Read.Fact fact ->
                view.facts()
                        .find(new String(fact.key(), StandardCharsets.UTF_8))
                        .filter(device -> view.facts()
                                .history(device)
                                .isNewsOfFact(fact.occurredAt(), LogPlace.of(fact.partition(), fact.offset())))
                        .isPresent();
            case Read.Retraction retraction ->
                view.facts()
                        .find(new String(retraction.key(), StandardCharsets.UTF_8))
                        .filter(device -> view.facts()
                                .history(device)
                                .isNewsOfRetraction(LogPlace.of(retraction.partition(), retraction.offset())))
                        .isPresent();
            // Each registration is: which came first is not remembered.
            case Read.Registration registration -> true;
            case Read.Staff staff -> isNews(staff.record());
            case Read.Unreadable unreadable -> false;
        };
    }

    private boolean isNews(StaffRecord record) {
        return view.incidents().isNews(record);
    }

    /** Ends the reading. */
    @Override
    public void close() {
        reader.close();
    }

    /** A reader that opens the log when it is first polled: that takes its time, and is done on the reading thread. */
    private static final class Opening implements LogReader {
        private final EventLog log;
        private final List<String> topics;
        private final Position from;
        private volatile LogReader opened;

        private Opening(EventLog log, List<String> topics, Position from) {
            this.log = log;
            this.topics = topics;
            this.from = from;
        }

        @Override
        public LogBatch poll(Duration timeout) {
            if (opened == null) {
                opened = log.read(topics, from);
            }
            return opened.poll(timeout);
        }

        @Override
        public Set<Position.Partition> partitions() {
            return opened == null ? Set.of() : opened.partitions();
        }

        @Override
        public void wakeup() {
            LogReader reader = opened;
            if (reader != null) {
                reader.wakeup();
            }
        }

        @Override
        public void close() {
            if (opened != null) {
                opened.close();
            }
        }
    }
}
