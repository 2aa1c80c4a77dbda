package dev.faultline.recorder.deviceevents;

import static dev.faultline.recorder.deviceevents.Given.change;
import static dev.faultline.recorder.deviceevents.Given.faults;
import static dev.faultline.recorder.deviceevents.Given.json;
import static dev.faultline.recorder.deviceevents.Given.ndjson;
import static dev.faultline.recorder.deviceevents.Given.retraction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Refusing what a line says")
class RefusalTest {
    @ParameterizedTest
    @ValueSource(strings = {"device", "datacenter", "role", "state"})
    void a_state_change_without_a_field_that_it_needs(String field) {
        assertEquals(
                List.of("1 " + field + " must be there in a state change"),
                faults(json(change("")
                        .replaceFirst("\"" + field + "\":\"[a-z0-9]+\",?", "")
                        .replace(",}", "}"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"device", "by", "reason"})
    void a_retraction_without_a_field_that_it_needs(String field) {
        assertEquals(
                List.of("1 " + field + " must be there in a retraction (a line with retracts)"),
                faults(json(retraction("")
                        .replaceFirst("\"" + field + "\":\"[a-z0-9 ]+\",?", "")
                        .replace(",}", "}"))));
    }

    @Test
    void a_field_that_is_needed_and_null() {
        assertEquals(
                List.of("1 state must be there in a state change"),
                faults(json(change("").replace("\"down\"", "null"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"datacenter", "role", "state", "occurredAt", "uncertainty", "observer"})
    void a_retraction_with_a_field_of_state_changes(String field) {
        assertEquals(
                List.of("1 " + field + " is not a field of a retraction (a line with retracts). Allowed are id, device,"
                        + " knownAt, retracts, by, reason"),
                faults(json(retraction("\"" + field + "\":\"down\""))));
    }

    @Test
    void a_state_change_with_a_field_of_retractions() {
        assertEquals(
                List.of("1 by is not a field of a state change. Allowed are id, device, datacenter, role, state,"
                        + " occurredAt, knownAt, uncertainty, observer, reason"),
                faults(json(change("\"by\":\"noc\""))));
    }

    @ParameterizedTest
    @CsvSource({
        "occuredAt,occurredAt",
        "occurred_at,occurredAt",
        "OccurredAt,occurredAt",
        "knownat,knownAt",
        "data-center,datacenter",
        "uncertainity,uncertainty",
        "resaon,reason",
        "ID,id"
    })
    void an_unknown_field_with_a_hint_at_the_one_that_was_meant(String typo, String meant) {
        var faults = faults(json(change("\"" + typo + "\":[{\"deep\":1}]")));

        assertEquals(1, faults.size());
        assertTrue(
                faults.get(0)
                        .startsWith("1 " + typo + " is not a field of a state change, did you mean " + meant
                                + "? Allowed are id, device"),
                faults.get(0));
    }

    @Test
    void an_unknown_field_that_is_like_no_other() {
        var faults = faults(json(change("\"severity\":null")));

        assertTrue(faults.get(0).startsWith("1 severity is not a field of a state change. Allowed are"), faults.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7|a number", "-1.5e3|a number", "true|a boolean", "{\"a\":{}}|an object", "[[1],2]|an array"})
    void a_field_of_another_type(String value, String kind) {
        assertEquals(List.of("1 reason must be a string, and is " + kind), faults(json(change("\"reason\":" + value))));
    }

    @Test
    void a_field_that_is_there_twice_even_when_it_says_the_same() {
        assertEquals(List.of("1 role must be there once only"), faults(json(change("\"role\":\"edge\""))));
        assertEquals(List.of("1 role must be there once only"), faults(json(change("\"role\":[1]"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "device", "datacenter", "role", "observer"})
    void names_that_are_none(String field) {
        String rest =
                change("").replaceFirst("\"" + field + "\":\"[a-z0-9]+\",?", "").substring(1);
        assertName(field, "", "must be of 1 to 200 characters, and is empty", rest);
        assertName(field, " \\t", "must be of 1 to 200 characters, and is only white space", rest);
        assertName(field, "x".repeat(201), "must be of 1 to 200 characters, and has 201", rest);
        assertName(field, "😀".repeat(201), "must be of 1 to 200 characters, and has 201", rest);
        assertName(field, " x", "must not begin or end with white space", rest);
        assertName(field, "x\u00a0", "must not begin or end with white space", rest);
        assertName(field, "a\\nb", "must have no control characters, and has U+000A as character 2", rest);
        assertName(field, "a\\u0085b", "must have no control characters, and has U+0085 as character 2", rest);
        assertName(field, "\\ud800", "must be whole characters, and has half a surrogate pair, \\ud800", rest);
        assertName(field, "\\udc00x", "must be whole characters, and has half a surrogate pair, \\udc00", rest);
    }

    private static void assertName(String field, String value, String message, String rest) {
        assertEquals(
                List.of("1 " + field + " " + message), faults(json("{\"" + field + "\":\"" + value + "\"," + rest)));
    }

    @Test
    void reasons_that_are_none() {
        assertEquals(
                List.of("1 reason must be of 1 to 2,000 characters, and has 2,001"),
                faults(json(change("\"reason\":\"" + "x".repeat(2001) + "\""))));
        assertEquals(
                List.of("1 reason must be of 1 to 2,000 characters, and is empty"),
                faults(json(change("\"reason\":\"\""))));
        assertEquals(
                List.of("1 reason must have no control characters, and has U+0000 as character 1"),
                faults(json(change("\"reason\":\"\\u0000\""))));
    }

    @Test
    void retracts_and_by_are_names_too() {
        assertEquals(
                List.of(
                        "1 retracts must be of 1 to 200 characters, and is empty",
                        "1 by must not begin or end with white space"),
                faults(json("{\"device\":\"r1\",\"retracts\":\"\",\"by\":\" noc\",\"reason\":\"a test\"}")));
    }

    @Test
    void a_retraction_of_itself() {
        assertEquals(
                List.of("1 retracts must be the id of another event than the retraction itself"),
                faults(json(retraction("\"id\":\"e1\""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UP", "offline", ""})
    void a_state_that_is_none(String state) {
        assertEquals(
                List.of("1 state must be one of up, degraded, down, unknown, and is \"" + state + "\""),
                faults(json(change("").replace("\"down\"", "\"" + state + "\""))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-01T09:20:00|must say its zone: end it with Z for UTC or an offset such as -04:00",
                "2026-03-01 09:20|must say its zone: end it with Z for UTC or an offset such as -04:00",
                "2026-03-01|must be a date with a time and a zone, such as 2013-08-28T00:00:00-04:00",
                "yesterday|must be an RFC 3339 instant such as 2013-08-28T04:00:00Z or 2013-08-28T00:00:00-04:00",
                "2026-03-01 09:20:00Z|must have a T between date and time, such as 2013-08-28T00:00:00-04:00",
                "2026-03-01T9:20:00Z|must have four digits of the year and two of each other part, such as"
                        + " 2013-08-28T00:00:00-04:00",
                "2026-03-01T009:20:00+02:00|must have four digits of the year and two of each other part, such as"
                        + " 2013-08-28T00:00:00-04:00",
                "1772355600|must be an RFC 3339 instant such as 2013-08-28T04:00:00Z or 2013-08-28T00:00:00-04:00",
                "1909-12-31T23:59:59Z|must lie from 1910-01-01T00:00:00Z on and before 2200-01-01T00:00:00Z",
                "2200-01-01T00:00:00Z|must lie from 1910-01-01T00:00:00Z on and before 2200-01-01T00:00:00Z",
                "2016-12-31T23:59:60Z|must not be a leap second: give the second before it",
                "2026-03-01T09:20:00.1234567890Z|must have at most nine digits of a second",
                "2026-02-29T09:20:00Z|must be an instant that the calendar has, from 1910-01-01T00:00:00Z on and before"
                        + " 2200-01-01T00:00:00Z"
            })
    void an_instant_that_is_none(String text, String message) {
        for (String field : List.of("occurredAt", "knownAt")) {
            assertEquals(
                    List.of("1 " + field + " " + message + ", and is \"" + text + "\""),
                    faults(json(change("\"" + field + "\":\"" + text + "\""))));
        }
    }

    @Test
    void what_occurs_too_far_ahead() {
        assertEquals(
                List.of("1 occurredAt must lie at most PT5M after the time of receipt, 2026-03-01T12:00:00.123456789Z,"
                        + " and is 2026-03-01T12:05:00.123456790Z"),
                faults(json(change("\"occurredAt\":\"2026-03-01T12:05:00.12345679Z\""))));
    }

    @Test
    void what_is_known_later_than_it_is_told() {
        assertEquals(
                List.of("1 knownAt must not lie after the time of receipt, 2026-03-01T12:00:00.123456789Z, and is"
                        + " 2026-03-01T12:00:00.123456790Z; leave it out when it is now"),
                faults(json(change("\"knownAt\":\"2026-03-01T12:00:00.12345679Z\""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1M", "P1Y", "P1W", "-PT1S", "PT-1S", "P366DT1S", "15 min", "", "PT99999999999999999999S"})
    void an_uncertainty_that_is_none(String text) {
        assertEquals(
                List.of("1 uncertainty must be an ISO-8601 duration in days, hours, minutes and seconds such as PT15M,"
                        + " from PT0S to P366D, and is \"" + text + "\""),
                faults(json(change("\"uncertainty\":\"" + text + "\""))));
    }

    @Test
    void everything_that_is_wrong_with_a_line_is_said_at_once() {
        var faults = faults(json("{\"device\":\"\",\"role\":3,\"state\":\"off\",\"occuredAt\":1,\"knownAt\":\"now\"}"));

        assertEquals(
                List.of("role", "occuredAt", "datacenter", "device", "state", "knownAt"),
                faults.stream().map(fault -> fault.split(" ")[1]).toList());
    }

    @Test
    void an_id_that_says_two_things_in_one_request() {
        assertEquals(
                List.of("4 id must be another one than that of line 2, which says something else under it"),
                faults(ndjson("\n" + change("\"id\":\"a\"") + "\n" + change("\"id\":\"b\"") + "\n"
                        + change("\"id\":\"a\",\"reason\":\"other\""))));
    }

    @Test
    void a_hundred_faults_are_listed_and_all_are_counted() {
        String lines = IntStream.range(0, 250).mapToObj(i -> "{}").collect(Collectors.joining("\n"));
        var refused = assertInstanceOf(Reading.Refused.class, ndjson(lines));

        assertEquals(100, refused.faults().size());
        assertEquals(250 * 4, refused.total());
    }

    @Test
    void what_an_answer_quotes_is_short_and_harmless() {
        var fault = faults(json(change("").replace("\"down\"", "\"\\u001b[31m" + "x".repeat(500) + "\"")))
                .get(0);

        assertTrue(fault.endsWith("and is \"?[31m" + "x".repeat(55) + "…\""), fault);
    }
}
