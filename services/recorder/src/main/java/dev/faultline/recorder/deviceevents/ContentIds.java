package dev.faultline.recorder.deviceevents;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Makes the id of a line of what it says: a UUID of version 5 (RFC 9562), in a namespace of Faultline's own, of the bytes
 * of the line without the white space around them. Equal lines have equal ids, wherever and whenever they are sent. For
 * one thread.
 */
final class ContentIds {
    /** The namespace. It never changes: ids that were given would be others. */
    static final UUID NAMESPACE = UUID.fromString("6a62ddb4-b999-4948-9f92-d956c24d945f");

    private static final int VERSION_5 = 0x50;
    private static final int VARIANT = 0x80;

    private final MessageDigest sha1;
    private final byte[] namespace;

    ContentIds() {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
        namespace = ByteBuffer.allocate(16)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .array();
    }

    /** The id of the line that lies from one byte of the body up to before another. */
    String of(byte[] body, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && ReadingPass.blank(body[start])) {
            start++;
        }
        while (end > start && ReadingPass.blank(body[end - 1])) {
            end--;
        }
        sha1.update(namespace);
        sha1.update(body, start, end - start);
        byte[] hash = sha1.digest();
        hash[6] = (byte) (hash[6] & 0x0f | VERSION_5);
        hash[8] = (byte) (hash[8] & 0x3f | VARIANT);
        var bits = ByteBuffer.wrap(hash);
        return new UUID(bits.getLong(), bits.getLong()).toString();
    }
}
