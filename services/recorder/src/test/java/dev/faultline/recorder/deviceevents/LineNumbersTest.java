package dev.faultline.recorder.deviceevents;

import static dev.faultline.recorder.deviceevents.Given.change;
import static dev.faultline.recorder.deviceevents.Given.faults;
import static dev.faultline.recorder.deviceevents.Given.json;
import static dev.faultline.recorder.deviceevents.Given.ndjson;
import static dev.faultline.recorder.deviceevents.Given.read;
import static dev.faultline.recorder.deviceevents.Given.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Refusing what is no line at all, by its number")
class LineNumbersTest {
    private static final String RIGHT = change("");
    private static final String WRONG = change("").replace("down", "off");

    @Test
    void a_fault_names_the_line_of_ndjson_empty_ones_counted() {
        assertEquals(List.of(3, 6), lines(ndjson(RIGHT + "\n\n" + WRONG + "\r\n \r\n" + RIGHT + "\n" + WRONG)));
    }

    @Test
    void a_fault_names_the_place_in_the_array() {
        assertEquals(List.of(2, 4), lines(json("[" + RIGHT + ",\n\n" + WRONG + "," + RIGHT + "," + WRONG + "]")));
    }

    @Test
    void a_fault_of_an_object_is_on_line_1() {
        assertEquals(List.of(1), lines(json("\n\n\n" + WRONG)));
    }

    @Test
    void a_line_that_is_not_json_does_not_hide_the_faults_of_others() {
        var faults = faults(ndjson(WRONG + "\n{\"device\":\"r1\",}\n" + WRONG + "\n{\"device\nnothing\n" + WRONG));

        assertEquals(
                List.of("1", "2", "3", "4", "5", "6"),
                faults.stream().map(f -> f.substring(0, 1)).toList());
        assertTrue(faults.get(1).startsWith("2 must be JSON. Unexpected character ('}'"), faults.get(1));
        assertTrue(faults.get(4).startsWith("5 must be JSON. Unrecognized token 'nothing'"), faults.get(4));
    }

    @Test
    void an_element_that_is_not_json_ends_the_array() {
        var faults = faults(json("[" + WRONG + "," + RIGHT + ",{\"device\":}," + WRONG + "]"));

        assertEquals(2, faults.size());
        assertTrue(faults.get(1).startsWith("3 must be JSON. "), faults.get(1));
    }

    @Test
    void a_missing_comma_is_behind_the_element_before_it() {
        var faults = faults(json("[" + RIGHT + " " + RIGHT + "]"));

        assertTrue(faults.get(0).startsWith("2 must be JSON. "), faults.get(0));
    }

    @Test
    void an_array_that_does_not_end() {
        var faults = faults(json("[" + RIGHT + "," + RIGHT));

        assertTrue(faults.get(0).startsWith("3 must be JSON. Unexpected end-of-input"), faults.get(0));
    }

    @Test
    void an_object_over_several_lines_of_ndjson() {
        var faults = faults(ndjson(RIGHT + "\n" + RIGHT.replace(",", ",\n")));

        assertEquals("2 must be a whole object, and the line ends within it", faults.get(0));
    }

    @Test
    void two_objects_on_a_line_of_ndjson() {
        assertEquals(
                List.of("1 must be one object, and more follows on the line"),
                faults(ndjson(RIGHT + " " + RIGHT + "\n" + RIGHT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"text\"", "null", "true", "[{}]"})
    void a_line_of_ndjson_that_is_no_object(String line) {
        assertEquals(
                List.of("2 must be an object, and each line one of its own"),
                faults(ndjson(RIGHT + "\n" + line + "\n" + RIGHT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[1]]", "[7]", "[\"text\"]", "[null]", "[true]"})
    void an_element_that_is_no_object(String array) {
        assertEquals(List.of("1 must be an object"), faults(json(array)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"text\"", "null", "true"})
    void json_that_is_neither_object_nor_array(String body) {
        assertEquals(List.of("1 must be an object or an array of objects"), faults(json(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\ufeff", "\r\n\t "})
    void an_empty_body(String body) {
        assertEquals(List.of("1 must be an object or an array of objects, and the body is empty"), faults(json(body)));
        assertEquals(List.of("1 must be an object, and the body is empty"), faults(ndjson(body)));
    }

    @Test
    void an_empty_array() {
        assertEquals(List.of("1 must be at least one object, and the array is empty"), faults(json("[ ]")));
    }

    @Test
    void lines_that_are_sent_as_json() {
        assertEquals(
                List.of(
                        "1 must be the last thing in the body, and more follows: send several events as one array, or one"
                                + " on each line as application/x-ndjson"),
                faults(json(RIGHT + "\n" + RIGHT)));
        assertEquals(1, faults(json("[" + RIGHT + "]]")).size());
    }

    @Test
    void bytes_that_are_not_utf8_in_ndjson() {
        byte[] body = latin1(RIGHT + "\n" + change("\"reason\":\"caf\u00e9\"") + "\n" + RIGHT + "\n\u00ff\n");

        assertEquals(
                List.of(
                        "2 must be UTF-8, and byte 77 of the line, 0xe9, is not",
                        "4 must be UTF-8, and byte 1 of the line, 0xff, is not"),
                faults(read(BodyFormat.NDJSON, body)));
    }

    @Test
    void bytes_that_are_not_utf8_in_an_array() {
        byte[] body = latin1("[" + RIGHT + "," + change("\"reason\":\"caf\u00e9\"") + "," + RIGHT + "]");

        assertEquals(1, faults(read(BodyFormat.JSON, body)).size());
        assertTrue(faults(read(BodyFormat.JSON, body)).get(0).startsWith("2 must be UTF-8, and byte"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00f4\u0090\u0080\u0080", "\u00e2\u0082"})
    void bytes_that_only_look_like_utf8(String bytes) {
        byte[] body = latin1(change("\"reason\":\"" + bytes + "\""));

        for (BodyFormat format : BodyFormat.values()) {
            var faults = faults(read(format, body));
            assertTrue(
                    faults.get(faults.size() - 1).startsWith("1 must be UTF-8, and byte 74 of the line, 0x"),
                    faults.toString());
        }
    }

    @Test
    void utf16_and_utf32_are_not_guessed() {
        for (var charset : List.of(
                StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16,
                Charset.forName("UTF-32"))) {
            for (BodyFormat format : BodyFormat.values()) {
                assertTrue(
                        faults(read(format, RIGHT.getBytes(charset))).get(0).contains("must be UTF-8"),
                        charset + " as " + format);
            }
        }
    }

    @Test
    void nesting_without_end() {
        for (BodyFormat format : BodyFormat.values()) {
            var faults = faults(read(format, utf8(change("\"reason\":" + "[".repeat(10_000)))));
            assertTrue(faults.get(faults.size() - 1).startsWith("1 must be JSON. "), faults.toString());
        }
    }

    private static List<Integer> lines(Reading reading) {
        return faults(reading).stream()
                .map(fault -> Integer.valueOf(fault.substring(0, fault.indexOf(' '))))
                .toList();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
