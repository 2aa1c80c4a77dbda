package dev.faultline.timeline.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.timeline.Tell;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskTest {
    private static final Set<String> ALLOWED =
            Set.of("at", "gap", "datacenter", "impact", "open", "limit", "cursor", "after");

    @Test
    @DisplayName("given an unknown parameter, then it is refused by its name, and the known ones are told")
    void unknown_parameter() {
        Ask ask = ask(Map.of("datacentre", List.of("va")));
        assertEquals(
                List.of(
                        new FieldError(
                                "datacentre",
                                "there is no such parameter; there are after, at, cursor, datacenter, gap, impact, limit, open")),
                ask.errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2013-09-03T07:00:00Z", "2013-09-03T09:00:00+02:00", "2013-09-03T07:00:00.000Z"})
    @DisplayName("given an instant with a zone, then it is read")
    void instants(String text) {
        Ask ask = ask(Map.of("at", List.of(text)));
        assertEquals(OptionalLong.of(Tell.nanos("2013-09-03T07:00:00Z")), ask.instant("at"));
        assertEquals(List.of(), ask.errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2013-09-03T07:00:00", "2013-09-03", "yesterday", "", "1378191600", "1500-01-01T00:00:00Z"})
    @DisplayName("given no instant, or one without a zone or out of bounds, then it says what would be right")
    void no_instant(String text) {
        String message = refused(Map.of("at", List.of(text)), ask -> ask.instant("at"));
        assertTrue(message.contains("RFC 3339 instant with a zone"), message);
    }

    @Test
    @DisplayName("given a plus sign that became a space on the way, then it says how to write one")
    void plus() {
        String message = refused(Map.of("at", List.of("2013-09-03T09:00:00 02:00")), ask -> ask.instant("at"));
        assertTrue(message.contains("%2B"), message);
    }

    @Test
    @DisplayName("given durations, then whole and part days are read, and signs and other text are refused")
    void durations() {
        assertEquals(
                Duration.ofMinutes(15), ask(Map.of("gap", List.of("PT15M"))).duration("gap"));
        assertEquals(Duration.ofDays(2), ask(Map.of("gap", List.of("P2D"))).duration("gap"));
        assertEquals(Duration.ZERO, ask(Map.of()).duration("gap"));
        for (String wrong : List.of("15m", "-PT1S", "P36526D", "PT9999999999999999H", "")) {
            String message = refused(Map.of("gap", List.of(wrong)), ask -> ask.duration("gap"));
            assertTrue(message.contains("ISO-8601"), message);
        }
    }

    @Test
    @DisplayName("given names by comma and by repetition, then they are one list, and one too long is refused")
    void names() {
        assertEquals(
                Set.of("va", "nj", "tx"),
                ask(Map.of("datacenter", List.of("va,nj", "tx"))).names("datacenter"));
        refused(Map.of("datacenter", List.of("va,,nj")), ask -> ask.names("datacenter"));
        refused(Map.of("datacenter", List.of("x".repeat(201))), ask -> ask.names("datacenter"));
        List<String> many = java.util.stream.IntStream.rangeClosed(0, Ask.MAX_VALUES)
                .mapToObj(i -> "dc-" + i)
                .toList();
        assertEquals(
                Ask.MAX_VALUES,
                ask(Map.of("datacenter", many.subList(1, many.size())))
                        .names("datacenter")
                        .size());
        refused(Map.of("datacenter", many), ask -> ask.names("datacenter"));
    }

    @Test
    @DisplayName("given a word that is none of the choices, then the choices are told")
    void words() {
        String message = refused(
                Map.of("impact", List.of("all")), ask -> ask.word("impact", List.of("any", "down"), w -> w, "any"));
        assertTrue(message.contains("any, down") && message.contains("\"all\""), message);
        assertEquals(Optional.of(true), ask(Map.of("open", List.of("true"))).flag("open"));
        refused(Map.of("open", List.of("yes")), ask -> ask.flag("open"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "ten", "1e2", "99999999999"})
    @DisplayName("given a limit out of bounds, then it is refused")
    void limits(String text) {
        refused(Map.of("limit", List.of(text)), ask -> ask.limit(100, 1000));
    }

    @Test
    @DisplayName("given a single value twice, then it is refused")
    void twice() {
        refused(Map.of("limit", List.of("1", "2")), ask -> ask.limit(100, 1000));
    }

    @Test
    @DisplayName("given several wrong parameters, then all of them are named at once")
    void all_at_once() {
        Ask ask = ask(Map.of("at", List.of("x"), "gap", List.of("x"), "limit", List.of("x"), "after", List.of("x")));
        ask.instant("at");
        ask.duration("gap");
        ask.limit(1, 2);
        ask.position("after");
        assertEquals(
                List.of("at", "gap", "limit", "after"),
                ask.errors().stream().map(FieldError::field).toList());
    }

    @Test
    @DisplayName("given a cursor, then it is taken by the same question with another limit, and by no other")
    void cursors() {
        Map<String, List<String>> question = Map.of("datacenter", List.of("va"), "limit", List.of("10"));
        String cursor = ask(question).cursor(List.of("17", "ä\u0000 name"));

        Ask same = ask(Map.of("datacenter", List.of("va"), "limit", List.of("20"), "cursor", List.of(cursor)));
        assertEquals(Optional.of(List.of("17", "ä\u0000 name")), same.cursor(key -> key));
        assertEquals(List.of(), same.errors());

        String other =
                refused(Map.of("datacenter", List.of("nj"), "cursor", List.of(cursor)), ask -> ask.cursor(key -> key));
        assertTrue(other.contains("another question"), other);
        var elsewhere = new Ask("/devices", Map.of("datacenter", List.of("va"), "cursor", List.of(cursor)), ALLOWED);
        elsewhere.cursor(key -> key);
        assertEquals(1, elsewhere.errors().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AAAA", "AQAAAAAAAAAAAQ", "AQAAAAAAAAAAAf8"})
    @DisplayName("given a text that is no cursor, then it is refused")
    void no_cursor(String text) {
        refused(Map.of("cursor", List.of(text)), ask -> ask.cursor(key -> key));
    }

    @Test
    @DisplayName("given a cursor with a key of another kind, then it is refused")
    void cursor_of_another_kind() {
        String cursor = ask(Map.of()).cursor(List.of("no number"));
        refused(Map.of("cursor", List.of(cursor)), ask -> ask.cursor(key -> Long.parseLong(key.getFirst())));
    }

    private static String refused(Map<String, List<String>> given, Consumer<Ask> read) {
        Ask ask = ask(given);
        read.accept(ask);
        assertEquals(1, ask.errors().size(), "errors of " + given);
        assertTrue(given.containsKey(ask.errors().getFirst().field()));
        return ask.errors().getFirst().message();
    }

    private static Ask ask(Map<String, List<String>> given) {
        return new Ask("/outages", given, ALLOWED);
    }
}
