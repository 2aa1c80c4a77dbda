package dev.faultline.timeline.http;

import dev.faultline.events.Instants;
import dev.faultline.events.Topics;
import dev.faultline.log.Position;
import dev.faultline.timeline.facts.LogPlace;
import dev.faultline.timeline.incidents.StaffRecord;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/** How what the read models hold is written. */
final class Wire {
    private Wire() {}

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Instant instant(long nanos) {
        return Instants.ofEpochNanos(nanos);
    }

    /** Null where there is none. */
    static Instant instant(OptionalLong nanos) {
        return nanos.isPresent() ? instant(nanos.getAsLong()) : null;
    }

    /** The position just behind a record. */
    static String position(StaffRecord record) {
        return position(Topics.INCIDENT_EVENTS, record.partition(), record.offset());
    }

    /** The position just behind a fact, see {@link LogPlace}. */
    static String position(long place) {
        return position(Topics.DEVICE_EVENTS, LogPlace.partition(place), LogPlace.offset(place));
    }

    /** The position just behind what staff did or said, or behind a fact. */
    static String position(boolean staff, int partition, long offset) {
        return position(staff ? Topics.INCIDENT_EVENTS : Topics.DEVICE_EVENTS, partition, offset);
    }

    private static String position(String topic, int partition, long offset) {
        return Position.after(topic, partition, offset).toString();
    }
}
