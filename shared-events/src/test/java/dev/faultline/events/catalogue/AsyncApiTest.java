package dev.faultline.events.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.faultline.events.DeviceEventCodec;
import dev.faultline.events.EventType;
import dev.faultline.events.GoldenFile;
import dev.faultline.events.RandomEvents;
import dev.faultline.events.Topics;
import dev.faultline.events.staff.RandomStaffEvents;
import dev.faultline.events.staff.StaffEventCodec;
import dev.faultline.events.staff.StaffEventType;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The catalogue of events")
class AsyncApiTest {
    private static final String HERE = "https://faultline.dev/asyncapi";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DOCS = docs();

    private static Page page;
    private static JsonNode document;
    private static SchemaRegistry schemas;

    /** Makes the document anew before it is read, if that is asked for. */
    @BeforeAll
    static void read() throws IOException, URISyntaxException {
        page = Page.read(DOCS);
        Path file = DOCS.resolve("asyncapi.yaml");
        if (Boolean.getBoolean("faultline.approve")) {
            Files.writeString(file, AsyncApiYaml.write(AsyncApi.document(page)));
        }
        document = AsyncApiYaml.read(Files.readString(file));
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7, builder -> builder.schemas(Map.of(HERE, document.toString())));
    }

    static List<Message> messages() {
        return AsyncApi.messages();
    }

    @Test
    @DisplayName("is as the code, docs/events.md and the golden files have it")
    void the_document_is_up_to_date() throws IOException, URISyntaxException {
        assertEquals(
                AsyncApiYaml.write(AsyncApi.document(page)),
                Files.readString(DOCS.resolve("asyncapi.yaml")),
                "docs/asyncapi.yaml is out of date. To make it anew: ./mvnw -pl shared-events test -Dtest=AsyncApiTest"
                        + " -Dfaultline.approve, then look at what changed");
    }

    @Test
    @DisplayName("has every type on its topic, and no other")
    void every_type_is_there() {
        List<String> types = Stream.concat(
                        Arrays.stream(EventType.values()).map(EventType::wire),
                        Arrays.stream(StaffEventType.values()).map(StaffEventType::wire))
                .toList();
        assertEquals(types, names(document.at("/components/messages")));
        List<String> onTopics = new ArrayList<>();
        document.get("channels").forEach(channel -> onTopics.addAll(names(channel.get("messages"))));
        assertEquals(types, onTopics);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    @DisplayName(
            "has a row in docs/events.md for every field of a type, in order, rightly required or optional, and no other")
    void every_field_has_a_row(Message message) {
        List<Page.Row> rows = new ArrayList<>();
        if (message.topic().equals(Topics.INCIDENT_EVENTS)) {
            String other = message.subject().equals("incident") ? "maintenance" : "incident";
            page.rows(AsyncApi.COMMON).stream()
                    .filter(row ->
                            !Set.of(other, "datacenters", "roles", "devices").contains(row.name()))
                    .forEach(rows::add);
        }
        rows.addAll(page.rows(message.type()));
        assertEquals(
                message.fields().stream()
                        .map(field -> field.name() + (field.required() ? " required" : " optional"))
                        .toList(),
                rows.stream()
                        .map(row -> row.name() + (row.required() ? " required" : " optional"))
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    @DisplayName("shows each golden file of a type as an example, which its schemas take")
    void examples_are_golden_files_and_valid(Message message) throws IOException, URISyntaxException {
        Set<String> shown = new LinkedHashSet<>();
        for (JsonNode example : of(message).get("examples")) {
            String name = example.get("name").asText();
            assertTrue(shown.add(name), name);
            GoldenFile golden = GoldenFile.read(name);
            assertEquals(JSON.readTree(golden.value()), example.get("payload"), name);
            ObjectNode headers = JSON.createObjectNode();
            golden.headers()
                    .forEach(header -> headers.put(header.name(), new String(header.value(), StandardCharsets.UTF_8)));
            assertEquals(headers, example.get("headers"), name);
            assertEquals(
                    new String(golden.key(), StandardCharsets.UTF_8),
                    headers.get("ce_subject").asText());
            assertEquals(List.of(), errors(message, "headers", headers), name);
            assertEquals(List.of(), errors(message, "payload", example.get("payload")), name);
        }
        Set<String> files = GoldenFile.names();
        files.removeIf(name -> !name.equals(message.type()) && !name.startsWith(message.type() + "."));
        assertEquals(files, shown);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    @DisplayName("has a schema for a type that refuses a value without any one of the fields that the codec requires")
    void what_is_required_is_required(Message message) {
        for (JsonNode example : of(message).get("examples")) {
            for (Message.Field field : message.fields()) {
                ObjectNode without = example.get("payload").deepCopy();
                if (without.remove(field.name()) != null && field.required()) {
                    assertFalse(errors(message, "payload", without).isEmpty(), field.name());
                }
                ObjectNode wrong = example.get("payload").deepCopy();
                wrong.putNull(field.name());
                assertFalse(errors(message, "payload", wrong).isEmpty(), field.name());
            }
            for (String header : names(example.get("headers"))) {
                ObjectNode without = example.get("headers").deepCopy();
                without.remove(header);
                assertEquals(
                        header.equals("ce_knownat"),
                        errors(message, "headers", without).isEmpty(),
                        header);
            }
        }
    }

    @Test
    @DisplayName("has schemas that take whatever the codecs write")
    void schemas_take_what_is_written() throws IOException {
        long seed = 1;
        RandomEvents devices = new RandomEvents(new SplittableRandom(seed));
        for (int i = 0; i < 300; i++) {
            var envelope = devices.envelope();
            JsonNode value = JSON.readTree(DeviceEventCodec.encode(envelope).value());
            assertTaken(EventType.of(envelope.event()).wire(), value, seed);
        }
        RandomStaffEvents staff = new RandomStaffEvents(new SplittableRandom(seed));
        for (StaffEventType type : StaffEventType.values()) {
            for (int i = 0; i < 50; i++) {
                JsonNode value = JSON.readTree(
                        StaffEventCodec.encode(staff.envelope(type)).value());
                assertTaken(type.wire(), value, seed);
            }
        }
    }

    @Test
    @DisplayName("has schemas that refuse what the codec refuses of a scope and of a change of it")
    void rules_across_fields_are_kept() {
        Message declared = named(StaffEventType.DECLARED);
        ObjectNode value = example(declared);
        value.putObject("scope").putArray("roles");
        assertFalse(errors(declared, "payload", value).isEmpty());
        value.putObject("scope").putArray("racks").add("r-1");
        assertFalse(errors(declared, "payload", value).isEmpty());

        Message scoped = named(StaffEventType.SCOPED);
        ObjectNode nothing = example(scoped);
        nothing.remove("severity");
        assertFalse(errors(scoped, "payload", nothing).isEmpty());
        ObjectNode uncertain = example(scoped);
        uncertain.put("impactUncertainty", "PT1S");
        assertFalse(errors(scoped, "payload", uncertain).isEmpty());
        uncertain.put("impactStart", "2024-05-03T16:30:00Z");
        assertEquals(List.of(), errors(scoped, "payload", uncertain));
    }

    private static Message named(StaffEventType type) {
        return AsyncApi.messages().stream()
                .filter(message -> message.type().equals(type.wire()))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode example(Message message) {
        return of(message).at("/examples/0/payload").deepCopy();
    }

    private static JsonNode of(Message message) {
        return document.at("/components/messages").get(message.type());
    }

    private static void assertTaken(String type, JsonNode value, long seed) {
        assertEquals(List.of(), errors(type, "payload", value), () -> "seed " + seed + ": " + value);
    }

    private static List<String> errors(Message message, String part, JsonNode value) {
        return errors(message.type(), part, value);
    }

    private static List<String> errors(String type, String part, JsonNode value) {
        Schema schema = schemas.getSchema(SchemaLocation.of(HERE + "#/components/messages/" + type + "/" + part));
        return schema
                .validate(
                        value.toString(),
                        InputFormat.JSON,
                        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static Path docs() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs");
    }
}
