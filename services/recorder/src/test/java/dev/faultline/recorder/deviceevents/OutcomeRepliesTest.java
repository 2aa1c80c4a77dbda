package dev.faultline.recorder.deviceevents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.events.Topics;
import dev.faultline.log.Position;
import dev.faultline.recorder.http.ProblemType;
import dev.faultline.recorder.http.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Answers over HTTP")
class OutcomeRepliesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode body(Reply reply) throws IOException {
        return JSON.readTree(reply.body());
    }

    @Test
    void what_is_recorded_is_answered_with_201_the_ids_and_the_position() throws IOException {
        var reply = OutcomeReplies.of(new Outcome.Recorded(
                Position.after(Topics.DEVICE_EVENTS, 3, 1041), List.of("r1-down", "r1-up"), 2, 0, Optional.empty()));

        assertEquals(201, reply.status());
        assertEquals("application/json", reply.mediaType());
        assertEquals(Map.of("Faultline-Position", "faultline.device-events/3@1042"), reply.headers());
        assertEquals(JSON.readTree(DeviceEventExamples.RECORDED), body(reply));
    }

    @Test
    void what_was_left_out_is_listed_beside_what_is_recorded() throws IOException {
        var reading = assertInstanceOf(
                Reading.Accepted.class,
                Given.ndjson(
                        Given.change("\"id\":\"r1-down\"") + "\n"
                                + Given.change("\"occurredAt\":\"2026-03-01T09:20:00\""),
                        new IntakeOptions(true, false, false)));
        var reply = OutcomeReplies.of(new Outcome.Recorded(
                Position.after(Topics.DEVICE_EVENTS, 3, 1041), reading.ids(), 1, 0, reading.skipped()));

        assertEquals(201, reply.status());
        assertEquals(JSON.readTree(DeviceEventExamples.RECORDED_BUT_ONE), body(reply));
    }

    @Test
    void wrong_parameters_are_answered_with_400_and_the_list_of_them() throws IOException {
        var wrong = assertInstanceOf(
                IntakeParameters.Read.Wrong.class,
                IntakeParameters.read(Map.of("knownAt", List.of("now")), BodyFormat.NDJSON));
        var reply = OutcomeReplies.of(new Outcome.WrongParameters(wrong.parameters()));

        assertEquals(400, reply.status());
        assertEquals(JSON.readTree(DeviceEventExamples.INVALID_PARAMETERS), body(reply));
    }

    @Test
    void wrong_lines_are_answered_with_400_and_the_list_of_them() throws IOException {
        var refused = assertInstanceOf(
                Reading.Refused.class, Given.json(DeviceEventExamples.ARRAY.replace("09:20:00Z", "09:20:00")));
        var reply = OutcomeReplies.of(new Outcome.Invalid(refused.faults(), refused.total()));

        assertEquals(400, reply.status());
        assertEquals("application/problem+json", reply.mediaType());
        assertEquals(JSON.readTree(DeviceEventExamples.INVALID), body(reply));
    }

    @Test
    void a_fault_of_a_whole_line_names_no_field_and_a_long_list_is_said_to_be_cut() throws IOException {
        var reply = body(OutcomeReplies.of(
                new Outcome.Invalid(List.of(new Fault(7, Optional.empty(), "must be \"JSON\"\n")), 1_200)));

        assertEquals(
                JSON.readTree("{\"line\":7,\"message\":\"must be \\\"JSON\\\"\\n\"}"),
                reply.get("errors").get(0));
        assertEquals(1_200, reply.get("errorCount").intValue());
        assertTrue(reply.get("detail").textValue().startsWith("1,200 errors, of which the first 1 are listed."));
    }

    @Test
    void a_request_that_is_too_large_is_answered_with_413_and_the_limit() throws IOException {
        var reply = OutcomeReplies.of(new Outcome.TooLarge(
                "A request may have 50,000 events at most, and this one has more. Send it in parts"));

        assertEquals(413, reply.status());
        assertEquals(JSON.readTree(DeviceEventExamples.TOO_LARGE), body(reply));
    }

    @Test
    void another_format_is_answered_with_415_and_those_that_are_taken() throws IOException {
        var reply = OutcomeReplies.of(new Outcome.Unsupported(
                "Content-Type must be application/json or application/x-ndjson, in UTF-8, and it is \"text/csv\""));

        assertEquals(415, reply.status());
        assertEquals("application/json, application/x-ndjson", reply.headers().get("Accept-Post"));
        assertEquals("gzip", reply.headers().get("Accept-Encoding"));
        assertEquals(JSON.readTree(DeviceEventExamples.UNSUPPORTED), body(reply));
    }

    @Test
    void what_the_log_did_not_confirm_is_answered_with_503_and_may_be_repeated() throws IOException {
        var reply = OutcomeReplies.of(new Outcome.Unconfirmed(2, 0, List.of()));

        assertEquals(503, reply.status());
        assertEquals(Map.of("Retry-After", "2"), reply.headers());
        assertEquals(JSON.readTree(DeviceEventExamples.UNCONFIRMED), body(reply));
    }

    @Test
    void ids_that_the_client_does_not_know_are_told_for_the_repeat() throws IOException {
        var reply = body(OutcomeReplies.of(new Outcome.Unconfirmed(2, 1, List.of("a", "new-1"))));

        assertEquals(JSON.readTree("[\"a\",\"new-1\"]"), reply.get("ids"));
        assertTrue(reply.get("detail").textValue().contains("repeat the request with the ids listed here"));
    }

    @Test
    void ids_that_are_too_many_to_tell_are_not_said_to_be_safe() throws IOException {
        var reply = body(OutcomeReplies.of(new Outcome.Unconfirmed(2, 5_000, List.of())));

        assertFalse(reply.has("ids"));
        assertFalse(reply.get("detail").textValue().contains("safe"));
        assertTrue(reply.get("detail").textValue().contains("5,000 of the lines came without an id"));
    }

    @Test
    void too_much_at_once_is_answered_with_503_and_when_to_come_back() throws IOException {
        var reply = OutcomeReplies.of(new Outcome.Overloaded(5));

        assertEquals(503, reply.status());
        assertEquals(Map.of("Retry-After", "5"), reply.headers());
        assertEquals(JSON.readTree(DeviceEventExamples.OVERLOADED), body(reply));
    }

    @Test
    void a_body_that_cannot_be_read_is_answered_with_400() throws IOException {
        var reply = OutcomeReplies.of(new Outcome.Unreadable("The gzip body ends too early"));

        assertEquals(400, reply.status());
        assertEquals(JSON.readTree(DeviceEventExamples.UNREADABLE), body(reply));
    }

    @ParameterizedTest
    @EnumSource
    void every_problem_has_an_address_of_its_own_and_a_status_of_an_error(ProblemType type) {
        assertTrue(type.address().matches("/problems/[a-z-]+"));
        assertEquals("/problems/" + type.label(), type.address());
        assertTrue(type.status() >= 400 && type.status() <= 599);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DeviceEventExamples.STATE_CHANGE,
                DeviceEventExamples.SHORT_STATE_CHANGE,
                DeviceEventExamples.RETRACTION,
                DeviceEventExamples.ARRAY
            })
    void the_examples_of_the_documentation_are_taken(String example) {
        assertFalse(Given.events(Given.json(example)).isEmpty());
    }

    @Test
    void the_example_of_lines_is_taken() {
        assertEquals(2, Given.events(Given.ndjson(DeviceEventExamples.NDJSON)).size());
    }
}
