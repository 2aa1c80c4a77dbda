package dev.faultline.recorder.streams;

import dev.faultline.events.UnreadableEventException;
import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.events.staff.StaffEventCodec;
import dev.faultline.log.LogRecord;
import dev.faultline.log.streams.EventStream;
import dev.faultline.recorder.commands.RecordedEvent;
import java.util.ArrayList;
import java.util.List;

/** Reads the records of a stream as events. Nothing is passed over: what cannot be read may be what a decision hangs on. */
public final class StreamEvents {
    private StreamEvents() {}

    /**
     * The events of a stream in order.
     *
     * @throws UnreadableStreamException when a record is no event, or not the one that has its place in the stream
     */
    public static List<RecordedEvent> of(EventStream stream) {
        List<RecordedEvent> events = new ArrayList<>(stream.records().size());
        for (LogRecord record : stream.records()) {
            events.add(event(record, events.size() + 1L));
        }
        return events;
    }

    private static RecordedEvent event(LogRecord record, long sequence) {
        try {
            StaffEnvelope envelope = StaffEventCodec.decode(
                    record.key(), name -> record.attributes().value(name), record.value());
            if (envelope.sequence() != sequence) {
                throw new UnreadableStreamException(
                        "The record at " + place(record) + " says that it is event " + envelope.sequence() + " of "
                                + envelope.event().subject() + ", and is its event " + sequence,
                        null);
            }
            return new RecordedEvent(envelope, record.position(), record.value().length);
        } catch (UnreadableEventException e) {
            throw new UnreadableStreamException(
                    "The record at " + place(record) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String place(LogRecord record) {
        return record.topic() + "/" + record.partition() + "@" + record.offset();
    }
}
