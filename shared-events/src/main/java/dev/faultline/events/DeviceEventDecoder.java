package dev.faultline.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.faultline.events.DeviceEvent.Registered;
import dev.faultline.events.DeviceEvent.StateChanged;
import dev.faultline.events.DeviceEvent.StateRetracted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Bytes to events; what is no event is refused with the reason. */
final class DeviceEventDecoder {
    private DeviceEventDecoder() {}

    static Envelope<DeviceEvent> decode(byte[] key, Function<String, byte[]> attributes, byte[] value)
            throws UnreadableEventException {
        RecordHead head = RecordHead.read(key, attributes, value);
        String id = head.text(CloudEvents.ID);
        String source = head.text(CloudEvents.SOURCE);
        EventType type = type(head.text(CloudEvents.TYPE));
        Optional<Instant> knownAt = head.knownAt();
        DeviceEvent event = event(type, FieldReader.read(type, value));
        head.requireKey(Field.DEVICE.wire(), event.device());
        return new Envelope<>(id, source, knownAt, event);
    }

    private static EventType type(String word) throws UnreadableEventException {
        Optional<EventType> type = EventType.fromWire(word.getBytes(UTF_8));
        if (type.isEmpty()) {
            throw new UnreadableEventException(CloudEvents.TYPE + " " + Shown.quoted(word) + " is not known");
        }
        return type.get();
    }

    private static DeviceEvent event(EventType type, FieldReader fields) throws UnreadableEventException {
        String device = fields.name(Field.DEVICE);
        Instant occurredAt = FieldText.instant(Field.OCCURRED_AT.wire(), fields.text(Field.OCCURRED_AT));
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

    private static Duration uncertainty(String text) throws UnreadableEventException {
        return text == null ? Duration.ZERO : FieldText.uncertainty(Field.UNCERTAINTY.wire(), text);
    }
}
