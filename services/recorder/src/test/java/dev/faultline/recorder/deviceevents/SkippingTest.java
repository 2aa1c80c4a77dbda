package dev.faultline.recorder.deviceevents;

import static dev.faultline.recorder.deviceevents.Given.RECEIVED_AT;
import static dev.faultline.recorder.deviceevents.Given.change;
import static dev.faultline.recorder.deviceevents.Given.events;
import static dev.faultline.recorder.deviceevents.Given.ndjson;
import static dev.faultline.recorder.deviceevents.Given.retraction;
import static dev.faultline.recorder.deviceevents.Given.utf8;
import static dev.faultline.recorder.deviceevents.Given.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Leaving wrong lines out")
class SkippingTest {
    private static final IntakeOptions SKIP = new IntakeOptions(true, false, false);

    private static Reading.Accepted taken(Reading reading) {
        return assertInstanceOf(Reading.Accepted.class, reading, reading::toString);
    }

    private static List<String> leftOut(Reading reading) {
        return words(taken(reading).skipped().orElseThrow().faults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"device\":\"r1\"}",
                "{\"device\":",
                "nothing",
                "[]",
                "{} {}",
                "{\"device\":\"r1\",\"datacenter\":\"a\",\"role\":\"e\",\"state\":\"up\"} more",
                "{\"device\":\"r1\",\"datacenter\":\"a\",\"role\":\"e\",\n\"state\":\"up\"}"
            })
    void lines_around_a_wrong_one_are_taken_and_nothing_of_it_is(String wrong) {
        var reading = taken(ndjson(
                change("\"id\":\"a\"") + "\n" + wrong + "\n" + change("\"id\":\"b\"") + "\n"
                        + retraction("\"id\":\"c\""),
                SKIP));

        assertEquals(List.of("a", "b", "c"), reading.ids());
        assertEquals(3, events(reading).size());
        assertEquals(2, reading.stateChanges());
        assertEquals(1, reading.retractions());
        assertEquals(wrong.lines().count(), reading.skipped().orElseThrow().lines());
    }

    @Test
    void what_is_left_out_is_told_by_line_and_field() {
        assertEquals(
                List.of(
                        "2 state must be one of up, degraded, down, unknown, and is \"off\"",
                        "5 must be an object, and each line one of its own"),
                leftOut(ndjson(
                        change("") + "\n" + change("").replace("down", "off") + "\n\n" + change("") + "\n7\n", SKIP)));
    }

    @Test
    void nothing_is_left_out_where_all_is_right() {
        assertEquals(
                new Skipped(0, List.of(), 0),
                taken(ndjson(change(""), SKIP)).skipped().orElseThrow());
    }

    @Test
    void where_no_line_is_right_all_is_refused() {
        var refused = assertInstanceOf(Reading.Refused.class, ndjson("{}\n{}", SKIP));

        assertEquals(8, refused.total());
        assertInstanceOf(Reading.Refused.class, ndjson("\n\n", SKIP));
    }

    @Test
    void the_second_that_says_something_else_under_an_id_is_left_out() {
        var reading = ndjson(
                change("\"id\":\"a\"") + "\n" + change("\"id\":\"a\",\"reason\":\"other\"") + "\n"
                        + change("\"id\":\"a\""),
                SKIP);

        assertEquals(List.of("a", "a"), taken(reading).ids());
        assertEquals(1, events(reading).size());
        assertEquals(
                List.of("2 id must be another one than that of line 1, which says something else under it"),
                leftOut(reading));
    }

    @Test
    void a_line_that_is_too_long_is_left_out_whatever_its_bytes() {
        var limits = new IntakeLimits(64 * 1024, 3, 1024, Duration.ZERO, 2, 100 * 1024, Duration.ofSeconds(1));
        byte[] body = (change("") + "\n" + "\u00ff".repeat(1025) + "\n" + change("") + "\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        var reading = Given.read(limits, BodyFormat.NDJSON, body, SKIP);

        assertEquals(2, events(reading).size());
        assertEquals(List.of("2 must have 1,024 bytes at most, and has 1,025"), leftOut(reading));
        assertInstanceOf(
                Reading.OverLimit.class,
                Given.read(limits, BodyFormat.NDJSON, utf8((change("") + "\n").repeat(4)), SKIP));
    }

    @Test
    void bytes_that_are_not_utf8_are_left_out_with_their_line_only() {
        byte[] body = (change("") + "\n" + change("\"reason\":\"caf\u00e9\"") + "\n" + change(""))
                .getBytes(StandardCharsets.ISO_8859_1);

        assertEquals(
                List.of("2 must be UTF-8, and byte 77 of the line, 0xe9, is not"),
                leftOut(Given.read(IntakeLimits.DEFAULTS, BodyFormat.NDJSON, body, SKIP)));
    }

    @Test
    void a_thousand_lines_are_listed_with_five_faults_each_and_all_are_counted() {
        String wrong =
                "{" + IntStream.range(0, 9).mapToObj(i -> "\"x" + i + "\":1").collect(Collectors.joining(",")) + "}\n";
        var skipped = taken(ndjson(change("") + "\n" + wrong.repeat(1_001), SKIP))
                .skipped()
                .orElseThrow();

        assertEquals(1_001, skipped.lines());
        assertEquals(1_001 * 13, skipped.total());
        assertEquals(5_000, skipped.faults().size());
        assertEquals(1_001, skipped.faults().getLast().line());
        assertTrue(skipped.faults().stream().filter(fault -> fault.line() == 2).count() == 5);
    }

    @Test
    @DisplayName(
            "a state change without knownAt is known when it occurred where that is asked for, and no other line is")
    void known_when_it_occurred() {
        String occurred = "\"occurredAt\":\"2026-02-01T00:00:00Z\"";
        String ahead = "\"occurredAt\":\"2026-03-01T12:04:00Z\"";
        var options = new IntakeOptions(false, true, false);

        var known = events(ndjson(
                        String.join(
                                "\n",
                                change(occurred),
                                change(occurred + ",\"knownAt\":null"),
                                change(occurred + ",\"knownAt\":\"2026-02-02T00:00:00Z\""),
                                change(""),
                                change(ahead),
                                retraction("")),
                        options))
                .stream()
                .map(event -> event.knownAt().map(Object::toString).orElse("-"))
                .toList();

        assertEquals(
                List.of("2026-02-01T00:00:00Z", "2026-02-01T00:00:00Z", "2026-02-02T00:00:00Z", "-", "-", "-"), known);
        assertTrue(events(ndjson(change(occurred))).getFirst().knownAt().isEmpty());
        assertTrue(RECEIVED_AT.toString().startsWith("2026-03-01T12:00:00"));
    }

    @Test
    @DisplayName(
            "an id that is made of the line is the same wherever the line stands, and is that of RFC 9562, version 5")
    void ids_of_content() {
        var options = new IntakeOptions(false, false, true);
        String line = "{\"device\":\"r1\",\"datacenter\":\"ams\",\"role\":\"edge\",\"state\":\"down\"}";
        // python3 -c 'import uuid; print(uuid.uuid5(uuid.UUID("6a62ddb4-b999-4948-9f92-d956c24d945f"), line))'
        String id = "4c697054-df2c-5836-aa59-aadd4172ff5c";

        var reading = taken(ndjson(
                "\ufeff" + line + "\n\n  " + line + " \r\n" + change("\"id\":\"a\"") + "\n"
                        + line.replace("down", "up"),
                options));

        assertEquals(List.of(id, id, "a"), reading.ids().subList(0, 3));
        assertEquals(3, events(reading).size());
        assertTrue(!reading.ids().get(3).equals(id));
        assertEquals(0, reading.idsAssigned());
    }
}
