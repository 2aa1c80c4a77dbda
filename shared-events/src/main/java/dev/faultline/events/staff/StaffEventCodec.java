package dev.faultline.events.staff;

import dev.faultline.events.EncodedEvent;
import dev.faultline.events.UnreadableEventException;
import java.util.function.Function;

/** Events about incidents and maintenance to the bytes on the log and back. Whatever is encoded, decodes to an equal event. */
public final class StaffEventCodec {
    private StaffEventCodec() {}

    /**
     * The event as it goes on the log. Equal events have equal bytes.
     *
     * @throws IllegalArgumentException if a text that is given is empty or holds half of a surrogate pair, a number, a day,
     *     an instant or an uncertainty is out of bounds (see {@link Days}, {@link dev.faultline.events.Instants} and
     *     {@link dev.faultline.events.Uncertainty}), a scope or list that must name something names nothing, a window does
     *     not end after it begins, or a {@link IncidentEvent.Scoped} says nothing anew
     */
    public static EncodedEvent encode(StaffEnvelope envelope) {
        return StaffEventEncoder.encode(envelope);
    }

    /**
     * Reads an event. Fields and attributes that it does not know are passed over, the order of fields is free.
     *
     * @param key UTF-8 of the incident or maintenance; may be null, which is refused
     * @param attributes the value of a header by its name, null when there is none
     * @param value UTF-8 JSON; may be null, which is refused
     * @throws UnreadableEventException if this is no event that {@link #encode} could have been given; the message is one
     *     line of bounded length that names what is wrong
     */
    public static StaffEnvelope decode(byte[] key, Function<String, byte[]> attributes, byte[] value)
            throws UnreadableEventException {
        return StaffEventDecoder.decode(key, attributes, value);
    }
}
