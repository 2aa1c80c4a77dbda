package dev.faultline.events;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** The text of a field or an attribute to what it means. It is what the codecs share, and of no use to others. */
public final class FieldText {
    private FieldText() {}

    /**
     * An instant, as {@link Instants#parse(String)} reads it.
     *
     * @param name the field, for the message
     * @throws UnreadableEventException if the text is no RFC 3339 instant, or one out of bounds
     */
    public static Instant instant(String name, String text) throws UnreadableEventException {
        long nanos = Instants.parse(text);
        if (nanos == Instants.NOT_AN_INSTANT) {
            throw new UnreadableEventException(name + " " + Shown.quoted(text) + " is no RFC 3339 instant from "
                    + Instants.EARLIEST + " on and before " + Instants.LATEST);
        }
        return Instants.ofEpochNanos(nanos);
    }

    /**
     * How far an instant may be off.
     *
     * @param name the field, for the message
     * @throws UnreadableEventException if the text is no ISO-8601 duration, or one out of the bounds of
     *     {@link Uncertainty}
     */
    public static Duration uncertainty(String name, String text) throws UnreadableEventException {
        try {
            Duration uncertainty = Duration.parse(text);
            if (Uncertainty.inBounds(uncertainty)) {
                return uncertainty;
            }
        } catch (DateTimeParseException e) {
            throw new UnreadableEventException(name + " " + Shown.quoted(text) + " is no ISO-8601 duration", e);
        }
        throw new UnreadableEventException(
                name + " " + Shown.quoted(text) + " is not from PT0S to " + Uncertainty.LARGEST);
    }
}
