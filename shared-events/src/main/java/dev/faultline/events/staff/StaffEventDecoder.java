package dev.faultline.events.staff;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.RecordHead;
import dev.faultline.events.Shown;
import dev.faultline.events.UnreadableEventException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Records to events; what is no event is refused with the reason. */
final class StaffEventDecoder {
    private static final StaffEventType[] TYPES = StaffEventType.values();

    private StaffEventDecoder() {}

    static StaffEnvelope decode(byte[] key, Function<String, byte[]> attributes, byte[] value)
            throws UnreadableEventException {
        RecordHead head = RecordHead.read(key, attributes, value);
        String id = head.text(CloudEvents.ID);
        String source = head.text(CloudEvents.SOURCE);
        StaffEventType type = type(head.text(CloudEvents.TYPE));
        Optional<Instant> knownAt = head.knownAt();
        long sequence = sequence(head.text(CloudEvents.SEQUENCE));
        var request =
                new StaffEnvelope.Request(head.text(CloudEvents.IDEMPOTENCY_KEY), head.text(CloudEvents.REQUEST_HASH));
        StaffEvent event = StaffValueDecoder.decode(type, StaffFieldReader.read(type, value));
        head.requireKey(StaffField.subject(type).wire(), event.subject());
        return new StaffEnvelope(id, source, knownAt, sequence, request, event);
    }

    private static StaffEventType type(String word) throws UnreadableEventException {
        Optional<StaffEventType> type = Worded.find(TYPES, word);
        if (type.isEmpty()) {
            throw new UnreadableEventException(CloudEvents.TYPE + " " + Shown.quoted(word) + " is not known");
        }
        return type.get();
    }

    /** Only the one text that encoding writes for a number is taken, so that equal numbers mean equal bytes. */
    private static long sequence(String text) throws UnreadableEventException {
        try {
            long sequence = Long.parseLong(text);
            if (sequence >= 1 && Long.toString(sequence).equals(text)) {
                return sequence;
            }
        } catch (NumberFormatException e) {
            throw noSequence(text, e);
        }
        throw noSequence(text, null);
    }

    private static UnreadableEventException noSequence(String text, Exception cause) {
        return new UnreadableEventException(
                CloudEvents.SEQUENCE + " " + Shown.quoted(text) + " is no whole number from 1 to " + Long.MAX_VALUE,
                cause);
    }
}
