package dev.faultline.events.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.events.CloudEvents;
import dev.faultline.events.DeviceMessages;
import dev.faultline.events.EncodedEvent.Header;
import dev.faultline.events.GoldenFile;
import dev.faultline.events.Topics;
import dev.faultline.events.staff.StaffMessages;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The events as an AsyncAPI document: types, fields and what they hold from the code, words from {@code docs/events.md},
 * examples from the golden files.
 */
final class AsyncApi {
    static final String COMMON = "Common to incidents and maintenance";
    private static final String ATTRIBUTES = "attributes";
    private static final String STAFF_ATTRIBUTES = "staffAttributes";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Page page;
    private final ObjectNode document = Schemas.object().put("asyncapi", "3.0.0");

    private AsyncApi(Page page) {
        this.page = page;
    }

    /** All types of both topics. */
    static List<Message> messages() {
        return Stream.concat(DeviceMessages.all().stream(), StaffMessages.all().stream())
                .toList();
    }

    static ObjectNode document(Page page) throws IOException, URISyntaxException {
        AsyncApi api = new AsyncApi(page);
        api.info();
        api.channel("device-events", Topics.DEVICE_EVENTS, "Facts about devices; the key is the id of the device.");
        api.channel(
                "incident-events",
                Topics.INCIDENT_EVENTS,
                "What staff do and say; the key is the id of the incident or maintenance. Written in transactions: read"
                        + " with isolation.level=read_committed.");
        api.operation("device-events", "Faultline's recorder appends what it is told of devices.");
        api.operation("incident-events", "Faultline's recorder appends what staff did and said.");
        api.components();
        return api.document;
    }

    private void info() {
        ObjectNode info = document.putObject("info")
                .put("title", "Faultline events")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "The log of Faultline. A type never changes: a new shape is a new type beside the old one."
                                + " Instants are from 1910-01-01T00:00Z on and before 2200-01-01T00:00Z. What a"
                                + " subscriber must expect stands in docs/events.md.");
        info.putObject("license").put("name", "Apache-2.0").put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        document.put("defaultContentType", CloudEvents.JSON);
        document.putObject("servers")
                .putObject("run")
                .put("host", "127.0.0.1:19092")
                .put("protocol", "kafka")
                .put("description", "What ./dev run starts, for this machine only.");
    }

    private void channel(String name, String topic, String description) {
        ObjectNode channel = document.withObjectProperty("channels")
                .putObject(name)
                .put("address", topic)
                .put("description", description + " " + page.description("The topics"));
        ObjectNode messages = channel.putObject("messages");
        messages().stream()
                .filter(message -> message.topic().equals(topic))
                .forEach(message ->
                        messages.putObject(message.type()).put("$ref", "#/components/messages/" + message.type()));
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka").put("topic", topic);
        ObjectNode configuration = kafka.putObject("topicConfiguration");
        configuration.putArray("cleanup.policy").add("delete");
        configuration.put("retention.ms", -1).put("retention.bytes", -1);
        kafka.put("bindingVersion", "0.5.0");
    }

    private void operation(String channel, String summary) {
        ObjectNode operation = document.withObjectProperty("operations")
                .putObject("append-" + channel)
                .put("action", "send")
                .put("summary", summary);
        operation.putObject("channel").put("$ref", "#/channels/" + channel);
    }

    private void components() throws IOException, URISyntaxException {
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        for (Message message : messages()) {
            messages.set(message.type(), message(message));
        }
        ObjectNode schemas = components.putObject("schemas");
        schemas.set(Schemas.SCOPE, scope());
        schemas.set(ATTRIBUTES, attributes(ofStaff -> !ofStaff));
        schemas.set(STAFF_ATTRIBUTES, attributes(ofStaff -> true));
    }

    private ObjectNode message(Message message) throws IOException, URISyntaxException {
        boolean staff = message.topic().equals(Topics.INCIDENT_EVENTS);
        ObjectNode node = Schemas.object()
                .put("name", message.type())
                .put("summary", page.summary(message.type()))
                .put("description", page.description(message.type()))
                .put("contentType", CloudEvents.JSON);
        ObjectNode headers = node.putObject("headers").put("type", "object");
        headers.putArray("allOf")
                .addObject()
                .put("$ref", "#/components/schemas/" + (staff ? STAFF_ATTRIBUTES : ATTRIBUTES));
        headers.putObject("properties").putObject(CloudEvents.TYPE).put("const", message.type());
        node.set("payload", payload(message));
        ObjectNode kafka = node.putObject("bindings").putObject("kafka");
        kafka.set("key", Schemas.text().put("description", "`" + message.subject() + "`, in UTF-8"));
        kafka.put("bindingVersion", "0.5.0");
        node.set("examples", examples(message.type()));
        return node;
    }

    private ObjectNode payload(Message message) {
        List<Page.Row> rows = Stream.concat(
                        page.rows(message.type()).stream(),
                        message.topic().equals(Topics.INCIDENT_EVENTS) ? page.rows(COMMON).stream() : Stream.empty())
                .toList();
        ObjectNode payload = Schemas.of("object");
        ArrayNode required = payload.putArray("required");
        ObjectNode properties = payload.putObject("properties");
        for (Message.Field field : message.fields()) {
            if (field.required()) {
                required.add(field.name());
            }
            properties.set(field.name(), described(field.schema(), field.name(), rows));
        }
        payload.setAll(message.rules());
        return payload;
    }

    private static ObjectNode described(ObjectNode schema, String name, List<Page.Row> rows) {
        String meaning = rows.stream()
                .filter(row -> row.name().equals(name))
                .map(Page.Row::meaning)
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/events.md has no row for " + name));
        return meaning.isEmpty() ? schema : schema.put("description", meaning);
    }

    private ObjectNode scope() {
        ObjectNode scope = Schemas.of("object").put("description", "Which devices are meant.");
        ObjectNode properties = scope.putObject("properties");
        ArrayNode any = scope.putArray("anyOf");
        for (String list : List.of("datacenters", "roles", "devices")) {
            properties.set(list, described(Schemas.names(0), list, page.rows(COMMON)));
            ObjectNode given = any.addObject();
            given.putArray("required").add(list);
            given.putObject("properties").putObject(list).put("minItems", 1);
        }
        return scope;
    }

    private interface Taking {
        boolean takes(boolean ofStaff);
    }

    private ObjectNode attributes(Taking taking) {
        ObjectNode attributes = Schemas.of("object");
        ArrayNode required = attributes.putArray("required");
        ObjectNode properties = attributes.putObject("properties");
        for (Page.Row row : page.rows("Headers")) {
            ObjectNode schema = switch (row.name()) {
                case CloudEvents.SPEC_VERSION -> Schemas.object().put("const", CloudEvents.VERSION);
                case CloudEvents.CONTENT_TYPE -> Schemas.object().put("const", CloudEvents.JSON);
                case CloudEvents.TIME, CloudEvents.KNOWN_AT -> Schemas.instant();
                case CloudEvents.SEQUENCE -> Schemas.of("string").put("pattern", "^[1-9][0-9]{0,18}$");
                default -> Schemas.text();
            };
            boolean ofStaff = switch (row.name()) {
                case CloudEvents.SEQUENCE, CloudEvents.IDEMPOTENCY_KEY, CloudEvents.REQUEST_HASH -> true;
                default -> false;
            };
            if (taking.takes(ofStaff)) {
                properties.set(row.name(), schema.put("description", row.meaning()));
                if (!row.name().equals(CloudEvents.KNOWN_AT)) {
                    required.add(row.name());
                }
            }
        }
        return attributes;
    }

    /** The golden files of a type, the plainest first. */
    private static ArrayNode examples(String type) throws IOException, URISyntaxException {
        ArrayNode examples = JSON.createArrayNode();
        for (String name : GoldenFile.names().stream()
                .filter(name -> name.equals(type) || name.startsWith(type + "."))
                .sorted()
                .toList()) {
            GoldenFile golden = GoldenFile.read(name);
            ObjectNode example = examples.addObject().put("name", name);
            ObjectNode headers = example.putObject("headers");
            for (Header header : golden.headers()) {
                headers.put(header.name(), new String(header.value(), StandardCharsets.UTF_8));
            }
            example.set("payload", JSON.readTree(golden.value()));
        }
        return examples;
    }
}
