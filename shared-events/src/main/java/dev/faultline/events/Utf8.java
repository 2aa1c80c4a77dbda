package dev.faultline.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Strict UTF-8: the JDK replaces what it cannot read, and a replaced character would make two ids one. */
public final class Utf8 {
    private static final char REPLACEMENT = '\ufffd';

    private Utf8() {}

    /** The text, or null if the bytes are no UTF-8. */
    public static String decode(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        boolean replaced = text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(UTF_8), bytes);
        return replaced ? null : text;
    }

    /** Whether half of a surrogate pair stands alone, which UTF-8 cannot say. */
    public static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && text.codePointAt(i++) < 0x10000) {
                return true;
            }
        }
        return false;
    }

    /**
     * The text, which says something and can be written.
     *
     * @param what what the message of a refusal calls it
     * @throws IllegalArgumentException if it is empty or holds half of a surrogate pair
     */
    public static String checked(String what, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        if (hasLoneSurrogate(text)) {
            throw new IllegalArgumentException(what + " holds half of a surrogate pair");
        }
        return text;
    }
}
