package dev.faultline.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.faultline.events.DeviceEvent.Registered;
import dev.faultline.events.DeviceEvent.StateChanged;
import dev.faultline.events.DeviceEvent.StateRetracted;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Bytes to events; what is no event is refused with the reason. */
final class DeviceEventDecoder {
    private DeviceEventDecoder() {}

    static Envelope<DeviceEvent> decode(byte[] key, Function<String, byte[]> attributes, byte[] value)
            throws UnreadableEventException {
        if (key == null) {
            throw new UnreadableEventException("the record has no key");
        }
        if (value == null) {
            throw new UnreadableEventException("the record has no value");
        }
        String version = attribute(attributes, CloudEvents.SPEC_VERSION);
        if (!CloudEvents.VERSION.equals(version)) {
            throw new UnreadableEventException(
                    CloudEvents.SPEC_VERSION + " must be " + CloudEvents.VERSION + " and is " + Shown.quoted(version));
        }
        String id = attribute(attributes, CloudEvents.ID);
        String source = attribute(attributes, CloudEvents.SOURCE);
        EventType type = type(attributes);
        Optional<Instant> knownAt = knownAt(attributes);
        DeviceEvent event = event(type, FieldReader.read(type, value));
        if (!Arrays.equals(key, event.device().getBytes(UTF_8))) {
            throw new UnreadableEventException("the key " + Shown.quoted(new String(key, UTF_8))
                    + " differs from the device " + Shown.quoted(event.device()));
        }
        return new Envelope<>(id, source, knownAt, event);
    }

    private static EventType type(Function<String, byte[]> attributes) throws UnreadableEventException {
        String word = attribute(attributes, CloudEvents.TYPE);
        Optional<EventType> type = EventType.fromWire(word.getBytes(UTF_8));
        if (type.isEmpty()) {
            throw new UnreadableEventException(CloudEvents.TYPE + " " + Shown.quoted(word) + " is not known");
        }
        return type.get();
    }

    private static Optional<Instant> knownAt(Function<String, byte[]> attributes) throws UnreadableEventException {
        if (attributes.apply(CloudEvents.KNOWN_AT) == null) {
            return Optional.empty();
        }
        return Optional.of(instant(CloudEvents.KNOWN_AT, attribute(attributes, CloudEvents.KNOWN_AT)));
    }

    private static String attribute(Function<String, byte[]> attributes, String name) throws UnreadableEventException {
        byte[] bytes = attributes.apply(name);
        if (bytes == null) {
            throw new UnreadableEventException(name + " is missing");
        }
        if (bytes.length == 0) {
            throw new UnreadableEventException(name + " is empty");
        }
        String text = Utf8.decode(bytes);
        if (text == null) {
            throw new UnreadableEventException(name + " is no UTF-8");
        }
        return text;
    }

    private static DeviceEvent event(EventType type, FieldReader fields) throws UnreadableEventException {
        String device = fields.name(Field.DEVICE);
        Instant occurredAt = instant(Field.OCCURRED_AT.wire(), fields.text(Field.OCCURRED_AT));
        return switch (type) {
            case STATE_CHANGED ->
                new StateChanged(
                        device,
                        fields.name(Field.DATACENTER),
                        fields.name(Field.ROLE),
                        state(fields.text(Field.STATE)),
                        occurredAt,
                        uncertainty(fields.text(Field.UNCERTAINTY)),
                        Optional.ofNullable(fields.text(Field.OBSERVER)),
                        Optional.ofNullable(fields.text(Field.REASON)));
            case STATE_RETRACTED ->
                new StateRetracted(
                        device,
                        fields.name(Field.RETRACTS),
                        occurredAt,
                        fields.text(Field.BY),
                        fields.text(Field.REASON));
            case REGISTERED ->
                new Registered(
                        device, fields.name(Field.DATACENTER), fields.name(Field.ROLE), occurredAt, fields.dependsOn());
        };
    }

    private static DeviceState state(String word) throws UnreadableEventException {
        Optional<DeviceState> state = DeviceState.fromWire(word);
        if (state.isEmpty()) {
            throw new UnreadableEventException("state " + Shown.quoted(word) + " is not known");
        }
        return state.get();
    }

    private static Instant instant(String name, String text) throws UnreadableEventException {
        long nanos = Instants.parse(text);
        if (nanos == Instants.NOT_AN_INSTANT) {
            throw new UnreadableEventException(name + " " + Shown.quoted(text) + " is no RFC 3339 instant from "
                    + Instants.EARLIEST + " on and before " + Instants.LATEST);
        }
        return Instants.ofEpochNanos(nanos);
    }

    private static Duration uncertainty(String text) throws UnreadableEventException {
        if (text == null) {
            return Duration.ZERO;
        }
        try {
            Duration uncertainty = Duration.parse(text);
            if (Uncertainty.inBounds(uncertainty)) {
                return uncertainty;
            }
        } catch (DateTimeParseException e) {
            throw new UnreadableEventException("uncertainty " + Shown.quoted(text) + " is no ISO-8601 duration", e);
        }
        throw new UnreadableEventException(
                "uncertainty " + Shown.quoted(text) + " is not from PT0S to " + Uncertainty.LARGEST);
    }
}
