package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.log.Position;
import dev.faultline.timeline.replay.Timeline;
import dev.faultline.timeline.replay.TimelineView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What all reads have in common: parameters, the wait for a position, one view for each answer, headers, problems. */
public final class Reads {
    /** The header that says of which position an answer is. */
    public static final String POSITION_HEADER = "Faultline-Position";
    /** The header that says for how many seconds the log has not answered, where that is long. */
    public static final String STALE_HEADER = "Faultline-Stale";

    private static final System.Logger LOG = System.getLogger(Reads.class.getName());
    private static final String RETRY_AFTER = "Retry-After";

    private final Timeline timeline;
    private final InstantSource clock;
    private final ReadLimits limits;
    private final Semaphore turns;

    public Reads(Timeline timeline, InstantSource clock, ReadLimits limits) {
        this.timeline = timeline;
        this.clock = clock;
        this.limits = limits;
        this.turns = new Semaphore(limits.maxReads(), true);
    }

    /** How reads are answered. */
    public ReadLimits limits() {
        return limits;
    }

    /**
     * Answers a question. Waits up to {@link ReadLimits#afterWait} where it asks for a position.
     *
     * @param path of the question as it came, encoded
     * @param given the values of each parameter, decoded
     * @param allowed the names of parameters that this question may have beside {@code knownAt} and {@code after}; those
     *     of {@link Standpoint#REPEATING} are read where they are among them
     * @param read reads its own parameters, with the values that the {@link Ask} gives in place of wrong ones, too
     */
    public Reply reply(
            String path, Map<String, List<String>> given, Set<String> allowed, Function<Ask, Question> read) {
        try {
            return tryReply(path, given, allowed, read);
        } catch (RuntimeException unexpected) {
            LOG.log(System.Logger.Level.ERROR, "no answer to " + path, unexpected);
            return problem(
                    Problem.of(ProblemType.INTERNAL_ERROR, "This is a fault of the service, not of the question."));
        }
    }

    private Reply tryReply(
            String path, Map<String, List<String>> given, Set<String> allowed, Function<Ask, Question> read) {
        var all = new HashSet<>(allowed);
        all.addAll(Standpoint.NAMES);
        var ask = new Ask(path, given, all);
        Question question = read.apply(ask);
        var standpoint = Standpoint.of(ask, timeline.partitions(), clock.instant());
        if (!ask.errors().isEmpty()) {
            return problem(Problem.invalid(ask.errors()));
        }
        Optional<Position> awaited = standpoint.awaited();
        Optional<TimelineView> view =
                awaited.isEmpty() ? timeline.view() : timeline.await(awaited.get(), limits.afterWait());
        if (view.isEmpty()) {
            return problem(absent(awaited));
        }
        if (!takeTurn()) {
            return problem(Problem.of(
                    ProblemType.OVERLOADED,
                    limits.maxReads() + " questions are being answered, and none was done within " + limits.readWait()
                            + "."));
        }
        try {
            return answered(path, given, ask, question, standpoint.look(view.get(), clock.instant()));
        } finally {
            turns.release();
        }
    }

    /** An answer takes memory and time: only so many are made at once, however many ask. */
    private boolean takeTurn() {
        try {
            return turns.tryAcquire(limits.readWait().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Reply answered(String path, Map<String, List<String>> given, Ask ask, Question question, Look look) {
        return switch (question.answer(look)) {
            case Answer.Refused refused -> problem(refused.problem());
            case Answer.Found found -> found(path, given, look, found, ask);
            case Answer.Document document -> document(document);
        };
    }

    private Reply document(Answer.Document document) {
        Map<String, String> headers = new HashMap<>(document.headers());
        headers.put(POSITION_HEADER, document.position());
        staleSeconds().ifPresent(seconds -> headers.put(STALE_HEADER, Long.toString(seconds)));
        return new Reply(200, headers, document.mediaType(), document.body());
    }

    /** Why there is no view that covers what was awaited. */
    Problem absent(Optional<Position> awaited) {
        Timeline.Status status = timeline.status();
        if (!status.ready()) {
            return Problem.of(
                    ProblemType.REPLAYING,
                    status.failure()
                            .map(why -> "The replay has stopped: " + why)
                            .orElse("%d records are replayed, %d are left."
                                    .formatted(
                                            status.applied(), status.position().distanceTo(status.goal()))));
        }
        return Problem.of(
                ProblemType.NOT_YET_VISIBLE,
                "Within %s the position %s was not reached; the log is replayed to %s."
                        .formatted(
                                limits.afterWait(),
                                awaited.map(Position::toString).orElse(""),
                                status.position()));
    }

    private Reply found(String path, Map<String, List<String>> given, Look look, Answer.Found found, Ask ask) {
        Map<String, String> headers = new HashMap<>();
        headers.put(POSITION_HEADER, look.position());
        staleSeconds().ifPresent(seconds -> headers.put(STALE_HEADER, Long.toString(seconds)));
        found.revision().ifPresent(revision -> headers.put("ETag", "\"" + revision + "\""));
        found.next().ifPresent(key -> headers.put("Link", link(path, given, ask.cursor(key))));
        return new Reply(200, headers, "application/json", Json.bytes(found.body()));
    }

    /** For how many seconds the log has not answered; empty while that is not long. */
    OptionalLong staleSeconds() {
        Timeline.Status status = timeline.status();
        Instant since = status.contact().orElse(status.started());
        Duration silent = Duration.between(since, clock.instant());
        boolean stale = !status.readerAlive() || silent.compareTo(limits.staleAfter()) > 0;
        return stale ? OptionalLong.of(Math.max(1, silent.toSeconds())) : OptionalLong.empty();
    }

    private static String link(String path, Map<String, List<String>> given, String cursor) {
        var parameters = new TreeMap<>(given);
        parameters.put("cursor", List.of(cursor));
        // A position that was waited for once need not be waited for again.
        parameters.remove("after");
        return "<" + Address.of(path, parameters) + ">; rel=\"next\"";
    }

    static Reply problem(Problem problem) {
        return problem(problem, 1);
    }

    /** @param retrySeconds after how long to ask again, where asking again is of use */
    static Reply problem(Problem problem, int retrySeconds) {
        Map<String, String> headers =
                problem.type().status() == 503 ? Map.of(RETRY_AFTER, Integer.toString(retrySeconds)) : Map.of();
        ProblemType type = problem.type();
        var body = new ProblemBody(type.address(), type.title(), type.status(), problem.detail(), problem.errors());
        return new Reply(type.status(), headers, Problem.MEDIA_TYPE, Json.bytes(body));
    }

    /** A problem as it is written. */
    public record ProblemBody(
            String type,
            String title,
            int status,
            String detail,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {}
}
