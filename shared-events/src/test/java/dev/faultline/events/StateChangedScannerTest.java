package dev.faultline.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Given the value of a state change")
class StateChangedScannerTest {
    private static final String CANONICAL = "{'device':'sw-1','datacenter':'dallas','role':'switch','state':'down',"
            + "'occurredAt':'2013-09-03T17:00:00.250Z','uncertainty':'PT1800.5S','observer':'snmp','reason':'power'}";

    private final StateChangedScanner scanner = new StateChangedScanner();

    @BeforeEach
    void the_sample_is_canonical() {
        assertTrue(scanner.scan(bytes(CANONICAL)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"up", "degraded", "down", "unknown"})
    void every_state_is_read(String state) {
        assertTrue(scanner.scan(bytes(CANONICAL.replace("down", state))));
        assertEquals(state, scanner.state().wire());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "}",
                ",'uncertainty':'PT1S'}",
                ",'uncertainty':'PT0.000000001S'}",
                ",'uncertainty':'PT31622400S'}",
                ",'uncertainty':'PT31622399.999999999S'}",
                ",'observer':''}",
                ",'reason':'it said, {no}'}",
                ",'uncertainty':'PT1S','reason':'x'}",
                ",'observer':'x','reason':'y'}"
            })
    void this_tail_is_canonical(String tail) {
        byte[] value = bytes(CANONICAL.substring(0, CANONICAL.indexOf(",'uncertainty'")) + tail);
        assertTrue(scanner.scan(value));
        assertEquals(
                tail.replace('\'', '"'),
                new String(value, scanner.tailFrom(), scanner.tailTo() - scanner.tailFrom(), UTF_8));
        assertEquals(tail.equals("}"), scanner.tailIsEmpty());
    }

    @ParameterizedTest(name = "{0} replaced by {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'sw-1'                    | ''
            'sw-1'                    | 7
            'sw-1'                    | 'sw\\u002d1'
            'sw-1'                    | 'swé1'
            'dallas'                  | ''
            'switch'                  | ''
            {'device'                 | { 'device'
            'down'                    | 'downs'
            'down'                    | 'Down'
            'down'                    | ''
            'down'                    | 'upd'
            'down'                    | 'unknows'
            'down'                    | 'degraced'
            17:00:00.250Z             | 17:00:00.25Z
            17:00:00.250Z             | 17:00:00.000Z
            17:00:00.250Z             | 17:00:00.250000Z
            17:00:00.250Z             | 17:00:00.2500001Z
            17:00:00.250Z             | 17:00:00.250+00:00
            17:00:00.250Z             | 17:00:00.250
            17:00:00.250Z             | 17:00:60Z
            17:00:00.250Z             | 17:00:00.Z
            17:00:00.250Z             | 17:00:00.2x0Z
            2013-09-03                | 2013-02-29
            2013-09-03                | 1909-12-31
            2013-09-03                | 2200-01-01
            PT1800.5S                 | PT30M
            PT1800.5S                 | PT01S
            PT1800.5S                 | PT0S
            PT1800.5S                 | PT1.50S
            PT1800.5S                 | PT.5S
            PT1800.5S                 | PT1.S
            PT1800.5S                 | PT-1S
            PT1800.5S                 | PT1.0000000001S
            PT1800.5S                 | PT31622400.5S
            PT1800.5S                 | PT31622401S
            PT1800.5S                 | PT99999999999999999999S
            'observer':'snmp'         | 'observer':null
            'observer':'snmp'         | 'observer':'a\\\\b'
            'observer'                | 'other'
            ,'reason':'power'         | ,'reason':'a','reason':'b'
            ,'reason':'power'         | ,'reason':'power
            ,'reason':'power'         | ,
            'power'}                  | 'power'}}
            'power'}                  | 'power'} ` `
            'power'}                  | 'power'
            """)
    void what_encoding_would_not_write_is_left_to_decoding(String sample, String other) {
        assertTrue(CANONICAL.contains(sample), sample);
        assertFalse(scanner.scan(bytes(CANONICAL.replace(sample, other))));
    }

    @Test
    void a_value_cut_anywhere_is_left_to_decoding() {
        byte[] value = bytes(CANONICAL);
        for (int length = 0; length < value.length; length++) {
            assertFalse(scanner.scan(Arrays.copyOf(value, length)), "cut to " + length);
        }
    }

    @Test
    void the_key_is_compared_with_the_device_byte_for_byte() {
        byte[] value = bytes(CANONICAL);
        assertTrue(scanner.isDevice(value, bytes("sw-1")));
        assertFalse(scanner.isDevice(value, bytes("sw-2")));
        assertFalse(scanner.isDevice(value, bytes("sw-")));
        assertFalse(scanner.isDevice(value, bytes("sw-10")));
        assertFalse(scanner.isDevice(value, null));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(UTF_8);
    }
}
