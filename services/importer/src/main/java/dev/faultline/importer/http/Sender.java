package dev.faultline.importer.http;

import dev.faultline.importer.lines.Piece;
import dev.faultline.log.Position;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Sends batches to a Faultline, each again and again, a bounded number of times, until it is acknowledged or refused: the
 * lines have ids that are made of them, so a repeat is harmless, and no answer is never taken for success. For many threads.
 */
public final class Sender implements AutoCloseable {
    /** How often a batch is sent at most; with the pauses between, that is some 40 seconds. */
    public static final int MAX_TRIES = 12;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE_ASKED = Duration.ofSeconds(30);

    private static final int CREATED = 201;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String INVALID_EVENTS = "/problems/invalid-events";

    private final URI address;
    private final boolean skipInvalid;
    private final Token token;
    private final Pauses pauses;
    private final Consumer<String> notices;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** What came of a request, retries included. */
    private sealed interface Reply {
        record Got(int status, Answer answer, Optional<Position> position) implements Reply {}

        record None(String why) implements Reply {}
    }

    /**
     * A sender.
     *
     * @param url of the Faultline, without a slash at its end
     * @param skipInvalid whether wrong lines are left out
     * @param knownAtOccurred whether state changes without knownAt were known when they occurred
     * @param token goes with every request
     * @param notices told, on any thread, why something is tried again
     */
    public Sender(
            String url,
            boolean skipInvalid,
            boolean knownAtOccurred,
            Token token,
            Pauses pauses,
            Consumer<String> notices) {
        this.address = URI.create(url + "/api/v1/device-events?ids=content" + (skipInvalid ? "&skipInvalid=true" : "")
                + (knownAtOccurred ? "&knownAt=occurred" : ""));
        this.skipInvalid = skipInvalid;
        this.token = token;
        this.pauses = pauses;
        this.notices = notices;
    }

    /** Sends a batch that has something else than empty lines. */
    public Sent send(Piece.Batch batch) throws InterruptedException {
        return send(new Part(batch.firstLine(), batch.bytes(), 0, batch.bytes().length));
    }

    private Sent send(Part part) throws InterruptedException {
        if (part.blank()) {
            return Sent.Taken.NOTHING;
        }
        return switch (post(part)) {
            case Reply.None none -> new Sent.Failed(none.why());
            case Reply.Got got -> sent(part, got);
        };
    }

    private Sent sent(Part part, Reply.Got got) throws InterruptedException {
        Answer answer = got.answer();
        if (got.status() == CREATED && got.position().isPresent()) {
            return new Sent.Taken(
                    answer.recorded(),
                    answer.refused(),
                    part.inFile(answer.errors()),
                    got.position().get());
        }
        if (got.status() == BAD_REQUEST
                && answer.type().equals(INVALID_EVENTS)
                && !answer.errors().isEmpty()) {
            return refused(part, part.inFile(answer.errors()), answer.errorCount());
        }
        if (got.status() == TOO_LARGE) {
            return part.singleLine() ? refused(part, List.of(tooLarge(part, answer)), 1) : inHalves(part);
        }
        return new Sent.Failed("POST %s answered %d%s%s"
                .formatted(
                        address,
                        got.status(),
                        answer.detail().isEmpty() ? "" : ": " + answer.detail(),
                        whatToDo(got.status())));
    }

    /** What helps when the caller was turned away. */
    private static String whatToDo(int status) {
        return switch (status) {
            case UNAUTHORIZED ->
                ". Put a good token into a file and name that with --token-file, or put it into FAULTLINE_TOKEN";
            case FORBIDDEN ->
                ". An import needs a token with the role reporter and, where knownAt is set or with --known-at-occurred,"
                        + " importer as well";
            default -> "";
        };
    }

    private Sent refused(Part part, List<Fault> faults, long total) {
        return skipInvalid
                ? new Sent.Taken(0, part.statements(), faults, Position.START)
                : new Sent.Refused(faults, total);
    }

    private static Fault tooLarge(Part part, Answer answer) {
        return new Fault(
                part.firstLine(), Optional.empty(), "must be shorter for this server, which says: " + answer.detail());
    }

    /** The server takes less at once than it does as it comes. */
    private Sent inHalves(Part part) throws InterruptedException {
        Sent first = send(part.firstHalf());
        if (!(first instanceof Sent.Taken one)) {
            return first;
        }
        Sent second = send(part.secondHalf());
        return second instanceof Sent.Taken other ? one.and(other) : second;
    }

    private Reply post(Part part) throws InterruptedException {
        for (int tried = 1; ; tried++) {
            HttpRequest request;
            try {
                request = request(part);
            } catch (IOException e) {
                return new Reply.None(words(e));
            }
            String why;
            Optional<Duration> asked = Optional.empty();
            try {
                HttpResponse<byte[]> response = exchange(request);
                Answer answer = Answer.read(response.body());
                if (!again(response.statusCode())) {
                    return new Reply.Got(response.statusCode(), answer, position(response));
                }
                asked = retryAfter(response);
                why = "answered %d: %s".formatted(response.statusCode(), answer.detail());
            } catch (IOException e) {
                why = "gave no answer: " + words(e);
            }
            if (Thread.interrupted()) {
                // Told to end, and what failed may have failed for that.
                throw new InterruptedException();
            }
            if (tried == MAX_TRIES) {
                return new Reply.None("POST %s %s. It was tried %d times".formatted(address, why, MAX_TRIES));
            }
            Duration pause = pause(tried, asked);
            notices.accept("%s:%d %s; trying again in %s s"
                    .formatted(address.getHost(), address.getPort(), why, seconds(pause)));
            pauses.pause(pause);
        }
    }

    /** The request with the token as it is now. */
    private HttpRequest request(Part part) throws IOException {
        var request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(part.bytes(), part.from(), part.to() - part.from()));
        token.read().ifPresent(given -> request.header("Authorization", "Bearer " + given));
        return request.build();
    }

    /** The time-out of a request ends with the headers of its answer; this one is for all of it. */
    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException, InterruptedException {
        var exchange = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return exchange.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new IOException("no answer within " + ANSWER.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException("sending failed", e.getCause());
        } catch (InterruptedException e) {
            exchange.cancel(true);
            throw e;
        }
    }

    private static boolean again(int status) {
        return status >= 500 || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT;
    }

    private static Optional<Position> position(HttpResponse<?> response) {
        return response.headers().firstValue("Faultline-Position").flatMap(Position::parse);
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    /** What the server asks for, within bounds; else twice as long each time. */
    private static Duration pause(int tried, Optional<Duration> asked) {
        Duration ours = shorter(SHORTEST_PAUSE.multipliedBy(1L << Math.min(tried - 1, 10)), LONGEST_PAUSE);
        return asked.map(theirs -> shorter(theirs, LONGEST_PAUSE_ASKED))
                .filter(theirs -> theirs.compareTo(ours) > 0)
                .orElse(ours);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String seconds(Duration pause) {
        return "%.1f".formatted(pause.toMillis() / 1_000.0);
    }

    private static String words(IOException e) {
        if (e instanceof ConnectException) {
            return "nobody can be reached there";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
