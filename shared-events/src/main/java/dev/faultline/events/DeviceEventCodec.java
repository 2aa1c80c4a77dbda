package dev.faultline.events;

import java.util.function.Function;

/** Events about devices to the bytes on the log and back. Whatever is encoded, decodes to an equal event. */
public final class DeviceEventCodec {
    private DeviceEventCodec() {}

    /**
     * The event as it goes on the log. Equal events have equal bytes.
     *
     * @throws IllegalArgumentException if the id, source, device, datacenter, role or retracted id is empty, an instant
     *     or the uncertainty is out of bounds (see {@link Instants} and {@link Uncertainty}), or text holds half of a
     *     surrogate pair
     */
    public static EncodedEvent encode(Envelope<? extends DeviceEvent> envelope) {
        return DeviceEventEncoder.encode(envelope);
    }

    /**
     * Reads an event. Fields and attributes that it does not know are passed over, the order of fields is free.
     *
     * @param key UTF-8 of the device; may be null, which is refused
     * @param attributes the value of a header by its name, null when there is none
     * @param value UTF-8 JSON; may be null, which is refused
     * @throws UnreadableEventException if this is no event that {@link #encode} could have been given; the message is
     *     one line of bounded length that names what is wrong
     */
    public static Envelope<DeviceEvent> decode(byte[] key, Function<String, byte[]> attributes, byte[] value)
            throws UnreadableEventException {
        return DeviceEventDecoder.decode(key, attributes, value);
    }
}
