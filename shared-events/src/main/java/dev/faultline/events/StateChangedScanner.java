package dev.faultline.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The fast path of a replay: reads values of {@link EventType#STATE_CHANGED} without allocating. It takes exactly the
 * bytes that {@link DeviceEventCodec#encode} writes for events of plain ASCII text without characters that JSON escapes;
 * what it gives of them is what decoding gives. All else, readable or not, is left to {@link DeviceEventCodec#decode}.
 *
 * <p>One instance serves one thread and one value at a time: what it gives holds until the next scan, and means nothing
 * after a scan that said false. Places are indices into the value, {@code from} inclusive, {@code to} exclusive.
 */
public final class StateChangedScanner {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private static final String BEFORE_DEVICE = "{\"device\":\"";
    private static final String BEFORE_DATACENTER = "\",\"datacenter\":\"";
    private static final String BEFORE_ROLE = "\",\"role\":\"";
    private static final String BEFORE_STATE = "\",\"state\":\"";
    private static final String BEFORE_OCCURRED_AT = "\",\"occurredAt\":\"";

    private static final int DEVICE_FROM = BEFORE_DEVICE.length();
    private static final int DATACENTER_GAP = BEFORE_DATACENTER.length();
    private static final int ROLE_GAP = BEFORE_ROLE.length();
    private static final int STATE_GAP = BEFORE_STATE.length();
    private static final int OCCURRED_AT_GAP = BEFORE_OCCURRED_AT.length();

    // Longs and shorts that overlap where the length is no multiple of eight.
    private static final long DEVICE_A = eight(BEFORE_DEVICE, 0);
    private static final long DEVICE_B = eight(BEFORE_DEVICE, DEVICE_FROM - 8);
    private static final long DATACENTER_A = eight(BEFORE_DATACENTER, 0);
    private static final long DATACENTER_B = eight(BEFORE_DATACENTER, 8);
    private static final long ROLE_A = eight(BEFORE_ROLE, 0);
    private static final short ROLE_B = (short) (BEFORE_ROLE.charAt(8) | BEFORE_ROLE.charAt(9) << 8);
    private static final long STATE_A = eight(BEFORE_STATE, 0);
    private static final long STATE_B = eight(BEFORE_STATE, STATE_GAP - 8);
    private static final long OCCURRED_AT_A = eight(BEFORE_OCCURRED_AT, 0);
    private static final long OCCURRED_AT_B = eight(BEFORE_OCCURRED_AT, 8);

    // "up", and "down" and the first half of the longer words, told apart by four bytes.
    private static final int UP_AND_QUOTE = four("up\",");
    private static final int DOWN = four("down");
    private static final int DEGR = four("degr");
    private static final long DEGRADED = eight("degraded", 0);
    private static final int UNKN = four("unkn");
    private static final int NOWN = four("nown");

    // From the end of the role to the end of the shortest value.
    private static final int SHORTEST_REST = STATE_GAP + 2 + OCCURRED_AT_GAP + InstantText.SECONDS_LENGTH + 3;
    // From the end of the device to the end of the shortest value.
    private static final int SHORTEST_AFTER_DEVICE = DATACENTER_GAP + 1 + ROLE_GAP + 1 + SHORTEST_REST;

    private int deviceTo;
    private int datacenterFrom;
    private int datacenterTo;
    private int roleFrom;
    private int roleTo;
    private int state;
    private long occurredAtNanos;
    private int tailFrom;
    private int tailTo;

    /**
     * Reads a value.
     *
     * @param value may be null, which is no value to read here
     * @return whether it has the canonical shape; if not, decode it
     */
    public boolean scan(byte[] value) {
        return value != null
                && value.length >= DEVICE_FROM + 1 + SHORTEST_AFTER_DEVICE
                && (long) LONG.get(value, 0) == DEVICE_A
                && (long) LONG.get(value, DEVICE_FROM - 8) == DEVICE_B
                && scanNames(value)
                && scanOccurredAt(value, scanState(value));
    }

    private boolean scanNames(byte[] value) {
        int at = PlainText.end(value, DEVICE_FROM);
        if (at <= DEVICE_FROM
                || at > value.length - SHORTEST_AFTER_DEVICE
                || (long) LONG.get(value, at) != DATACENTER_A
                || (long) LONG.get(value, at + 8) != DATACENTER_B) {
            return false;
        }
        deviceTo = at;
        datacenterFrom = at + DATACENTER_GAP;
        at = PlainText.end(value, datacenterFrom);
        if (at <= datacenterFrom
                || at > value.length - SHORTEST_REST
                || (long) LONG.get(value, at) != ROLE_A
                || (short) SHORT.get(value, at + 8) != ROLE_B) {
            return false;
        }
        datacenterTo = at;
        roleFrom = at + ROLE_GAP;
        roleTo = PlainText.end(value, roleFrom);
        return roleTo > roleFrom;
    }

    /** Sets the state and gives where its word ends; -1 if there is none. */
    private int scanState(byte[] value) {
        int at = roleTo;
        if (at > value.length - SHORTEST_REST
                || (long) LONG.get(value, at) != STATE_A
                || (long) LONG.get(value, at + STATE_GAP - 8) != STATE_B) {
            return -1;
        }
        at += STATE_GAP;
        int four = (int) INT.get(value, at);
        if (four == UP_AND_QUOTE) {
            state = DeviceState.UP.ordinal();
            return at + 2;
        }
        if (four == DOWN) {
            state = DeviceState.DOWN.ordinal();
            return at + 4;
        }
        if (four == DEGR && (long) LONG.get(value, at) == DEGRADED) {
            state = DeviceState.DEGRADED.ordinal();
            return at + 8;
        }
        if (four == UNKN && (int) INT.get(value, at + 3) == NOWN) {
            state = DeviceState.UNKNOWN.ordinal();
            return at + 7;
        }
        return -1;
    }

    private boolean scanOccurredAt(byte[] value, int from) {
        int at = from + OCCURRED_AT_GAP;
        int end = at + InstantText.SECONDS_LENGTH;
        if (from < 0
                || end + 3 > value.length
                || (long) LONG.get(value, from) != OCCURRED_AT_A
                || (long) LONG.get(value, from + 8) != OCCURRED_AT_B) {
            return false;
        }
        long nanos = InstantText.parseToSeconds(value, at);
        if (nanos == Instants.NOT_AN_INSTANT) {
            return false;
        }
        if (value[end] == '.') {
            int digits = InstantText.canonicalFractionDigits(value, end + 1);
            int fraction = InstantText.canonicalFraction(value, end + 1, digits);
            if (fraction < 0) {
                return false;
            }
            nanos += fraction;
            end += 1 + digits;
        }
        if (end + 2 >= value.length || value[end] != 'Z' || value[end + 1] != '"' || !Instants.inBounds(nanos)) {
            return false;
        }
        occurredAtNanos = nanos;
        tailFrom = end + 2;
        tailTo = value.length;
        return isEnd(value, tailFrom) || StateChangedTail.isCanonical(value, tailFrom);
    }

    private static boolean isEnd(byte[] value, int at) {
        return at == value.length - 1 && value[at] == '}';
    }

    /** Whether this is the UTF-8 of the scanned value's device, as the key must be; false for null. */
    public boolean isDevice(byte[] value, byte[] key) {
        return key != null && Arrays.equals(value, DEVICE_FROM, deviceTo, key, 0, key.length);
    }

    /** Where the device's id begins. */
    public int deviceFrom() {
        return DEVICE_FROM;
    }

    /** Where the device's id ends. */
    public int deviceTo() {
        return deviceTo;
    }

    /** Where the datacenter begins. From here to {@link #roleTo()} one slice tells datacenter and role. */
    public int datacenterFrom() {
        return datacenterFrom;
    }

    /** Where the datacenter ends. */
    public int datacenterTo() {
        return datacenterTo;
    }

    /** Where the role begins. */
    public int roleFrom() {
        return roleFrom;
    }

    /** Where the role ends. */
    public int roleTo() {
        return roleTo;
    }

    /** The state. */
    public DeviceState state() {
        return DeviceState.of(state);
    }

    /** The {@link DeviceState#ordinal()} of the state. */
    public int stateOrdinal() {
        return state;
    }

    /** When it happened, in nanoseconds since 1970-01-01T00:00Z, within the bounds of {@link Instants}. */
    public long occurredAtNanos() {
        return occurredAtNanos;
    }

    /**
     * Where the tail begins: all that follows the quote behind occurredAt, at its shortest the closing brace. Equal
     * tails say the same of uncertainty, observer and reason.
     */
    public int tailFrom() {
        return tailFrom;
    }

    /** Where the tail ends: the value's length. */
    public int tailTo() {
        return tailTo;
    }

    /** Whether the tail is the closing brace alone: no uncertainty, observer or reason. */
    public boolean tailIsEmpty() {
        return tailTo - tailFrom == 1;
    }

    private static long eight(String text, int from) {
        long eight = 0;
        for (int i = 7; i >= 0; i--) {
            eight = eight << 8 | text.charAt(from + i);
        }
        return eight;
    }

    private static int four(String text) {
        return (int) eight(text + "\0\0\0\0", 0);
    }
}
