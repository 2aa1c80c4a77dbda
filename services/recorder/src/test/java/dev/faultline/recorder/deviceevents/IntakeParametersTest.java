package dev.faultline.recorder.deviceevents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The query of a request to record events")
class IntakeParametersTest {
    private static IntakeOptions right(Map<String, List<String>> query, BodyFormat format) {
        return ((IntakeParameters.Read.Right) IntakeParameters.read(query, format)).options();
    }

    private static List<String> wrong(Map<String, List<String>> query, BodyFormat format) {
        return ((IntakeParameters.Read.Wrong) IntakeParameters.read(query, format))
                .parameters().stream()
                        .map(wrong -> wrong.name() + " " + wrong.message())
                        .sorted()
                        .toList();
    }

    @Test
    void without_any_nothing_is_as_it_is_not_by_itself() {
        assertEquals(IntakeOptions.NONE, right(Map.of(), BodyFormat.JSON));
        assertEquals(
                IntakeOptions.NONE,
                right(
                        Map.of(
                                "skipInvalid",
                                List.of("false"),
                                "knownAt",
                                List.of("recorded"),
                                "ids",
                                List.of("random")),
                        BodyFormat.JSON));
    }

    @Test
    void each_is_read() {
        assertEquals(
                new IntakeOptions(true, true, true),
                right(
                        Map.of(
                                "skipInvalid",
                                List.of("true"),
                                "knownAt",
                                List.of("occurred"),
                                "ids",
                                List.of("content")),
                        BodyFormat.NDJSON));
        assertEquals(
                new IntakeOptions(false, true, false), right(Map.of("knownAt", List.of("occurred")), BodyFormat.JSON));
    }

    @Test
    void an_unknown_one_is_refused_with_the_one_that_was_meant() {
        assertEquals(
                List.of(
                        "knownat is not a field of this query, did you mean knownAt? Allowed are skipInvalid, knownAt, ids"),
                wrong(Map.of("knownat", List.of("occurred")), BodyFormat.NDJSON));
    }

    @Test
    void a_value_that_is_none_and_one_that_is_there_twice_are_refused() {
        assertEquals(
                List.of(
                        "ids must be there once only",
                        "knownAt must be occurred or recorded, and is \"now\"",
                        "skipInvalid must be true or false, and is \"\""),
                wrong(
                        Map.of(
                                "skipInvalid",
                                List.of(""),
                                "knownAt",
                                List.of("now"),
                                "ids",
                                List.of("content", "random")),
                        BodyFormat.NDJSON));
    }

    @Test
    void what_goes_by_lines_is_refused_where_there_are_none() {
        assertEquals(
                List.of(
                        "ids must be random where the body is not of lines, application/x-ndjson",
                        "skipInvalid must go with a body of lines, application/x-ndjson"),
                wrong(Map.of("skipInvalid", List.of("true"), "ids", List.of("content")), BodyFormat.JSON));
    }
}
