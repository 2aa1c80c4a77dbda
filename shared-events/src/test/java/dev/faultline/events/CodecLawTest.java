package dev.faultline.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.DeviceEvent.StateChanged;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Given random events, bytes and broken bytes")
class CodecLawTest {
    private static final int EVENTS = 4_000;

    private final StateChangedScanner scanner = new StateChangedScanner();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("decode(encode(event)) equals the event")
    void what_is_encoded_decodes_to_an_equal_event(long seed) throws UnreadableEventException {
        RandomEvents events = new RandomEvents(random(seed));
        for (int i = 0; i < EVENTS; i++) {
            Envelope<DeviceEvent> envelope = events.envelope();
            EncodedEvent encoded = DeviceEventCodec.encode(envelope);
            assertEquals(envelope, Samples.decode(encoded), () -> "seed " + seed);
            assertArrayEquals(envelope.event().device().getBytes(UTF_8), encoded.key(), () -> "seed " + seed);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    @DisplayName("the scanner takes exactly the state changes of plain text, and gives what decoding gives")
    void the_scanner_gives_what_decoding_gives(long seed) throws UnreadableEventException {
        RandomEvents events = new RandomEvents(random(seed));
        int taken = 0;
        for (int i = 0; i < EVENTS; i++) {
            Envelope<DeviceEvent> envelope = events.envelope();
            EncodedEvent encoded = DeviceEventCodec.encode(envelope);
            boolean expected = envelope.event() instanceof StateChanged && isPlain(encoded.value());
            assertEquals(expected, scanner.scan(encoded.value()), () -> "seed " + seed + ": " + show(encoded.value()));
            if (expected) {
                taken++;
                assertScannedIs((StateChanged) envelope.event(), encoded.value(), seed);
                assertTrue(scanner.isDevice(encoded.value(), encoded.key()));
            }
        }
        assertTrue(taken > EVENTS / 10, "too few plain events to mean anything: " + taken);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8, 9})
    @DisplayName("the scanner never takes broken bytes that decoding refuses or would write differently")
    void the_scanner_never_takes_what_decoding_refuses(long seed) {
        RandomGenerator random = random(seed);
        RandomEvents events = new RandomEvents(random);
        int taken = 0;
        for (int i = 0; i < 4 * EVENTS; i++) {
            byte[] other = DeviceEventCodec.encode(
                            new Envelope<>("e", CloudEvents.RECORDER_SOURCE, Optional.empty(), events.stateChanged()))
                    .value();
            byte[] bytes = DeviceEventCodec.encode(
                            new Envelope<>("e", CloudEvents.RECORDER_SOURCE, Optional.empty(), events.stateChanged()))
                    .value();
            for (int times = random.nextInt(1, 4); times > 0; times--) {
                bytes = BrokenBytes.mutated(bytes, other, random);
            }
            if (scanner.scan(bytes)) {
                taken++;
                StateChanged decoded = decodeAsKeyed(bytes, seed);
                assertScannedIs(decoded, bytes, seed);
                byte[] again = DeviceEventCodec.encode(
                                new Envelope<>("e", CloudEvents.RECORDER_SOURCE, Optional.empty(), decoded))
                        .value();
                assertEquals(show(again), show(bytes), () -> "seed " + seed);
            } else {
                decodeOrRefuse(bytes);
            }
        }
        assertTrue(taken > EVENTS / 10, "too few readable mutants to mean anything: " + taken);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {10})
    @DisplayName("every single byte changed, dropped or doubled is refused by the scanner or decodes to the same")
    void no_single_byte_deceives_the_scanner(long seed) {
        byte[] original = ("{\"device\":\"sw-1\",\"datacenter\":\"dallas\",\"role\":\"switch\",\"state\":\"unknown\","
                        + "\"occurredAt\":\"2012-02-29T23:59:59.250Z\",\"uncertainty\":\"PT1800.5S\","
                        + "\"observer\":\"snmp\",\"reason\":\"lost\"}")
                .getBytes(UTF_8);
        assertTrue(scanner.scan(original));
        for (int at = 0; at < original.length; at++) {
            for (int to = -128; to < 128; to++) {
                byte[] changed = original.clone();
                changed[at] = (byte) to;
                checkAgainstDecoding(changed, seed);
            }
            checkAgainstDecoding(Arrays.copyOf(original, at), seed);
            checkAgainstDecoding(BrokenBytes.spliced(original, at, at + 1, new byte[0]), seed);
            checkAgainstDecoding(BrokenBytes.spliced(original, at, at, new byte[] {original[at]}), seed);
        }
        assertFalse(scanner.scan(null));
    }

    private void checkAgainstDecoding(byte[] bytes, long seed) {
        if (scanner.scan(bytes)) {
            assertScannedIs(decodeAsKeyed(bytes, seed), bytes, seed);
        } else {
            decodeOrRefuse(bytes);
        }
    }

    private StateChanged decodeAsKeyed(byte[] bytes, long seed) {
        byte[] key = Arrays.copyOfRange(bytes, scanner.deviceFrom(), scanner.deviceTo());
        try {
            return (StateChanged)
                    DeviceEventCodec.decode(key, Samples.STATE_CHANGED, bytes).event();
        } catch (UnreadableEventException e) {
            throw new AssertionError("seed " + seed + ": scanned but not decoded: " + show(bytes), e);
        }
    }

    /** Decoding may refuse, but in no other way. */
    private static void decodeOrRefuse(byte[] bytes) {
        try {
            DeviceEventCodec.decode("x".getBytes(UTF_8), Samples.STATE_CHANGED, bytes);
        } catch (UnreadableEventException e) {
            Samples.assertShortAndHarmless(e);
        }
    }

    private void assertScannedIs(StateChanged event, byte[] value, long seed) {
        String why = "seed " + seed + ": " + show(value);
        assertEquals(event.device(), slice(value, scanner.deviceFrom(), scanner.deviceTo()), why);
        assertEquals(event.datacenter(), slice(value, scanner.datacenterFrom(), scanner.datacenterTo()), why);
        assertEquals(event.role(), slice(value, scanner.roleFrom(), scanner.roleTo()), why);
        assertEquals(event.state(), scanner.state(), why);
        assertEquals(event.state().ordinal(), scanner.stateOrdinal(), why);
        assertEquals(Instants.toEpochNanos(event.occurredAt()), scanner.occurredAtNanos(), why);
        assertEquals(value.length, scanner.tailTo(), why);
        boolean bare = event.uncertainty().isZero()
                && event.observer().isEmpty()
                && event.reason().isEmpty();
        assertEquals(bare, scanner.tailIsEmpty(), why);
        String tail = slice(value, scanner.tailFrom(), scanner.tailTo());
        assertEquals(bare, tail.equals("}"), why);
        assertTrue(tail.startsWith("}") || tail.startsWith(",\""), why);
    }

    private static boolean isPlain(byte[] value) {
        for (byte character : value) {
            if (character < 0x20 || character == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String slice(byte[] value, int from, int to) {
        return new String(value, from, to - from, UTF_8);
    }

    private static String show(byte[] value) {
        return new String(value, UTF_8);
    }

    private static RandomGenerator random(long seed) {
        return new SplittableRandom(seed);
    }
}
