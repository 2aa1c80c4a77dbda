package dev.faultline.recorder.requests;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What came of taking in a request's body. */
public sealed interface Body {
    /** The whole body, decompressed: the first {@code length} of the bytes. */
    record Whole(byte[] bytes, int length) implements Body {}

    /** It is longer than a body may be; how much longer was not looked at. */
    record TooLarge() implements Body {}

    /** It cannot be decompressed. */
    record Broken(String detail) implements Body {}

    /** All requests together hold too many bytes just now. */
    record NoRoom() implements Body {}

    /** The least that is made room for: most bodies of one event fit. */
    int FIRST_ROOM = 8 * 1024;

    /** The most that is made room for on the word of a Content-Length alone. */
    int MAX_ROOM_ON_TRUST = 256 * 1024;

    /**
     * Reads a body to its end, but never more than {@code max} decompressed bytes and one.
     *
     * @param in what came over the wire; not closed
     * @param gzip whether it is compressed
     * @param declaredLength the Content-Length; -1 when not known
     * @param max the longest body after decompression, in bytes
     * @param place where the bytes are held
     * @throws IOException when the client goes away before the end
     */
    static Body read(InputStream in, boolean gzip, long declaredLength, int max, Admission.Place place)
            throws IOException {
        if (!gzip) {
            return declaredLength > max ? new TooLarge() : fill(in, declaredLength, max, place);
        }
        try (var unzipped = new GZIPInputStream(new Unclosed(in), FIRST_ROOM)) {
            return fill(unzipped, -1, max, place);
        } catch (ZipException e) {
            return new Broken("The body is not gzip, though Content-Encoding says so: " + e.getMessage());
        } catch (EOFException e) {
            return new Broken("The gzip body ends too early");
        }
    }

    private static Body fill(InputStream in, long declaredLength, int max, Admission.Place place) throws IOException {
        // One byte more than the body, so that its end is seen without growing.
        long wanted = declaredLength < 0 ? FIRST_ROOM : Math.min(declaredLength, MAX_ROOM_ON_TRUST) + 1;
        int room = (int) Math.min(wanted, (long) max + 1);
        if (!place.hold(room)) {
            return new NoRoom();
        }
        byte[] bytes = new byte[room];
        int length = 0;
        while (true) {
            int n = in.read(bytes, length, bytes.length - length);
            if (n < 0) {
                return new Whole(bytes, length);
            }
            length += n;
            if (length > max) {
                return new TooLarge();
            }
            if (length == bytes.length) {
                int more = (int) Math.min(bytes.length, (long) max + 1 - bytes.length);
                if (!place.hold(more)) {
                    return new NoRoom();
                }
                bytes = Arrays.copyOf(bytes, bytes.length + more);
            }
        }
    }

    /** Keeps the request's stream open when the decompressor is closed. */
    final class Unclosed extends java.io.FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return in.read(bytes, offset, length);
        }

        @Override
        public void close() {
            // The server closes its stream itself.
        }
    }
}
