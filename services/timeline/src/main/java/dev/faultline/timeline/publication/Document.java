package dev.faultline.timeline.publication;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Something that is published.
 *
 * @param mediaType what it is
 * @param bytes not copied
 * @param tag names its bytes: other bytes have another one
 */
public record Document(String mediaType, byte[] bytes, String tag) {
    private static final int TAG_BYTES = 16;

    /** A document with the tag of its bytes. */
    public static Document of(String mediaType, byte[] bytes) {
        return new Document(mediaType, bytes, tag(bytes));
    }

    static Document of(String mediaType, String text) {
        return of(mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String tag(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
