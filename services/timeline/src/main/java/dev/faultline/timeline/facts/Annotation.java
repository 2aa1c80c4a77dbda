package dev.faultline.timeline.facts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a fact says beside device, place, state and time.
 *
 * @param uncertaintyNanos how far the real instant may lie from the one told, on either side, in nanoseconds
 * @param observer who saw it
 * @param reason why, in words
 */
public record Annotation(long uncertaintyNanos, Optional<String> observer, Optional<String> reason) {
    /** Nothing beside: an exact instant, no observer, no reason. */
    public static final Annotation NONE = new Annotation(0, Optional.empty(), Optional.empty());

    private static final int HEADER = Long.BYTES + Integer.BYTES;
    private static final int NO_OBSERVER = -1;

    /** One form in bytes for each annotation, so that equal ones are kept once. */
    byte[] toBytes() {
        byte[] seer =
                observer.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(new byte[0]);
        byte[] why = reason.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(new byte[0]);
        int marker = reason.isPresent() ? 1 : 0;
        return ByteBuffer.allocate(HEADER + seer.length + marker + why.length)
                .putLong(uncertaintyNanos)
                .putInt(observer.isPresent() ? seer.length : NO_OBSERVER)
                .put(seer)
                .put(new byte[marker])
                .put(why)
                .array();
    }

    static long uncertaintyOf(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    static Annotation fromBytes(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        long uncertainty = buffer.getLong();
        int observerLength = buffer.getInt();
        int reasonFrom = HEADER + Math.max(0, observerLength);
        Optional<String> observer = observerLength == NO_OBSERVER
                ? Optional.empty()
                : Optional.of(new String(bytes, HEADER, observerLength, StandardCharsets.UTF_8));
        Optional<String> reason = reasonFrom == bytes.length
                ? Optional.empty()
                : Optional.of(new String(bytes, reasonFrom + 1, bytes.length - reasonFrom - 1, StandardCharsets.UTF_8));
        return new Annotation(uncertainty, observer, reason);
    }
}
