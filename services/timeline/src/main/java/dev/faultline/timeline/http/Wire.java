package dev.faultline.timeline.http;

import dev.faultline.events.Instants;
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
}
