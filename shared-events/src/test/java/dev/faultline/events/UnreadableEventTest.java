package dev.faultline.events;

import static dev.faultline.events.Samples.bytes;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.DeviceEvent.StateChanged;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Given a record that is no event, decoding refuses it and says why")
class UnreadableEventTest {
    private static final String VALID = "{'device':'x','datacenter':'dallas','role':'switch','state':'down',"
            + "'occurredAt':'2013-09-03T17:00:00Z','uncertainty':'PT30M','observer':'snmp','reason':'power'}";
    private static final String REGISTERED = "{'device':'x','datacenter':'dallas','role':'switch',"
            + "'occurredAt':'2013-09-03T17:00:00Z','dependsOn':['y']}";
    private static final String RETRACTED =
            "{'device':'x','retracts':'e1','occurredAt':'2013-09-03T17:00:00Z','by':'ops','reason':'wrong port'}";

    @Test
    void the_samples_of_this_test_are_readable() throws UnreadableEventException {
        decode(EventType.STATE_CHANGED, VALID);
        decode(EventType.REGISTERED, REGISTERED);
        decode(EventType.STATE_RETRACTED, RETRACTED);
    }

    @ParameterizedTest(name = "{0} replaced by {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'device':'x',                        | ``                                    | device is missing
            'datacenter':'dallas',               | ``                                    | datacenter is missing
            'role':'switch',                     | ``                                    | role is missing
            'state':'down',                      | ``                                    | state is missing
            'occurredAt':'2013-09-03T17:00:00Z', | ``                                    | occurredAt is missing
            'device':'x'                         | 'device':7                            | device must be text and is a number
            'datacenter':'dallas'                | 'datacenter':null                     | datacenter must be text and is null
            'role':'switch'                      | 'role':['switch']                     | role must be text and is a list
            'state':'down'                       | 'state':{}                            | state must be text and is an object
            'reason':'power'                     | 'reason':true                         | reason must be text and is a truth value
            'observer':'snmp'                    | 'observer':null                       | observer must be text and is null
            'role':'switch'                      | 'role':''                             | role is empty
            'device':'x'                         | 'device':''                           | device is empty
            'state':'down'                       | 'state':'DOWN'                        | state 'DOWN' is not known
            2013-09-03T17:00:00Z                 | yesterday                             | occurredAt 'yesterday' is no RFC 3339 instant
            2013-09-03T17:00:00Z                 | 2013-09-31T17:00:00Z                  | occurredAt '2013-09-31T17:00:00Z' is no RFC 3339 instant
            2013-09-03T17:00:00Z                 | 1900-01-01T00:00:00Z                  | from 1910-01-01T00:00:00Z on and before 2200-01-01T00:00:00Z
            PT30M                                | half an hour                          | uncertainty 'half an hour' is no ISO-8601 duration
            PT30M                                | PT-30M                                | uncertainty 'PT-30M' is not from PT0S to PT8784H
            PT30M                                | P367D                                 | uncertainty 'P367D' is not from PT0S to PT8784H
            PT30M                                | PT8784H0.000000001S                   | is not from PT0S to PT8784H
            'device':'x'                         | 'device':'x','device':'x'             | device is given twice
            'reason':'power'                     | 'reason':'power','reason':'p'         | reason is given twice
            'device':'x'                         | 'device':'X'                          | the key 'x' differs from the device 'X'
            'reason':'power'                     | 'reason':'\\ud83d'                    | reason holds half of a surrogate pair
            """)
    void a_state_change_with_a_wrong_field(String sample, String wrong, String message) {
        assertTrue(VALID.contains(sample));
        assertRefused(message, () -> decode(EventType.STATE_CHANGED, VALID.replace(sample, wrong)));
    }

    @ParameterizedTest(name = "{0} replaced by {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ,'dependsOn':['y'] | ``                | dependsOn is missing
            ['y']              | 'y'               | dependsOn must be a list of texts and is text
            ['y']              | null              | dependsOn must be a list of texts and is null
            ['y']              | ['y',3]           | dependsOn must be text and is a number
            ['y']              | ['y',['z']]       | dependsOn must be text and is a list
            ['y']              | ['']              | dependsOn is empty
            ['y']              | [],'dependsOn':[] | dependsOn is given twice
            """)
    void a_registration_with_a_wrong_list(String sample, String wrong, String message) {
        assertTrue(REGISTERED.contains(sample));
        assertRefused(message, () -> decode(EventType.REGISTERED, REGISTERED.replace(sample, wrong)));
    }

    @ParameterizedTest(name = "without {0}")
    @ValueSource(strings = {"retracts", "by", "reason"})
    void a_retraction_without(String field) {
        assertRefused(
                field + " is missing",
                () -> decode(EventType.STATE_RETRACTED, RETRACTED.replace("'" + field + "'", "'other'")));
    }

    @ParameterizedTest(name = "{0} given as ''{1}'': {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ce_specversion |                              | ce_specversion is missing
            ce_specversion | 0.3                          | ce_specversion must be 1.0 and is '0.3'
            ce_id          |                              | ce_id is missing
            ce_source      |                              | ce_source is missing
            ce_type        |                              | ce_type is missing
            ce_type        | faultline.device.painted.v1  | ce_type 'faultline.device.painted.v1' is not known
            ce_knownat     | soon                         | ce_knownat 'soon' is no RFC 3339 instant
            """)
    void a_record_with_a_wrong_attribute(String attribute, String given, String message) {
        Map<String, String> otherwise = Map.of(attribute, given == null ? "" : given);
        assertRefused(message, () -> decode(Samples.attributes(EventType.STATE_CHANGED, otherwise), bytes(VALID)));
    }

    @Test
    void an_empty_attribute_and_one_that_is_no_utf_8() {
        assertRefused("ce_id is empty", () -> decode(withId(new byte[0]), bytes(VALID)));
        assertRefused("ce_id is no UTF-8", () -> decode(withId(new byte[] {'a', (byte) 0xff}), bytes(VALID)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "'text'",
                "[]",
                "{",
                "{'device'",
                "{'device':",
                "{'device':'x",
                "{'device':'x',}",
                "{'device' 'x'}",
                "{device:'x'}",
                "{'device':'a\nb'}",
                "{'device':'\\q'}",
                "// no comment\n{}",
                "{'n':01}",
                "{'n':NaN}"
            })
    void a_value_that_is_no_json_object(String json) {
        assertRefused("the value is no JSON object", () -> decode(EventType.STATE_CHANGED, json));
    }

    @Test
    void a_value_that_goes_on_after_its_object() {
        assertRefused("goes on after its JSON object", () -> decode(EventType.STATE_CHANGED, VALID + "{}"));
        assertRefused("no JSON object", () -> decode(EventType.STATE_CHANGED, VALID + "x"));
        assertRefused("no JSON object", () -> decode(EventType.STATE_CHANGED, VALID + "}"));
    }

    @Test
    void a_value_that_is_no_utf_8() {
        byte[] overlong = bytes(VALID.replace("power", "po??er"));
        int at = new String(overlong, UTF_8).indexOf("??");
        overlong[at] = (byte) 0xc0;
        overlong[at + 1] = (byte) 0xa2;
        assertRefused("the value is no UTF-8", () -> decode(Samples.STATE_CHANGED, overlong));
        byte[] wide = VALID.replace('\'', '"').getBytes(UTF_16LE);
        assertRefused("the value is no JSON object", () -> decode(Samples.STATE_CHANGED, wide));
    }

    @Test
    void a_value_nested_too_deep() {
        String deep = VALID.replace("'device'", "'other':" + "[".repeat(100) + "]".repeat(100) + ",'device'");
        assertRefused("the value is no JSON object", () -> decode(EventType.STATE_CHANGED, deep));
    }

    @Test
    void a_record_without_key_or_value() {
        assertRefused("has no key", () -> DeviceEventCodec.decode(null, Samples.STATE_CHANGED, bytes(VALID)));
        assertRefused("has no value", () -> DeviceEventCodec.decode(bytes("x"), Samples.STATE_CHANGED, null));
    }

    @Test
    void the_message_is_short_and_harmless_whatever_the_record_holds() {
        String nasty = "\\u001b[31m\\n\\u202e" + "long ".repeat(1_000);
        var refusal = assertThrows(
                UnreadableEventException.class,
                () -> decode(EventType.STATE_CHANGED, VALID.replace("'down'", "'" + nasty + "'")));
        assertTrue(refusal.getMessage().startsWith("state '?[31m??long long"), refusal.getMessage());
        assertTrue(refusal.getMessage().length() < 100, refusal.getMessage());
    }

    @Test
    @DisplayName("but fields that this version does not know, and any order and white space, are no reason to refuse")
    void what_is_not_known_is_passed_over() throws UnreadableEventException {
        StateChanged plain = (StateChanged) decode(EventType.STATE_CHANGED, VALID);
        String wider = VALID.replace("'device'", " 'rack' : {'device':'y','list':[1,{'role':null}]} ,\n\t'device'")
                .replace("17:00:00Z", "12:00:00.000-05:00")
                .replace("'uncertainty'", "'retracts':7,'dependsOn':false,'uncertainty'");
        assertEquals(plain, decode(EventType.STATE_CHANGED, wider));
    }

    @Test
    @DisplayName("and uncertainty, observer and reason may be absent")
    void optional_fields_may_be_absent() throws UnreadableEventException {
        String json = VALID.substring(0, VALID.indexOf(",'uncertainty'")) + "}";
        StateChanged bare = (StateChanged) decode(EventType.STATE_CHANGED, json);
        assertEquals(Duration.ZERO, bare.uncertainty());
        assertTrue(bare.observer().isEmpty() && bare.reason().isEmpty());
    }

    private interface Decoding {
        Object run() throws UnreadableEventException;
    }

    private static void assertRefused(String message, Decoding decoding) {
        var refusal = assertThrows(UnreadableEventException.class, decoding::run);
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }

    private static Function<String, byte[]> withId(byte[] id) {
        return name -> name.equals(CloudEvents.ID) ? id : Samples.STATE_CHANGED.apply(name);
    }

    private static DeviceEvent decode(EventType type, String json) throws UnreadableEventException {
        return decode(Samples.attributes(type, Map.of()), bytes(json));
    }

    private static DeviceEvent decode(Function<String, byte[]> attributes, byte[] value)
            throws UnreadableEventException {
        return DeviceEventCodec.decode(bytes("x"), attributes, value).event();
    }
}
