package dev.faultline.recorder.deviceevents;

import static dev.faultline.recorder.deviceevents.Given.RECEIVED_AT;
import static dev.faultline.recorder.deviceevents.Given.change;
import static dev.faultline.recorder.deviceevents.Given.events;
import static dev.faultline.recorder.deviceevents.Given.json;
import static dev.faultline.recorder.deviceevents.Given.ndjson;
import static dev.faultline.recorder.deviceevents.Given.retraction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.DeviceEvent.StateChanged;
import dev.faultline.events.DeviceEvent.StateRetracted;
import dev.faultline.events.DeviceState;
import dev.faultline.events.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reading right bodies")
class ReadingTest {
    @Test
    void a_state_change_with_every_field_comes_out_as_it_was_given() {
        var body = """
                {"id": "e1", "device": "va-core-1", "datacenter": "us-va", "role": "core-router", "state": "degraded",
                 "occurredAt": "2013-08-28T02:38:00.5-04:00", "knownAt": "2013-08-28T02:45:00-04:00",
                 "uncertainty": "PT1M30S", "observer": "nöc 😀", "reason": "both cards\\n\\"failed\\""}""";

        var expected = new StateChanged(
                "va-core-1",
                "us-va",
                "core-router",
                DeviceState.DEGRADED,
                Instant.parse("2013-08-28T06:38:00.5Z"),
                Duration.ofSeconds(90),
                Optional.of("nöc 😀"),
                Optional.of("both cards\n\"failed\""));
        assertEquals(
                List.of(new Envelope<>(
                        "e1",
                        CloudEvents.RECORDER_SOURCE,
                        Optional.of(Instant.parse("2013-08-28T06:45:00Z")),
                        expected)),
                events(json(body)));
    }

    @Test
    void what_is_left_out_is_the_time_of_receipt_a_new_id_and_nothing() {
        var expected = new StateChanged(
                "r1", "ams", "edge", DeviceState.DOWN, RECEIVED_AT, Duration.ZERO, Optional.empty(), Optional.empty());

        assertEquals(
                List.of(new Envelope<>("new-1", CloudEvents.RECORDER_SOURCE, Optional.empty(), expected)),
                events(json(change(""))));
    }

    @Test
    void null_is_the_same_as_leaving_a_field_out() {
        assertEquals(
                events(json(change(""))),
                events(json(change("\"id\":null,\"occurredAt\":null,\"knownAt\":null,\"uncertainty\":null,"
                        + "\"observer\":null,\"reason\":null,\"retracts\":null,\"by\":null"))));
        assertEquals(
                events(json(retraction(""))),
                events(json(retraction("\"id\":null,\"knownAt\":null,\"datacenter\":null,\"occurredAt\":null"))));
    }

    @Test
    void a_retraction_happens_when_it_is_received() {
        var expected = new StateRetracted("r1", "e1", RECEIVED_AT, "noc", "a test");

        assertEquals(
                List.of(new Envelope<>("new-1", CloudEvents.RECORDER_SOURCE, Optional.empty(), expected)),
                events(json(retraction(""))));
    }

    @Test
    void a_retraction_that_says_when_it_was_known_happened_then() {
        var known = Instant.parse("2026-02-28T23:00:00Z");
        var expected = new StateRetracted("r1", "e1", known, "noc", "a test");

        assertEquals(
                List.of(new Envelope<>("e2", CloudEvents.RECORDER_SOURCE, Optional.of(known), expected)),
                events(json(retraction("\"id\":\"e2\",\"knownAt\":\"2026-03-01T00:00:00+01:00\""))));
    }

    @Test
    void an_object_an_array_and_lines_say_the_same() {
        assertEquals(events(json(change(""))), events(json("[" + change("") + "]")));
        assertEquals(events(json(change(""))), events(ndjson(change(""))));
    }

    @Test
    void order_is_kept_and_kinds_are_counted() {
        var reading = assertInstanceOf(
                Reading.Accepted.class,
                json("[" + change("\"id\":\"a\"") + "," + retraction("") + "," + change("") + "]"));

        assertEquals(List.of("a", "new-1", "new-2"), reading.ids());
        assertEquals(2, reading.idsAssigned());
        assertEquals(2, reading.stateChanges());
        assertEquals(1, reading.retractions());
    }

    @Test
    void the_same_line_told_twice_in_one_request_is_recorded_once() {
        var line = change("\"id\":\"a\"");
        var reading = assertInstanceOf(Reading.Accepted.class, ndjson(line + "\n" + line + "\n" + change("")));

        assertEquals(List.of("a", "a", "new-1"), reading.ids());
        assertEquals(2, reading.events().size());
        assertEquals(2, reading.stateChanges());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n \t\n", "\r\n\r\n"})
    void lines_may_end_either_way_and_empty_ones_mean_nothing(String end) {
        assertEquals(2, events(ndjson(change("") + end + change("") + end)).size());
        assertEquals(2, events(ndjson(end + change("") + end + change(""))).size());
    }

    @Test
    void a_byte_order_mark_is_passed_over() {
        assertEquals(1, events(json("\ufeff" + change(""))).size());
        assertEquals(
                2, events(ndjson("\ufeff" + change("") + "\n" + change(""))).size());
    }

    @Test
    void only_the_bytes_that_count_are_read() {
        var body = Given.utf8(change("") + "what was here before");
        var reading = new DeviceEventsReader(IntakeLimits.DEFAULTS, Given.countedIds())
                .read(BodyFormat.JSON, body, change("").length(), RECEIVED_AT, IntakeOptions.NONE);

        assertEquals(1, events(reading).size());
    }

    @Test
    void times_may_reach_their_bounds() {
        assertEquals(
                1,
                events(json(change("\"occurredAt\":\"2026-03-01T12:05:00.123456789Z\","
                                + "\"knownAt\":\"2026-03-01T12:00:00.123456789Z\",\"uncertainty\":\"P366D\"")))
                        .size());
        assertEquals(
                1,
                events(json(change("\"occurredAt\":\"1910-01-01T00:00:00Z\",\"uncertainty\":\"PT0S\"")))
                        .size());
    }

    @Test
    void texts_may_be_as_long_as_they_may_be() {
        String name = "😀".repeat(200);
        assertEquals(
                1,
                events(json(change("\"id\":\"" + name + "\",\"observer\":\"" + name + "\",\"reason\":\""
                                + "x".repeat(2000) + "\"")))
                        .size());
    }
}
