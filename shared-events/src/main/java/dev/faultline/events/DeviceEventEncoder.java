package dev.faultline.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.faultline.events.DeviceEvent.Registered;
import dev.faultline.events.DeviceEvent.StateChanged;
import dev.faultline.events.DeviceEvent.StateRetracted;
import dev.faultline.events.EncodedEvent.Header;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Events to bytes, in the canonical order of fields and without white space, so that equal events have equal bytes. */
final class DeviceEventEncoder {
    private static final Header SPEC_VERSION = header(CloudEvents.SPEC_VERSION, CloudEvents.VERSION);
    private static final Header CONTENT_TYPE = header(CloudEvents.CONTENT_TYPE, CloudEvents.JSON);
    private static final Header RECORDER = header(CloudEvents.SOURCE, CloudEvents.RECORDER_SOURCE);
    private static final Map<EventType, Header> TYPES = new EnumMap<>(EventType.class);
    private static final Map<DeviceState, byte[]> STATES = new EnumMap<>(DeviceState.class);

    // Each begins by closing the string before it.
    private static final byte[] DEVICE = ascii("{\"device\":\"");
    private static final byte[] DATACENTER = ascii("\",\"datacenter\":\"");
    private static final byte[] ROLE = ascii("\",\"role\":\"");
    private static final byte[] STATE = ascii("\",\"state\":\"");
    private static final byte[] OCCURRED_AT = ascii("\",\"occurredAt\":\"");
    private static final byte[] UNCERTAINTY = ascii("\",\"uncertainty\":\"");
    private static final byte[] OBSERVER = ascii("\",\"observer\":\"");
    private static final byte[] REASON = ascii("\",\"reason\":\"");
    private static final byte[] RETRACTS = ascii("\",\"retracts\":\"");
    private static final byte[] BY = ascii("\",\"by\":\"");
    private static final byte[] DEPENDS_ON = ascii("\",\"dependsOn\":[");
    private static final byte[] FIRST = ascii("\"");
    private static final byte[] NEXT = ascii("\",\"");
    private static final byte[] END_OF_LIST = ascii("\"]}");
    private static final byte[] END_OF_EMPTY_LIST = ascii("]}");
    private static final byte[] END = ascii("\"}");

    static {
        for (EventType type : EventType.values()) {
            TYPES.put(type, header(CloudEvents.TYPE, type.wire()));
        }
        for (DeviceState state : DeviceState.values()) {
            STATES.put(state, ascii(state.wire()));
        }
    }

    private DeviceEventEncoder() {}

    static EncodedEvent encode(Envelope<? extends DeviceEvent> envelope) {
        DeviceEvent event = envelope.event();
        byte[] time = Instants.text(Instants.toEpochNanos(occurredAt(event)));
        byte[] value = switch (event) {
            case StateChanged changed -> value(changed, time);
            case StateRetracted retracted -> value(retracted, time);
            case Registered registered -> value(registered, time);
        };
        // Only now is the device known to be writable as UTF-8.
        byte[] key = event.device().getBytes(UTF_8);
        return new EncodedEvent(Topics.DEVICE_EVENTS, key, headers(envelope, key, time), value);
    }

    private static List<Header> headers(Envelope<? extends DeviceEvent> envelope, byte[] key, byte[] time) {
        Header id = Header.of(CloudEvents.ID, "the event's id", envelope.id());
        String from = envelope.source();
        Header source = CloudEvents.RECORDER_SOURCE.equals(from)
                ? RECORDER
                : Header.of(CloudEvents.SOURCE, "the event's source", from);
        Header type = TYPES.get(EventType.of(envelope.event()));
        Header subject = new Header(CloudEvents.SUBJECT, key);
        Header occurredAt = new Header(CloudEvents.TIME, time);
        if (envelope.knownAt().isEmpty()) {
            return List.of(SPEC_VERSION, id, source, type, subject, occurredAt, CONTENT_TYPE);
        }
        byte[] known = Instants.text(Instants.toEpochNanos(envelope.knownAt().get()));
        Header knownAt = new Header(CloudEvents.KNOWN_AT, known);
        return List.of(SPEC_VERSION, id, source, type, subject, occurredAt, knownAt, CONTENT_TYPE);
    }

    private static Instant occurredAt(DeviceEvent event) {
        return switch (event) {
            case StateChanged changed -> changed.occurredAt();
            case StateRetracted retracted -> retracted.occurredAt();
            case Registered registered -> registered.occurredAt();
        };
    }

    private static byte[] value(StateChanged event, byte[] time) {
        String device = named("device", event.device());
        String datacenter = named("datacenter", event.datacenter());
        String role = named("role", event.role());
        byte[] state = STATES.get(event.state());
        String uncertainty = event.uncertainty().isZero() ? null : Uncertainty.text(event.uncertainty());
        String observer = event.observer().orElse(null);
        String reason = event.reason().orElse(null);
        int length = DEVICE.length
                + device.length()
                + DATACENTER.length
                + datacenter.length()
                + ROLE.length
                + role.length()
                + STATE.length
                + state.length
                + OCCURRED_AT.length
                + time.length
                + lengthIfGiven(UNCERTAINTY, uncertainty)
                + lengthIfGiven(OBSERVER, observer)
                + lengthIfGiven(REASON, reason)
                + END.length;
        JsonBytes json = new JsonBytes(length)
                .raw(DEVICE)
                .text(device)
                .raw(DATACENTER)
                .text(datacenter)
                .raw(ROLE)
                .text(role)
                .raw(STATE)
                .raw(state)
                .raw(OCCURRED_AT)
                .raw(time);
        if (uncertainty != null) {
            json.raw(UNCERTAINTY).text(uncertainty);
        }
        if (observer != null) {
            json.raw(OBSERVER).text(observer);
        }
        if (reason != null) {
            json.raw(REASON).text(reason);
        }
        return json.raw(END).toBytes();
    }

    private static byte[] value(StateRetracted event, byte[] time) {
        return new JsonBytes(128)
                .raw(DEVICE)
                .text(named("device", event.device()))
                .raw(RETRACTS)
                .text(named("retracts", event.retracts()))
                .raw(OCCURRED_AT)
                .raw(time)
                .raw(BY)
                .text(event.by())
                .raw(REASON)
                .text(event.reason())
                .raw(END)
                .toBytes();
    }

    private static byte[] value(Registered event, byte[] time) {
        JsonBytes json = new JsonBytes(128)
                .raw(DEVICE)
                .text(named("device", event.device()))
                .raw(DATACENTER)
                .text(named("datacenter", event.datacenter()))
                .raw(ROLE)
                .text(named("role", event.role()))
                .raw(OCCURRED_AT)
                .raw(time)
                .raw(DEPENDS_ON);
        byte[] before = FIRST;
        for (String device : event.dependsOn()) {
            json.raw(before).text(named("dependsOn", device));
            before = NEXT;
        }
        return json.raw(event.dependsOn().isEmpty() ? END_OF_EMPTY_LIST : END_OF_LIST)
                .toBytes();
    }

    private static int lengthIfGiven(byte[] name, String text) {
        return text == null ? 0 : name.length + text.length();
    }

    private static String named(String what, String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        return name;
    }

    private static Header header(String name, String value) {
        return new Header(name, ascii(value));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(UTF_8);
    }
}
