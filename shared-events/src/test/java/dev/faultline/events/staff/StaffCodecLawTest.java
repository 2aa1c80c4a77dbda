package dev.faultline.events.staff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.events.BrokenBytes;
import dev.faultline.events.EncodedEvent;
import dev.faultline.events.EncodedEvent.Header;
import dev.faultline.events.Samples;
import dev.faultline.events.UnreadableEventException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Given random events about incidents and maintenance, and broken ones")
class StaffCodecLawTest {
    private static final int EVENTS = 4_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("decode(encode(event)) equals the event, and equal events have equal bytes")
    void what_is_encoded_decodes_to_an_equal_event(long seed) throws UnreadableEventException {
        RandomStaffEvents events = new RandomStaffEvents(new SplittableRandom(seed));
        for (int i = 0; i < EVENTS; i++) {
            StaffEnvelope envelope = events.envelope();
            EncodedEvent encoded = StaffEventCodec.encode(envelope);
            StaffEnvelope decoded = decode(encoded);
            assertEquals(envelope, decoded, () -> "seed " + seed);
            assertEquals(show(encoded), show(StaffEventCodec.encode(decoded)), () -> "seed " + seed);
            assertEquals(envelope.event().subject(), new String(encoded.key(), UTF_8), () -> "seed " + seed);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    @DisplayName("a value has all fields that are required of its type, none but those of its type, in their order")
    void a_value_has_the_fields_of_its_type(long seed) throws IOException {
        RandomStaffEvents events = new RandomStaffEvents(new SplittableRandom(seed));
        for (StaffEventType type : StaffEventType.values()) {
            Set<StaffField> seen = EnumSet.noneOf(StaffField.class);
            Set<StaffField> always = EnumSet.allOf(StaffField.class);
            for (int i = 0; i < EVENTS / 10; i++) {
                byte[] value = StaffEventCodec.encode(events.envelope(type)).value();
                List<StaffField> fields = fields(type, JSON.readTree(value));
                assertEquals(List.copyOf(new TreeSet<>(fields)), fields, () -> "seed " + seed);
                seen.addAll(fields);
                always.retainAll(fields);
            }
            Set<StaffField> all = EnumSet.copyOf(StaffField.required(type));
            all.addAll(StaffField.optional(type));
            assertEquals(all, seen, () -> "seed " + seed + " " + type);
            assertEquals(StaffField.required(type), always, () -> "seed " + seed + " " + type);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {6, 7, 8})
    @DisplayName("any order of fields and any fields besides decode to the same")
    void order_and_unknown_fields_do_not_matter(long seed) throws IOException, UnreadableEventException {
        SplittableRandom random = new SplittableRandom(seed);
        RandomStaffEvents events = new RandomStaffEvents(random);
        for (int i = 0; i < EVENTS; i++) {
            StaffEnvelope envelope = events.envelope();
            EncodedEvent encoded = StaffEventCodec.encode(envelope);
            ObjectNode shuffled = shuffled(JSON.readTree(encoded.value()), random);
            byte[] value = JSON.writeValueAsBytes(shuffled);
            StaffEnvelope decoded = StaffEventCodec.decode(encoded.key(), Samples.attributes(encoded.headers()), value);
            assertEquals(envelope, decoded, () -> "seed " + seed + ": " + shuffled);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {9, 10, 11})
    @DisplayName("broken bytes are refused, or decode to what can be encoded again")
    void broken_bytes_are_refused_or_mean_something(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        RandomStaffEvents events = new RandomStaffEvents(random);
        int taken = 0;
        for (int i = 0; i < 4 * EVENTS; i++) {
            StaffEventType type = StaffEventType.values()[i % StaffEventType.values().length];
            EncodedEvent encoded = StaffEventCodec.encode(events.envelope(type));
            byte[] other = StaffEventCodec.encode(events.envelope(type)).value();
            byte[] value = encoded.value();
            for (int times = random.nextInt(1, 4); times > 0; times--) {
                value = BrokenBytes.mutated(value, other, random);
            }
            taken += taken(encoded.key(), Samples.attributes(encoded.headers()), value, seed);
        }
        assertTrue(taken > EVENTS / 10, "too few readable mutants to mean anything: " + taken);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {12, 13})
    @DisplayName("a broken key or attribute is refused, or decodes to what can be encoded again")
    void broken_attributes_are_refused_or_mean_something(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        RandomStaffEvents events = new RandomStaffEvents(random);
        for (int i = 0; i < EVENTS; i++) {
            EncodedEvent encoded = StaffEventCodec.encode(events.envelope());
            List<Header> headers = new ArrayList<>(encoded.headers());
            int at = random.nextInt(headers.size());
            byte[] broken = BrokenBytes.mutated(
                    headers.get(at).value(),
                    headers.get(random.nextInt(headers.size())).value(),
                    random);
            headers.set(at, new Header(headers.get(at).name(), broken));
            taken(encoded.key(), Samples.attributes(headers), encoded.value(), seed);
            taken(broken, Samples.attributes(encoded.headers()), encoded.value(), seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a value with any single byte changed, dropped or doubled, or cut anywhere, too")
    void no_single_byte_breaks_decoding(StaffEventType type) {
        EncodedEvent encoded = StaffEventCodec.encode(new RandomStaffEvents(new SplittableRandom(14)).envelope(type));
        Function<String, byte[]> attributes = Samples.attributes(encoded.headers());
        byte[] original = Arrays.copyOf(encoded.value(), Math.min(encoded.value().length, 2_000));
        for (int at = 0; at < original.length; at++) {
            for (int to : new int[] {0, ' ', '"', '\\', '{', '}', '[', ']', ',', ':', '0', 'a', 0x80, 0xff}) {
                byte[] changed = original.clone();
                changed[at] = (byte) to;
                taken(encoded.key(), attributes, changed, 14);
            }
            taken(encoded.key(), attributes, Arrays.copyOf(original, at), 14);
            taken(encoded.key(), attributes, BrokenBytes.spliced(original, at, at + 1, new byte[0]), 14);
            taken(encoded.key(), attributes, BrokenBytes.spliced(original, at, at, new byte[] {original[at]}), 14);
        }
    }

    /** One if these bytes are an event, which then survives encoding; zero if they are refused as they should be. */
    private static int taken(byte[] key, Function<String, byte[]> attributes, byte[] value, long seed) {
        StaffEnvelope decoded;
        try {
            decoded = StaffEventCodec.decode(key, attributes, value);
        } catch (UnreadableEventException e) {
            Samples.assertShortAndHarmless(e);
            return 0;
        }
        try {
            assertEquals(decoded, decode(StaffEventCodec.encode(decoded)), () -> "seed " + seed);
            return 1;
        } catch (UnreadableEventException | IllegalArgumentException e) {
            throw new AssertionError("seed " + seed + ": decoded but not encoded: " + new String(value, UTF_8), e);
        }
    }

    private static List<StaffField> fields(StaffEventType type, JsonNode value) {
        List<StaffField> fields = new ArrayList<>();
        value.properties().forEach(field -> fields.add(StaffField.named(type, field.getKey())));
        return fields;
    }

    private static ObjectNode shuffled(JsonNode object, RandomGenerator random) {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
        for (int i = random.nextInt(3); i > 0; i--) {
            fields.add(Map.entry("unknown-" + i, unknown(random)));
        }
        Collections.shuffle(fields, new Random(random.nextLong()));
        ObjectNode shuffled = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> field : fields) {
            JsonNode value = field.getValue();
            boolean scope = value.isObject() && !field.getKey().startsWith("unknown");
            shuffled.set(field.getKey(), scope ? shuffled(value, random) : value);
        }
        return shuffled;
    }

    private static JsonNode unknown(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.getNodeFactory().numberNode(1e300);
            case 2 -> JSON.getNodeFactory().textNode("");
            case 3 -> JSON.createArrayNode().add("incident").add(7).addNull();
            case 4 -> JSON.createObjectNode().put("incident", 1).put("incident ", 2.5);
            default -> JSON.getNodeFactory().booleanNode(true);
        };
    }

    private static StaffEnvelope decode(EncodedEvent encoded) throws UnreadableEventException {
        return StaffEventCodec.decode(encoded.key(), Samples.attributes(encoded.headers()), encoded.value());
    }

    private static List<String> show(EncodedEvent encoded) {
        List<String> shown = new ArrayList<>();
        encoded.headers().forEach(header -> shown.add(header.name() + new String(header.value(), UTF_8)));
        shown.add(new String(encoded.value(), UTF_8));
        return shown;
    }
}
