package dev.faultline.recorder.deviceevents;

import static dev.faultline.recorder.deviceevents.Given.RECEIVED_AT;
import static dev.faultline.recorder.deviceevents.Given.change;
import static dev.faultline.recorder.deviceevents.Given.retraction;
import static dev.faultline.recorder.deviceevents.Given.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.access.Caller;
import dev.faultline.access.Role;
import dev.faultline.events.EncodedEvent;
import dev.faultline.events.Topics;
import dev.faultline.log.EventLog;
import dev.faultline.log.LogReader;
import dev.faultline.log.MemoryEventLog;
import dev.faultline.log.Position;
import dev.faultline.recorder.requests.Admission;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Taking requests to record device events")
class DeviceEventsIntakeTest {
    private static final Caller REPORTER = new Caller.Known("ana", "1", Set.of(Role.REPORTER));
    private static final String RETRACTION = "{\"device\":\"r1\",\"retracts\":\"e1\",\"reason\":\"a test\"%s}";

    private static final IntakeLimits LIMITS =
            new IntakeLimits(16 * 1024, 2_000, 1024, Duration.ofMinutes(5), 2, 64 * 1024, Duration.ofMillis(50));

    private final MemoryEventLog log = new MemoryEventLog(3, RECEIVED_AT::toEpochMilli);
    private final Admission admission = new Admission(LIMITS.maxRequests(), LIMITS.maxBodiesBytes());
    private final Counted counted = new Counted();
    private final DeviceEventsIntake intake = intake(log);

    private DeviceEventsIntake intake(EventLog before) {
        return new DeviceEventsIntake(
                LIMITS, Given.countedIds(), before, InstantSource.fixed(RECEIVED_AT), admission, counted);
    }

    /** A log that takes an append in its own way and can do nothing else. */
    private record Appending(CompletionStage<Position> answer) implements EventLog {
        @Override
        public CompletionStage<Position> append(List<EncodedEvent> events) {
            return answer;
        }

        @Override
        public LogReader read(Collection<String> topics, Position from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Position end(Collection<String> topics, Duration timeout) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    /** What was counted, in words. */
    private static final class Counted implements IntakeMetrics {
        private final List<String> seen = new ArrayList<>();

        @Override
        public void recorded(int stateChanges, int retractions) {
            seen.add("recorded " + stateChanges + "+" + retractions);
        }

        @Override
        public void skipped(int lines) {
            seen.add("skipped " + lines);
        }

        @Override
        public void refused(String reason) {
            seen.add("refused " + reason);
        }

        @Override
        public Append appendStarted() {
            return confirmed -> seen.add("append " + (confirmed ? "confirmed" : "unconfirmed"));
        }
    }

    private Outcome post(String body) {
        return post("application/json", null, utf8(body));
    }

    private Outcome post(String type, String encoding, byte[] body) {
        return intake.take(new IntakeRequest(type, encoding, body.length, new ByteArrayInputStream(body)));
    }

    @Test
    void right_events_are_on_the_log_when_the_answer_comes() {
        var recorded = assertInstanceOf(
                Outcome.Recorded.class, post("[" + change("\"id\":\"a\"") + "," + retraction("") + "]"));

        assertEquals(List.of("a", "new-1"), recorded.ids());
        assertEquals(log.end(List.of(Topics.DEVICE_EVENTS), Duration.ZERO), recorded.position());
        try (LogReader reader = log.read(List.of(Topics.DEVICE_EVENTS))) {
            assertEquals(2, reader.poll(Duration.ZERO).records().size());
        }
        assertEquals(List.of("append confirmed", "recorded 1+1"), counted.seen);
    }

    @Test
    void one_wrong_line_keeps_all_of_them_from_the_log() {
        var invalid = assertInstanceOf(Outcome.Invalid.class, post("[" + change("") + ",{}]"));

        assertEquals(4, invalid.total());
        assertEquals(Position.START, log.end(List.of(Topics.DEVICE_EVENTS), Duration.ZERO));
        assertEquals(List.of("refused invalid-events"), counted.seen);
    }

    private Outcome post(String body, Map<String, List<String>> query) {
        return take(body, query, Caller.ANYBODY);
    }

    private Outcome take(String body, Map<String, List<String>> query, Caller caller) {
        return intake.take(new IntakeRequest(
                "application/x-ndjson", null, body.length(), query, caller, new ByteArrayInputStream(utf8(body))));
    }

    @Test
    @DisplayName("given a token that names an actor, when a retraction does not say who, then it is that one's")
    void retractedBy() {
        assertInstanceOf(Outcome.Recorded.class, take(RETRACTION.formatted(""), Map.of(), REPORTER));
        var refused = assertInstanceOf(
                Outcome.Invalid.class, take(RETRACTION.formatted(",\"by\":\"ben\""), Map.of(), REPORTER));
        assertEquals(
                List.of("1 by must be left out or be \"ana\", as the token has it"), Given.words(refused.faults()));
        assertInstanceOf(Outcome.Recorded.class, take(RETRACTION.formatted(",\"by\":\"ana\""), Map.of(), REPORTER));
        var open = assertInstanceOf(Outcome.Invalid.class, post(RETRACTION.formatted(""), Map.of()));
        assertEquals(List.of("1 by must be there in a retraction (a line with retracts)"), Given.words(open.faults()));
    }

    @Test
    @DisplayName(
            "given a token without the role importer, when knownAt is set anywhere, then nothing is recorded at all")
    void knownAtForbidden() {
        String backdated = Given.change("\"knownAt\":\"2026-01-01T00:00:00Z\"");
        var skip = Map.of("skipInvalid", List.of("true"));
        for (var query : List.of(Map.<String, List<String>>of(), skip)) {
            var outcome = assertInstanceOf(
                    Outcome.Forbidden.class, take(Given.change("") + "\n" + backdated, query, REPORTER));
            var reply = new String(OutcomeReplies.of(outcome).body(), java.nio.charset.StandardCharsets.UTF_8);
            assertTrue(reply.contains("knownAt, as in line 2, is for who has the role importer only"), reply);
        }
        assertInstanceOf(
                Outcome.Forbidden.class, take(Given.change(""), Map.of("knownAt", List.of("occurred")), REPORTER));
        assertInstanceOf(
                Outcome.Recorded.class,
                take(backdated, Map.of(), new Caller.Known("ana", "1", Set.of(Role.REPORTER, Role.IMPORTER))));
    }

    @Test
    void wrong_lines_are_left_out_where_that_is_asked_for() {
        var recorded = assertInstanceOf(
                Outcome.Recorded.class,
                post(change("\"id\":\"a\"") + "\n{}\n" + change(""), Map.of("skipInvalid", List.of("true"))));

        assertEquals(List.of("a", "new-1"), recorded.ids());
        assertEquals(1, recorded.skipped().orElseThrow().lines());
        assertEquals(List.of("append confirmed", "recorded 2+0", "skipped 1"), counted.seen);
    }

    @Test
    void where_no_line_is_right_nothing_is_recorded_and_that_is_no_success() {
        var invalid = assertInstanceOf(Outcome.Invalid.class, post("{}\n{}\n", Map.of("skipInvalid", List.of("true"))));

        assertEquals(8, invalid.total());
        assertEquals(List.of("refused invalid-events"), counted.seen);
    }

    @Test
    void wrong_parameters_are_refused_before_the_body_is_read() {
        assertInstanceOf(Outcome.WrongParameters.class, post(change(""), Map.of("skipinvalid", List.of("true"))));
        assertEquals(List.of("refused invalid-parameters"), counted.seen);
        assertEquals(Position.START, log.end(List.of(Topics.DEVICE_EVENTS), Duration.ZERO));
    }

    @Test
    void ids_that_do_not_match_the_lines_are_not_told() {
        log.unavailable(true);

        assertEquals(
                new Outcome.Unconfirmed(3, 1, List.of()),
                post(change("") + "\n{}", Map.of("skipInvalid", List.of("true"))));
        assertEquals(
                new Outcome.Unconfirmed(3, 1, List.of("new-2")),
                post(change(""), Map.of("skipInvalid", List.of("true"))));
        assertEquals(
                new Outcome.Unconfirmed(3, 0, List.of()), post(change("") + "\n", Map.of("ids", List.of("content"))));
    }

    @Test
    void gzip_is_unpacked() throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(utf8(change("") + "\n" + change("")));
        }

        for (String encoding : List.of("gzip", "x-gzip", " GZIP ")) {
            var recorded = assertInstanceOf(
                    Outcome.Recorded.class, post("application/x-ndjson", encoding, zipped.toByteArray()));
            assertEquals(2, recorded.stateChanges());
        }
        assertInstanceOf(Outcome.Unreadable.class, post("application/json", "gzip", utf8(change(""))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "Application/JSON; charset=UTF-8", "application/json;charset=\"utf-8\"; v=1"
            })
    void json_by_any_right_name(String type) {
        assertInstanceOf(Outcome.Recorded.class, post(type, "identity", utf8(change(""))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/jsonx",
                "application/cloudevents+json",
                "application/json; charset=iso-8859-1",
                ""
            })
    void other_types_are_not_taken(String type) {
        var unsupported = assertInstanceOf(Outcome.Unsupported.class, post(type, null, utf8(change(""))));

        assertEquals(
                "Content-Type must be application/json or application/x-ndjson, in UTF-8, and it is \"" + type + "\"",
                unsupported.detail());
    }

    @Test
    void a_body_without_a_type_is_not_taken() {
        assertInstanceOf(Outcome.Unsupported.class, post(null, null, utf8(change(""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip", ""})
    void other_encodings_are_not_taken(String encoding) {
        assertInstanceOf(Outcome.Unsupported.class, post("application/json", encoding, utf8(change(""))));
    }

    @Test
    void a_body_beyond_the_limit_names_it() {
        assertEquals(
                new Outcome.TooLarge("A body may have 16,384 bytes at most. Send it in parts"),
                post(" ".repeat(16 * 1024 + 1)));
        assertEquals(List.of("refused body-too-large"), counted.seen);
    }

    @Test
    void a_client_that_goes_away_is_no_event() {
        var gone = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertInstanceOf(Outcome.Unreadable.class, intake.take(new IntakeRequest("application/json", null, 100, gone)));
        assertEquals(0, admission.requests());
        assertEquals(0, admission.bytes());
    }

    @Test
    void when_all_places_are_taken_the_next_is_turned_away() {
        try (var first = admission.enter().orElseThrow();
                var second = admission.enter().orElseThrow()) {
            assertTrue(first != second);
            assertEquals(new Outcome.Overloaded(5), post(change("")));
        }
        assertInstanceOf(Outcome.Recorded.class, post(change("")));
        assertEquals("refused overloaded", counted.seen.get(0));
    }

    @Test
    void when_the_bodies_of_others_take_all_room_the_next_is_turned_away() {
        try (var other = admission.enter().orElseThrow()) {
            assertTrue(other.hold(LIMITS.maxBodiesBytes()));
            assertInstanceOf(Outcome.Overloaded.class, post(change("")));
        }
        assertEquals(0, admission.bytes());
    }

    @Test
    void a_log_that_cannot_be_reached_confirms_nothing() {
        log.unavailable(true);

        assertEquals(new Outcome.Unconfirmed(3, 0, List.of()), post(change("\"id\":\"a\"")));
        assertEquals(List.of("append unconfirmed", "refused log-unavailable"), counted.seen);
        assertEquals(0, admission.requests());
    }

    @Test
    void a_log_that_does_not_answer_in_time_is_no_success() {
        var silent = intake(new Appending(new CompletableFuture<>()));
        byte[] body = utf8(change(""));

        assertInstanceOf(
                Outcome.Unconfirmed.class,
                silent.take(new IntakeRequest("application/json", null, -1, new ByteArrayInputStream(body))));
    }

    @Test
    void a_fault_of_ours_is_not_told_as_an_unreachable_log() {
        var broken = intake(new Appending(CompletableFuture.failedFuture(new IllegalArgumentException("too large"))));
        byte[] body = utf8(change(""));

        assertThrows(
                IllegalStateException.class,
                () -> broken.take(new IntakeRequest("application/json", null, -1, new ByteArrayInputStream(body))));
        assertEquals(0, admission.requests());
    }

    @Test
    void ids_that_were_given_here_are_told_so_that_the_request_can_be_repeated() {
        log.unavailable(true);

        assertEquals(
                new Outcome.Unconfirmed(3, 1, List.of("a", "new-1")),
                post("[" + change("\"id\":\"a\"") + "," + change("") + "]"));
    }

    @Test
    void more_than_a_thousand_ids_are_not_told() {
        var roomy = new IntakeLimits(1 << 20, 2_000, 1024, Duration.ZERO, 2, 1 << 21, Duration.ofSeconds(1));
        var large = new DeviceEventsIntake(
                roomy,
                Given.countedIds(),
                log,
                InstantSource.fixed(RECEIVED_AT),
                new Admission(2, 1 << 21),
                IntakeMetrics.NONE);
        log.unavailable(true);
        String lines = IntStream.range(0, 1_001).mapToObj(i -> change("")).collect(Collectors.joining("\n"));

        assertEquals(
                new Outcome.Unconfirmed(3, 1_001, List.of()),
                large.take(new IntakeRequest("application/x-ndjson", null, -1, new ByteArrayInputStream(utf8(lines)))));
    }
}
