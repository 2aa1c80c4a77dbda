package dev.faultline.events.staff;

import static dev.faultline.events.Samples.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.GoldenFile;
import dev.faultline.events.Samples;
import dev.faultline.events.UnreadableEventException;
import dev.faultline.events.staff.IncidentEvent.NoticeSent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Given a record that is no event about an incident or maintenance, decoding refuses it and says why")
class UnreadableStaffEventTest {
    private static final String ACT = "'actor':'ops','occurredAt':'2013-09-03T17:00:00Z','uncertainty':'PT30M',";
    private static final String DECLARED = "{'incident':'x'," + ACT + "'title':'t','severity':'major',"
            + "'scope':{'datacenters':['dallas'],'roles':['switch'],'devices':['sw-1']},"
            + "'impactStart':'2013-09-03T16:00:00Z','impactUncertainty':'PT5M'}";
    private static final String SCOPED = "{'incident':'x'," + ACT + "'severity':'major','reason':'worse'}";
    private static final String CAUSE =
            "{'incident':'x'," + ACT + "'cause':2,'kind':'latent','description':'d','evidence':['e1'],'ruledOut':true}";
    private static final String NOTICE = "{'incident':'x'," + ACT
            + "'notice':1,'channel':'email','audience':'all','told':12,'carriedBy':{'devices':['mx']},'text':'hello'}";
    private static final String PLANNED =
            "{'incident':'x'," + ACT + "'correctiveAction':1,'description':'d','owner':'o','due':'2013-09-30'}";
    private static final String SCHEDULED = "{'maintenance':'x'," + ACT + "'title':'t','scope':{'devices':['sw-1']},"
            + "'from':'2013-09-03T16:00:00Z','to':'2013-09-03T17:00:00Z'}";

    @Test
    void the_samples_of_this_test_are_readable() throws UnreadableEventException {
        decode(StaffEventType.DECLARED, DECLARED);
        decode(StaffEventType.SCOPED, SCOPED);
        decode(StaffEventType.CAUSE_RECORDED, CAUSE);
        decode(StaffEventType.NOTICE_SENT, NOTICE);
        decode(StaffEventType.CORRECTIVE_ACTION_PLANNED, PLANNED);
        decode(StaffEventType.MAINTENANCE_SCHEDULED, SCHEDULED);
    }

    @ParameterizedTest(name = "{0} replaced by {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'incident':'x'       | 'incident':''                | incident is empty
            'incident':'x'       | 'incident':7                 | incident must be text and is a number
            'incident':'x'       | 'incident':'X'               | the key 'x' differs from the incident 'X'
            'incident':'x'       | 'incident':'x','incident':'x'| incident is given twice
            'actor':'ops'        | 'actor':''                   | actor is empty
            'actor':'ops'        | 'actor':null                 | actor must be text and is null
            'actor':'ops'        | 'actor':'\\ud83d'            | actor holds half of a surrogate pair
            2013-09-03T17:00:00Z | 2013-09-03                   | occurredAt '2013-09-03' is no RFC 3339 instant
            2013-09-03T17:00:00Z | 2200-01-01T00:00:00Z         | from 1910-01-01T00:00:00Z on and before 2200-01-01T00:00:00Z
            PT30M                | soon                         | uncertainty 'soon' is no ISO-8601 duration
            PT30M                | PT-1S                        | uncertainty 'PT-1S' is not from PT0S to PT8784H
            'uncertainty':'PT30M'| 'uncertainty':1800           | uncertainty must be text and is a number
            'title':'t'          | 'title':['t']                | title must be text and is a list
            'title':'t'          | 'title':''                   | title is empty
            'major'              | 'Major'                      | severity 'Major' is not known
            'major'              | ''                           | severity is empty
            'major'              | 1                            | severity must be text and is a number
            ['dallas']           | 'dallas'                     | scope.datacenters must be a list of texts and is text
            ['switch']           | ['switch',{}]                | scope.roles must be text and is an object
            ['sw-1']             | ['sw-1','']                  | scope.devices is empty
            'roles':             | 'devices':                   | scope.devices is given twice
            16:00:00Z            | 16:00:00                     | impactStart '2013-09-03T16:00:00' is no RFC 3339 instant
            PT5M                 | P400D                        | impactUncertainty 'P400D' is not from PT0S to PT8784H
            """)
    void a_declaration_with_a_wrong_field(String sample, String wrong, String message) {
        assertRefusedWith(StaffEventType.DECLARED, DECLARED, sample, wrong, message);
    }

    @ParameterizedTest(name = "scope {0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                     | scope names nothing
            {'datacenters':[],'devices':[]}        | scope names nothing
            {'datacenter':['dallas']}              | scope names nothing
            []                                     | scope must be an object and is a list
            'dallas'                               | scope must be an object and is text
            null                                   | scope must be an object and is null
            {'roles':null}                         | scope.roles must be a list of texts and is null
            """)
    void a_scope_that_is_none(String scope, String message) {
        String json = DECLARED.replaceFirst("'scope':\\{[^}]*}", "'scope':" + scope);
        assertRefused(message, () -> decode(StaffEventType.DECLARED, json));
    }

    @ParameterizedTest(name = "{0} replaced by {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'severity':'major' | 'rack':'major'                           | nothing is said anew: title, severity, scope and impactStart are missing
            'severity':'major' | 'severity':'major','impactUncertainty':'PT1S' | impactUncertainty is given without impactStart
            """)
    void a_change_of_scope_that_says_nothing(String sample, String wrong, String message) {
        assertRefusedWith(StaffEventType.SCOPED, SCOPED, sample, wrong, message);
    }

    @ParameterizedTest(name = "{0} replaced by {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'cause':2 | 'cause':0                    | cause must be a whole number from 1 to 2147483647 and is '0'
            'cause':2 | 'cause':-1                   | cause must be a whole number from 1 to 2147483647 and is '-1'
            'cause':2 | 'cause':2147483648           | cause must be a whole number from 1 to 2147483647 and is '2147483648'
            'cause':2 | 'cause':99999999999999999999 | cause must be a whole number from 1 to 2147483647 and is '99999999999999999999'
            'cause':2 | 'cause':2.0                  | cause must be a whole number from 1 to 2147483647 and is a number
            'cause':2 | 'cause':'2'                  | cause must be a whole number from 1 to 2147483647 and is text
            'latent'  | 'reboot'                     | kind 'reboot' is not known
            ['e1']    | []                           | evidence names nothing
            ['e1']    | ['']                         | evidence is empty
            ['e1']    | 'e1'                         | evidence must be a list of texts and is text
            true      | 'true'                       | ruledOut must be true or false and is text
            true      | null                         | ruledOut must be true or false and is null
            """)
    void a_cause_with_a_wrong_field(String sample, String wrong, String message) {
        assertRefusedWith(StaffEventType.CAUSE_RECORDED, CAUSE, sample, wrong, message);
    }

    @ParameterizedTest(name = "{0} replaced by {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'told':12 | 'told':-1                   | told must be a whole number from 0 to 9223372036854775807 and is '-1'
            'told':12 | 'told':9223372036854775808  | told must be a whole number from 0 to 9223372036854775807 and is '9223372036854775808'
            'told':12 | 'told':1e3                  | told must be a whole number from 0 to 9223372036854775807 and is a number
            ['mx']    | []                          | carriedBy names nothing
            'hello'   | ''                          | text is empty
            """)
    void a_notice_with_a_wrong_field(String sample, String wrong, String message) {
        assertRefusedWith(StaffEventType.NOTICE_SENT, NOTICE, sample, wrong, message);
    }

    @ParameterizedTest(name = "due {0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            '2013-02-29'           | due '2013-02-29' is no day like 2013-09-30
            '30.9.2013'            | due '30.9.2013' is no day like 2013-09-30
            '2013-09-30T00:00:00Z' | due '2013-09-30T00:00:00Z' is no day like 2013-09-30
            '1909-12-31'           | due '1909-12-31' is not from 1910-01-01 to 2199-12-31
            '2200-01-01'           | due '2200-01-01' is not from 1910-01-01 to 2199-12-31
            20130930               | due must be text and is a number
            """)
    void a_corrective_action_due_on_no_day(String due, String message) {
        assertRefusedWith(StaffEventType.CORRECTIVE_ACTION_PLANNED, PLANNED, "'2013-09-30'", due, message);
    }

    @ParameterizedTest(name = "{0} replaced by {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'maintenance':'x' | 'maintenance':'y' | the key 'x' differs from the maintenance 'y'
            'maintenance':'x' | 'incident':'x'    | maintenance is missing
            T16:00            | T17:00            | from does not lie before to
            T16:00            | T18:00            | from does not lie before to
            """)
    void a_maintenance_with_a_wrong_field(String sample, String wrong, String message) {
        assertRefusedWith(StaffEventType.MAINTENANCE_SCHEDULED, SCHEDULED, sample, wrong, message);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void a_value_without_any_one_of_the_fields_that_its_type_requires(StaffEventType type) throws IOException {
        GoldenFile golden = GoldenFile.read(type.wire());
        for (StaffField field : StaffField.required(type)) {
            byte[] without = new String(golden.value(), UTF_8)
                    .replace("\"" + field.wire() + "\":", "\"other\":")
                    .getBytes(UTF_8);
            assertRefused(
                    field.wire() + " is missing",
                    () -> StaffEventCodec.decode(golden.key(), Samples.attributes(golden.headers()), without));
        }
    }

    @ParameterizedTest(name = "{0} given as ''{1}'': {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ce_specversion    |                                  | ce_specversion is missing
            ce_specversion    | 2.0                              | ce_specversion must be 1.0 and is '2.0'
            ce_id             |                                  | ce_id is missing
            ce_source         |                                  | ce_source is missing
            ce_type           |                                  | ce_type is missing
            ce_type           | faultline.incident.declared.v2   | ce_type 'faultline.incident.declared.v2' is not known
            ce_type           | faultline.device.registered.v1   | ce_type 'faultline.device.registered.v1' is not known
            ce_knownat        | soon                             | ce_knownat 'soon' is no RFC 3339 instant
            ce_idempotencykey |                                  | ce_idempotencykey is missing
            ce_requesthash    |                                  | ce_requesthash is missing
            ce_sequence       |                                  | ce_sequence is missing
            ce_sequence       | 0                                | ce_sequence '0' is no whole number from 1 to 9223372036854775807
            ce_sequence       | -7                               | ce_sequence '-7' is no whole number from 1
            ce_sequence       | +7                               | ce_sequence '+7' is no whole number from 1
            ce_sequence       | 07                               | ce_sequence '07' is no whole number from 1
            ce_sequence       | ٧                                | ce_sequence '٧' is no whole number from 1
            ce_sequence       | seven                            | ce_sequence 'seven' is no whole number from 1
            ce_sequence       | 9223372036854775808              | ce_sequence '9223372036854775808' is no whole number from 1
            """)
    void a_record_with_a_wrong_attribute(String attribute, String given, String message) {
        Map<String, String> otherwise = Map.of(attribute, given == null ? "" : given);
        assertRefused(
                message, () -> decode(Samples.attributes(StaffEventType.DECLARED.wire(), otherwise), bytes(DECLARED)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ce_id", "ce_sequence", "ce_idempotencykey", "ce_requesthash"})
    void an_empty_attribute_and_one_that_is_no_utf_8(String attribute) {
        assertRefused(attribute + " is empty", () -> decode(with(attribute, new byte[0]), bytes(DECLARED)));
        assertRefused(
                attribute + " is no UTF-8",
                () -> decode(with(attribute, new byte[] {'a', (byte) 0xff}), bytes(DECLARED)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "null", "[]", "{", "{'incident':", "{'incident':'x',}", "{'scope':{'roles':['a'"})
    void a_value_that_is_no_json_object(String json) {
        assertRefused("the value is no JSON object", () -> decode(StaffEventType.DECLARED, json));
    }

    @Test
    void a_value_that_goes_on_after_its_object() {
        assertRefused("goes on after its JSON object", () -> decode(StaffEventType.DECLARED, DECLARED + "[]"));
    }

    @Test
    void a_value_nested_too_deep() {
        String deep = DECLARED.replace("'roles'", "'other':" + "[".repeat(70) + "]".repeat(70) + ",'roles'");
        assertRefused("the value is no JSON object", () -> decode(StaffEventType.DECLARED, deep));
    }

    @Test
    void a_record_without_key_or_value() {
        Function<String, byte[]> attributes = Samples.attributes(StaffEventType.DECLARED.wire(), Map.of());
        assertRefused("has no key", () -> StaffEventCodec.decode(null, attributes, bytes(DECLARED)));
        assertRefused("has no value", () -> StaffEventCodec.decode(bytes("x"), attributes, null));
    }

    @Test
    void the_message_is_short_and_harmless_whatever_the_record_holds() {
        String nasty = "\\u001b[31m\\n\\u202e" + "long ".repeat(1_000);
        var refusal = assertThrows(
                UnreadableEventException.class,
                () -> decode(StaffEventType.DECLARED, DECLARED.replace("'major'", "'" + nasty + "'")));
        assertTrue(refusal.getMessage().startsWith("severity '?[31m??long long"), refusal.getMessage());
        Samples.assertShortAndHarmless(refusal);
        var digits = assertThrows(
                UnreadableEventException.class,
                () -> decode(StaffEventType.CAUSE_RECORDED, CAUSE.replace("2,", "9".repeat(900) + ",")));
        Samples.assertShortAndHarmless(digits);
    }

    @Test
    @DisplayName("but fields that the type does not have are no reason to refuse, whatever they hold")
    void what_is_not_known_is_passed_over() throws UnreadableEventException {
        String wider = NOTICE.replace("'notice'", "'scope':7,'due':null,'rack':{'a':1,'a':2},'n':1e9,'notice'")
                .replace("'devices'", "'racks':[[]],'devices'")
                .replace("17:00:00Z", "12:00:00.000-05:00");
        assertEquals(decode(StaffEventType.NOTICE_SENT, NOTICE), decode(StaffEventType.NOTICE_SENT, wider));
    }

    @Test
    @DisplayName("and what says the same as leaving it out may be said")
    void what_may_be_left_out_may_be_said() throws UnreadableEventException {
        String zero = NOTICE.replace("PT30M", "PT0S").replace("['mx']", "['mx','mx'],'roles':[]");
        NoticeSent notice = (NoticeSent) decode(StaffEventType.NOTICE_SENT, zero);
        assertEquals(Duration.ZERO, notice.act().uncertainty());
        assertEquals(List.of("mx"), notice.carriedBy().devices());
        String cause = CAUSE.replace("true", "false");
        assertEquals(
                decode(StaffEventType.CAUSE_RECORDED, cause.replace(",'ruledOut':false", "")),
                decode(StaffEventType.CAUSE_RECORDED, cause));
    }

    private interface Decoding {
        Object run() throws UnreadableEventException;
    }

    private static void assertRefusedWith(
            StaffEventType type, String valid, String sample, String wrong, String message) {
        assertTrue(valid.contains(sample), sample);
        assertRefused(message, () -> decode(type, valid.replace(sample, wrong)));
    }

    private static void assertRefused(String message, Decoding decoding) {
        var refusal = assertThrows(UnreadableEventException.class, decoding::run);
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }

    private static Function<String, byte[]> with(String attribute, byte[] given) {
        Function<String, byte[]> valid = Samples.attributes(StaffEventType.DECLARED.wire(), Map.of());
        return name -> name.equals(attribute) ? given : valid.apply(name);
    }

    private static StaffEvent decode(StaffEventType type, String json) throws UnreadableEventException {
        return decode(Samples.attributes(type.wire(), Map.of()), bytes(json));
    }

    private static StaffEvent decode(Function<String, byte[]> attributes, byte[] value)
            throws UnreadableEventException {
        return StaffEventCodec.decode(bytes("x"), attributes, value).event();
    }
}
