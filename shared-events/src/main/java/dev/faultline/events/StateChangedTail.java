package dev.faultline.events;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** The optional end of a state change's value: uncertainty, observer and reason in this order, each at most once. */
final class StateChangedTail {
    private static final byte[] UNCERTAINTY = ",\"uncertainty\":\"PT".getBytes(US_ASCII);
    private static final byte[] OBSERVER = ",\"observer\":\"".getBytes(US_ASCII);
    private static final byte[] REASON = ",\"reason\":\"".getBytes(US_ASCII);
    private static final long LARGEST_SECONDS = Uncertainty.LARGEST.getSeconds();

    private StateChangedTail() {}

    /** Whether the value from here to its end is a tail as the encoder writes it, in plain ASCII without escapes. */
    static boolean isCanonical(byte[] value, int from) {
        int at = from;
        if (startsWith(UNCERTAINTY, value, at)) {
            at = afterSeconds(value, at + UNCERTAINTY.length);
        }
        if (at >= 0 && startsWith(OBSERVER, value, at)) {
            at = afterText(value, at + OBSERVER.length);
        }
        if (at >= 0 && startsWith(REASON, value, at)) {
            at = afterText(value, at + REASON.length);
        }
        return at >= 0 && at == value.length - 1 && value[at] == '}';
    }

    private static boolean startsWith(byte[] name, byte[] value, int at) {
        return value.length - at >= name.length && Arrays.equals(name, 0, name.length, value, at, at + name.length);
    }

    private static int afterText(byte[] value, int from) {
        int end = PlainText.end(value, from);
        return end < 0 ? -1 : end + 1;
    }

    /** Behind the quote of {@code 1800S"} or {@code 0.25S"}; -1 for all that the encoder would write otherwise. */
    private static int afterSeconds(byte[] value, int from) {
        int at = from;
        long seconds = 0;
        while (at < value.length && InstantText.isDigit(value[at]) && seconds <= LARGEST_SECONDS) {
            seconds = seconds * 10 + value[at++] - '0';
        }
        boolean leadingZero = at - from > 1 && value[from] == '0';
        if (at == from || leadingZero || seconds > LARGEST_SECONDS) {
            return -1;
        }
        if (at < value.length && value[at] == '.') {
            int fractionFrom = ++at;
            while (at < value.length && InstantText.isDigit(value[at])) {
                at++;
            }
            int digits = at - fractionFrom;
            if (digits < 1 || digits > 9 || value[at - 1] == '0' || seconds == LARGEST_SECONDS) {
                return -1;
            }
        } else if (seconds == 0) {
            return -1;
        }
        boolean closed = at + 1 < value.length && value[at] == 'S' && value[at + 1] == '"';
        return closed ? at + 2 : -1;
    }
}
