package dev.faultline.events.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.faultline.events.Instants;
import dev.faultline.events.JsonBytes;
import dev.faultline.events.Uncertainty;
import dev.faultline.events.Utf8;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Writes the fields of one value in the order in which they are given, each checked to be one that can be read again. */
final class StaffFieldWriter {
    private static final int USUAL_LENGTH = 256;
    private static final byte[] FIRST = ascii("{\"");
    private static final byte[] NEXT = ascii(",\"");
    private static final byte[] COLON = ascii("\":");
    private static final byte[] QUOTE = ascii("\"");
    private static final byte[] LIST = ascii("[");
    private static final byte[] END_OF_LIST = ascii("]");
    private static final byte[] END = ascii("}");

    private final JsonBytes json = new JsonBytes(USUAL_LENGTH);
    private byte[] before = FIRST;

    StaffFieldWriter text(StaffField field, String text) {
        return string(field, Utf8.checked(field.wire(), text));
    }

    /** Leaves out what is not there. */
    StaffFieldWriter text(StaffField field, Optional<String> text) {
        return text.isEmpty() ? this : text(field, text.get());
    }

    StaffFieldWriter word(StaffField field, Worded word) {
        return string(field, word.wire());
    }

    StaffFieldWriter instant(StaffField field, Instant instant) {
        if (!Instants.inBounds(instant)) {
            throw new IllegalArgumentException(field.wire() + " " + instant + " is not from " + Instants.EARLIEST
                    + " on and before " + Instants.LATEST);
        }
        name(field.wire())
                .raw(QUOTE)
                .raw(Instants.text(Instants.toEpochNanos(instant)))
                .raw(QUOTE);
        return this;
    }

    /** Leaves out what is zero. */
    StaffFieldWriter uncertainty(StaffField field, Duration uncertainty) {
        if (!Uncertainty.inBounds(uncertainty)) {
            throw new IllegalArgumentException(
                    field.wire() + " " + uncertainty + " is not from PT0S to " + Uncertainty.LARGEST);
        }
        return uncertainty.isZero() ? this : string(field, Uncertainty.text(uncertainty));
    }

    /** Leaves out what is not there. */
    StaffFieldWriter day(StaffField field, Optional<LocalDate> day) {
        if (day.isEmpty()) {
            return this;
        }
        if (!Days.inBounds(day.get())) {
            throw new IllegalArgumentException(
                    field.wire() + " " + day.get() + " is not from " + Days.EARLIEST + " to " + Days.LATEST);
        }
        return string(field, day.get().toString());
    }

    StaffFieldWriter number(StaffField field, int number) {
        return wholeNumber(field, number, 1);
    }

    StaffFieldWriter count(StaffField field, long count) {
        return wholeNumber(field, count, 0);
    }

    private StaffFieldWriter wholeNumber(StaffField field, long number, long least) {
        if (number < least) {
            throw new IllegalArgumentException(field.wire() + " is below " + least + ": " + number);
        }
        name(field.wire()).raw(ascii(Long.toString(number)));
        return this;
    }

    /** Leaves out what is false. */
    StaffFieldWriter flag(StaffField field, boolean flag) {
        if (flag) {
            name(field.wire()).raw(ascii("true"));
        }
        return this;
    }

    StaffFieldWriter names(StaffField field, List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException(field.wire() + " names nothing");
        }
        list(field.wire(), field.wire(), names);
        return this;
    }

    StaffFieldWriter scope(StaffField field, Scope scope) {
        if (scope.isEmpty()) {
            throw new IllegalArgumentException(field.wire() + " names nothing");
        }
        name(field.wire());
        before = FIRST;
        part(field, StaffField.DATACENTERS, scope.datacenters());
        part(field, StaffField.ROLES, scope.roles());
        part(field, StaffField.DEVICES, scope.devices());
        json.raw(END);
        return this;
    }

    /** Leaves out one that names nothing. */
    StaffFieldWriter scopeIfAny(StaffField field, Scope scope) {
        return scope.isEmpty() ? this : scope(field, scope);
    }

    private void part(StaffField field, String part, List<String> names) {
        if (!names.isEmpty()) {
            list(part, field.wire() + "." + part, names);
        }
    }

    private void list(String name, String what, List<String> names) {
        name(name).raw(LIST);
        byte[] between = QUOTE;
        for (String each : names) {
            json.raw(between).text(Utf8.checked(what, each)).raw(QUOTE);
            between = NEXT;
        }
        json.raw(END_OF_LIST);
    }

    private StaffFieldWriter string(StaffField field, String text) {
        name(field.wire()).raw(QUOTE).text(text).raw(QUOTE);
        return this;
    }

    private JsonBytes name(String name) {
        json.raw(before).text(name).raw(COLON);
        before = NEXT;
        return json;
    }

    byte[] bytes() {
        return json.raw(END).toBytes();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
