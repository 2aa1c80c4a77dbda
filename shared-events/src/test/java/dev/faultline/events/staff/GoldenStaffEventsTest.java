package dev.faultline.events.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.events.CloudEvents;
import dev.faultline.events.EncodedEvent;
import dev.faultline.events.GoldenFile;
import dev.faultline.events.Samples;
import dev.faultline.events.Topics;
import dev.faultline.events.UnreadableEventException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Given the golden file of a type and version about incidents or maintenance")
class GoldenStaffEventsTest {
    private static final Map<String, StaffEnvelope> GOLDEN = GoldenStaffEvents.all();

    static Set<String> files() {
        return GOLDEN.keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    @DisplayName("encoding its event gives exactly its bytes, attributes in its order")
    void encoding_gives_its_bytes(String name) throws IOException {
        EncodedEvent encoded = StaffEventCodec.encode(GOLDEN.get(name));
        assertEquals(Topics.INCIDENT_EVENTS, encoded.topic());
        GoldenFile.read(name).assertIs(encoded);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    @DisplayName("decoding its bytes gives its event")
    void decoding_gives_its_event(String name) throws IOException, UnreadableEventException {
        GoldenFile golden = GoldenFile.read(name);
        StaffEnvelope decoded =
                StaffEventCodec.decode(golden.key(), Samples.attributes(golden.headers()), golden.value());
        assertEquals(GOLDEN.get(name), decoded);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("the plain one has what the type requires alone, the full one has all and when it was known")
    void one_is_bare_and_one_is_full(StaffEventType type) throws IOException {
        GoldenFile bare = GoldenFile.read(type.wire());
        GoldenFile full = GoldenFile.read(type.wire() + ".full");
        Set<StaffField> all = EnumSet.copyOf(StaffField.optional(type));
        all.addAll(StaffField.required(type));
        assertEquals(all, fields(type, full));
        all.removeAll(StaffField.optional(type));
        if (type == StaffEventType.SCOPED) {
            all.add(StaffField.SEVERITY); // for one thing has to be said anew
        }
        assertEquals(all, fields(type, bare));
        assertEquals(null, Samples.attributes(bare.headers()).apply(CloudEvents.KNOWN_AT));
        assertEquals(20, Samples.attributes(full.headers()).apply(CloudEvents.KNOWN_AT).length);
    }

    @Test
    @DisplayName("every type has both, and every file is tested here")
    void every_type_has_both() throws IOException, URISyntaxException {
        Set<String> wanted = new HashSet<>();
        for (StaffEventType type : StaffEventType.values()) {
            wanted.add(type.wire());
            wanted.add(type.wire() + ".full");
        }
        Set<String> files = GoldenFile.names();
        files.removeIf(name -> name.startsWith("faultline.device."));
        assertEquals(wanted, files);
        assertEquals(wanted, GOLDEN.keySet());
    }

    private static Set<StaffField> fields(StaffEventType type, GoldenFile file) throws IOException {
        JsonNode value = new ObjectMapper().readTree(file.value());
        Set<StaffField> fields = EnumSet.noneOf(StaffField.class);
        value.properties().forEach(field -> fields.add(StaffField.named(type, field.getKey())));
        return fields;
    }
}
