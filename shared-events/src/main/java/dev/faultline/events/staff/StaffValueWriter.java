package dev.faultline.events.staff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.events.Instants;
import dev.faultline.events.Uncertainty;
import dev.faultline.events.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Writes the fields of one value in the order in which they are given, each checked to be one that can be read again. */
final class StaffValueWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    private final JsonGenerator json;

    private interface Writing {
        void write() throws IOException;
    }

    StaffValueWriter() {
        try {
            json = JSON.createGenerator(out);
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    StaffValueWriter text(String name, String text) {
        return write(() -> json.writeStringField(name, checked(name, text)));
    }

    StaffValueWriter text(String name, Optional<String> text) {
        return text.isEmpty() ? this : text(name, text.get());
    }

    StaffValueWriter word(String name, Worded word) {
        return write(() -> json.writeStringField(name, word.wire()));
    }

    StaffValueWriter instant(String name, Instant instant) {
        byte[] text = Instants.text(Instants.toEpochNanos(instant));
        return write(() -> {
            json.writeFieldName(name);
            json.writeUTF8String(text, 0, text.length);
        });
    }

    /** Leaves out what is zero. */
    StaffValueWriter uncertainty(String name, Duration uncertainty) {
        String text = Uncertainty.text(uncertainty);
        return uncertainty.isZero() ? this : write(() -> json.writeStringField(name, text));
    }

    StaffValueWriter day(String name, Optional<LocalDate> day) {
        if (day.isEmpty()) {
            return this;
        }
        if (!Days.inBounds(day.get())) {
            throw new IllegalArgumentException(
                    name + " " + day.get() + " is not from " + Days.EARLIEST + " to " + Days.LATEST + ", its bounds");
        }
        return write(() -> json.writeStringField(name, day.get().toString()));
    }

    /** A number of things, from {@code least} on. */
    StaffValueWriter count(String name, long count, long least) {
        if (count < least) {
            throw new IllegalArgumentException(name + " is below " + least + ": " + count);
        }
        return write(() -> json.writeNumberField(name, count));
    }

    /** Leaves out what is false. */
    StaffValueWriter flag(String name, boolean flag) {
        return flag ? write(() -> json.writeBooleanField(name, true)) : this;
    }

    StaffValueWriter names(String name, List<String> names) {
        return write(() -> {
            json.writeArrayFieldStart(name);
            for (String each : names) {
                json.writeString(checked(name, each));
            }
            json.writeEndArray();
        });
    }

    StaffValueWriter scope(String name, Scope scope) {
        if (scope.isEmpty()) {
            throw new IllegalArgumentException(name + " names nothing");
        }
        return write(() -> {
            json.writeObjectFieldStart(name);
            namesIfAny(StaffField.DATACENTERS, scope.datacenters());
            namesIfAny(StaffField.ROLES, scope.roles());
            namesIfAny(StaffField.DEVICES, scope.devices());
            json.writeEndObject();
        });
    }

    /** Leaves out one that names nothing. */
    StaffValueWriter scopeIfAny(String name, Scope scope) {
        return scope.isEmpty() ? this : scope(name, scope);
    }

    private void namesIfAny(String name, List<String> names) {
        if (!names.isEmpty()) {
            names(name, names);
        }
    }

    byte[] bytes() {
        write(() -> {
            json.writeEndObject();
            json.close();
        });
        return out.toByteArray();
    }

    /** The text, which is not empty and can be said in UTF-8. */
    static String checked(String name, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + " is empty");
        }
        if (Utf8.hasLoneSurrogate(text)) {
            throw new IllegalArgumentException(name + " holds half of a surrogate pair");
        }
        return text;
    }

    private StaffValueWriter write(Writing writing) {
        try {
            writing.write();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }
}
