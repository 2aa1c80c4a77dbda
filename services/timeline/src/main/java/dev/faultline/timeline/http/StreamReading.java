package dev.faultline.timeline.http;

import dev.faultline.log.Position;
import dev.faultline.timeline.following.StreamFilter;
import dev.faultline.timeline.following.Streams;
import dev.faultline.timeline.replay.Timeline;
import dev.faultline.timeline.replay.TimelineView;
import dev.faultline.timeline.views.Selection;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the question of one who wants to follow, and lets him, or says why not before anything was sent. */
public final class StreamReading {
    /** The header by which a browser says what it had last. */
    public static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final String AFTER = "after";
    private static final Set<String> PARAMETERS = Set.of("datacenter", "role", "device", AskedIncident.NAME, AFTER);
    private static final int LONGEST_RETRY_SECONDS = 5;

    private final Reads reads;
    private final Timeline timeline;
    private final InstantSource clock;
    private final Streams streams;

    public StreamReading(Reads reads, Timeline timeline, InstantSource clock, Streams streams) {
        this.reads = reads;
        this.timeline = timeline;
        this.clock = clock;
        this.streams = streams;
    }

    /** What becomes of the question. */
    public sealed interface Outcome {
        /** The stream is open, and is run or closed by whoever asked. */
        record Open(EventStream stream) implements Outcome {}

        /** It is not. */
        record Refused(Reply reply) implements Outcome {}
    }

    /**
     * Opens a stream. Waits up to {@link ReadLimits#afterWait} where it is to go on at a position that lies ahead.
     *
     * @param path of the question as it came, encoded
     * @param given the values of each parameter, decoded
     * @param lastEventId the header of that name; an empty one is none
     */
    public Outcome open(String path, Map<String, List<String>> given, Optional<String> lastEventId) {
        var ask = new Ask(path, given, PARAMETERS);
        var selection = new Selection(ask.names("datacenter"), ask.names("role"), ask.names("device"));
        AskedIncident incident = AskedIncident.of(ask);
        Optional<Position> after = from(ask, lastEventId.filter(id -> !id.isEmpty()));
        if (!ask.errors().isEmpty()) {
            return refused(Problem.invalid(ask.errors()));
        }
        Optional<TimelineView> view = after.isEmpty()
                ? timeline.view()
                : timeline.await(after.get(), reads.limits().afterWait());
        if (view.isEmpty()) {
            return refused(reads.absent(after));
        }
        Optional<String> unknown = incident.id()
                .filter(id -> view.get().incidents().incidentRecords(id).isEmpty());
        if (unknown.isPresent()) {
            return refused(Problem.of(ProblemType.INCIDENT_NOT_FOUND, "No incident has the id " + unknown.get() + "."));
        }
        return open(after.orElse(view.get().position()), new StreamFilter(selection, incident.id()));
    }

    private Outcome open(Position from, StreamFilter filter) {
        return switch (streams.open(from, filter)) {
            case Streams.Opened.Following following ->
                new Outcome.Open(new EventStream(following.follower(), streams, clock, reads::staleSeconds));
            case Streams.Opened.Full full ->
                new Outcome.Refused(Reads.problem(
                        Problem.of(ProblemType.OVERLOADED, full.why()), 1 + spread(LONGEST_RETRY_SECONDS)));
        };
    }

    /** Where the stream goes on: a browser that comes back keeps the address, so what it had last counts before that. */
    private Optional<Position> from(Ask ask, Optional<String> lastEventId) {
        Optional<Position> after = ask.position(AFTER);
        Optional<Position> last = lastEventId.flatMap(Position::parse);
        if (lastEventId.isPresent() && last.isEmpty()) {
            ask.wrong(LAST_EVENT_ID, "must be the id of an event as an earlier stream gave it");
        }
        after.flatMap(this::wrong).ifPresent(wrong -> ask.wrong(AFTER, wrong));
        last.flatMap(this::wrong).ifPresent(wrong -> ask.wrong(LAST_EVENT_ID, wrong));
        return last.or(() -> after);
    }

    private Optional<String> wrong(Position position) {
        return Standpoint.wrong(
                position, timeline.partitions(), timeline.status().position());
    }

    /** Any of so many numbers from 0 on: those who are sent away are not to come back all at once. */
    private int spread(int numbers) {
        return Math.floorMod(clock.instant().getNano() / 1_000, numbers);
    }

    private static Outcome refused(Problem problem) {
        return new Outcome.Refused(Reads.problem(problem));
    }
}
