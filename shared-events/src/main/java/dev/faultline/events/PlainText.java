package dev.faultline.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the end of a JSON string of plain ASCII, eight bytes at a time. */
final class PlainText {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private PlainText() {}

    /**
     * Where the closing quote is.
     *
     * @return its place; -1 if something else comes first that is no plain text: a backslash, a control character, a
     *     byte beyond ASCII, or the end of the bytes
     */
    static int end(byte[] json, int from) {
        int at = from;
        for (; at + 8 <= json.length; at += 8) {
            long eight = (long) LONG.get(json, at);
            // Flipping one bit puts the quote just above the control characters: one comparison finds them all. The
            // lowest flag is exact; a borrow can raise false ones only above it.
            long quoteOrControl = (eight ^ 2 * ONES) - 0x21 * ONES;
            long noBackslash = eight ^ 0x5c * ONES;
            long found = (quoteOrControl & ~eight | noBackslash - ONES & ~noBackslash | eight) & HIGH_BITS;
            if (found != 0) {
                at += Long.numberOfTrailingZeros(found) >>> 3;
                return json[at] == '"' ? at : -1;
            }
        }
        for (; at < json.length; at++) {
            byte character = json[at];
            if (character == '"') {
                return at;
            }
            if (character < 0x20 || character == '\\') {
                return -1;
            }
        }
        return -1;
    }
}
