package dev.faultline.events;

import java.util.Arrays;

/**
 * Writes JSON into one array. Given the right size for plain ASCII, that array is the result and nothing is copied; only
 * text that needs escapes or more bytes than characters makes it grow. It is what the codecs share, and of no use to
 * others.
 */
public final class JsonBytes {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private byte[] bytes;
    private int at;

    /** Begins with nothing. */
    public JsonBytes(int expectedLength) {
        bytes = new byte[expectedLength];
    }

    /** Writes bytes that are JSON already. */
    public JsonBytes raw(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, bytes, at, json.length);
        at += json.length;
        return this;
    }

    /**
     * Writes the inside of a JSON string.
     *
     * @throws IllegalArgumentException if half of a surrogate pair stands alone, for UTF-8 cannot say that
     */
    public JsonBytes text(String text) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            if (character < 0x20 || character >= 0x80 || character == '"' || character == '\\') {
                return textWithEscapes(text, i);
            }
            bytes[at++] = (byte) character;
        }
        return this;
    }

    private JsonBytes textWithEscapes(String text, int from) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            reserve(6 + length - i);
            char character = text.charAt(i);
            if (character < 0x80) {
                ascii(character);
            } else if (character < 0x800) {
                bytes[at++] = (byte) (0xc0 | character >> 6);
                continuation(character);
            } else if (!Character.isSurrogate(character)) {
                bytes[at++] = (byte) (0xe0 | character >> 12);
                continuation(character >> 6);
                continuation(character);
            } else {
                int codePoint = text.codePointAt(i++);
                if (codePoint < 0x10000) {
                    throw new IllegalArgumentException("text holds half of a surrogate pair");
                }
                bytes[at++] = (byte) (0xf0 | codePoint >> 18);
                continuation(codePoint >> 12);
                continuation(codePoint >> 6);
                continuation(codePoint);
            }
        }
        return this;
    }

    private void ascii(char character) {
        switch (character) {
            case '"', '\\' -> escape(character);
            case '\b' -> escape('b');
            case '\t' -> escape('t');
            case '\n' -> escape('n');
            case '\f' -> escape('f');
            case '\r' -> escape('r');
            default -> {
                if (character < 0x20) {
                    escape('u');
                    bytes[at++] = '0';
                    bytes[at++] = '0';
                    bytes[at++] = HEX[character >> 4];
                    bytes[at++] = HEX[character & 15];
                } else {
                    bytes[at++] = (byte) character;
                }
            }
        }
    }

    private void escape(char character) {
        bytes[at++] = '\\';
        bytes[at++] = (byte) character;
    }

    private void continuation(int bits) {
        bytes[at++] = (byte) (0x80 | bits & 0x3f);
    }

    private void reserve(int more) {
        if (bytes.length - at < more) {
            bytes = Arrays.copyOf(bytes, Math.max(at + more, bytes.length + bytes.length / 2));
        }
    }

    /** What was written; the array is no copy if the expected length was right. */
    public byte[] toBytes() {
        return at == bytes.length ? bytes : Arrays.copyOf(bytes, at);
    }
}
