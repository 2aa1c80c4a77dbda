package dev.faultline.timeline.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The place in a list as an opaque text: the key of the last item that was given, and of which question it was. */
final class Cursor {
    /** The longest text that is looked at, in characters. */
    static final int MAX_LENGTH = 4_096;

    private static final int VERSION = 1;
    private static final int MAX_PARTS = 8;

    private Cursor() {}

    /** What a text says. */
    record Decoded(long question, List<String> key) {}

    static String encode(long question, List<String> key) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(question);
            out.writeByte(key.size());
            for (String part : key) {
                out.writeUTF(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** Empty for a text that {@link #encode} did not write. */
    static Optional<Decoded> decode(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try (var in = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
            if (in.readByte() != VERSION) {
                return Optional.empty();
            }
            long question = in.readLong();
            int parts = in.readByte();
            if (parts < 1 || parts > MAX_PARTS) {
                return Optional.empty();
            }
            List<String> key = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                key.add(in.readUTF());
            }
            return in.read() >= 0 ? Optional.empty() : Optional.of(new Decoded(question, key));
        } catch (IllegalArgumentException | IOException notACursor) {
            return Optional.empty();
        }
    }
}
