package dev.faultline.recorder.deviceevents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.recorder.requests.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Whatever is sent is read or refused")
class ReaderFuzzTest {
    private static final int BODIES = 20_000;
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\n",
            "\r",
            "null",
            "\"id\"",
            "\"retracts\":\"e1\"",
            "\\ud83d",
            "\ufeff",
            "é",
            "😀",
            "\"occurredAt\":\"2026-03-01T00:00:00\"",
            "\"uncertainty\":\"PT1M\"",
            "-0.1e999",
            "{}",
            "//",
            "\u0000",
            "NaN",
            "'a'");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void random_and_mutated_bodies_are_accepted_or_refused_and_never_throw(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int accepted = 0;
        for (int i = 0; i < BODIES; i++) {
            byte[] body = random.nextInt(10) == 0 ? noise(random) : mutated(random);
            BodyFormat format = random.nextBoolean() ? BodyFormat.JSON : BodyFormat.NDJSON;
            try {
                accepted += check(Given.read(format, body));
                if (format == BodyFormat.NDJSON) {
                    checkSkipping(body);
                }
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "seed %d, body %d, %s: %s".formatted(seed, i, format, Arrays.toString(body)), e);
            }
        }
        assertTrue(accepted > BODIES / 100 && accepted < BODIES, "accepted " + accepted + " with seed " + seed);
    }

    private static int check(Reading reading) {
        return switch (reading) {
            case Reading.Accepted right -> {
                assertFalse(right.events().isEmpty());
                assertEquals(right.events().size(), right.stateChanges() + right.retractions());
                assertTrue(right.ids().size() >= right.events().size());
                right.events().forEach(Given::decoded);
                yield 1;
            }
            case Reading.Refused wrong -> {
                assertFalse(wrong.faults().isEmpty());
                assertTrue(wrong.faults().size() <= Faults.MAX_LISTED);
                assertTrue(wrong.total() >= wrong.faults().size());
                for (Fault fault : wrong.faults()) {
                    assertTrue(fault.line() >= 1);
                    assertFalse(fault.message().isBlank());
                    assertTrue(fault.message().length() < 600, fault.message());
                }
                yield 0;
            }
            case Reading.OverLimit over -> 0;
            case Reading.Forbidden forbidden -> throw new AssertionError("anybody may set everything");
        };
    }

    /** Leaving wrong lines out takes the very lines that are right, and all of them when all are. */
    private static void checkSkipping(byte[] body) {
        var options = new IntakeOptions(true, false, true);
        Reading whole =
                Given.read(IntakeLimits.DEFAULTS, BodyFormat.NDJSON, body, new IntakeOptions(false, false, true));
        switch (Given.read(IntakeLimits.DEFAULTS, BodyFormat.NDJSON, body, options)) {
            case Reading.Accepted right -> {
                Skipped skipped = right.skipped().orElseThrow();
                assertEquals(whole instanceof Reading.Accepted, skipped.lines() == 0);
                assertTrue(skipped.total() >= skipped.lines());
                right.events().forEach(Given::decoded);
                if (whole instanceof Reading.Accepted all) {
                    assertEquals(all.ids(), right.ids());
                } else {
                    byte[] rest = without(
                            body, skipped.faults().stream().map(Fault::line).toList());
                    var again = assertInstanceOf(
                            Reading.Accepted.class,
                            Given.read(
                                    IntakeLimits.DEFAULTS,
                                    BodyFormat.NDJSON,
                                    rest,
                                    new IntakeOptions(false, false, true)));
                    assertEquals(again.ids(), right.ids());
                }
            }
            case Reading.Refused wrong -> assertInstanceOf(Reading.Refused.class, whole);
            case Reading.OverLimit over -> assertInstanceOf(Reading.OverLimit.class, whole);
            case Reading.Forbidden forbidden -> throw new AssertionError("anybody may set everything");
        }
    }

    /** The body with nothing in the place of these lines. */
    private static byte[] without(byte[] body, List<Integer> lines) {
        var rest = new ByteArrayOutputStream();
        int number = 1;
        for (byte b : body) {
            if (b == '\n') {
                number++;
            }
            if (b == '\n' || !lines.contains(number)) {
                rest.write(b);
            }
        }
        return rest.toByteArray();
    }

    private static byte[] noise(RandomGenerator random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] mutated(RandomGenerator random) {
        byte[] body = Given.utf8(right(random));
        for (int n = random.nextInt(4); n > 0 && body.length > 0; n--) {
            int at = random.nextInt(body.length);
            int to = Math.min(body.length, at + random.nextInt(8));
            body = switch (random.nextInt(4)) {
                case 0 -> spliced(body, at, to, new byte[0]);
                case 1 -> spliced(body, at, at, Given.utf8(PIECES.get(random.nextInt(PIECES.size()))));
                case 2 -> spliced(body, at, at + 1, new byte[] {(byte) random.nextInt(256)});
                default -> spliced(body, at, at, Arrays.copyOfRange(body, at, to));
            };
        }
        return body;
    }

    private static byte[] spliced(byte[] body, int from, int to, byte[] put) {
        return ByteBuffer.allocate(body.length - (to - from) + put.length)
                .put(body, 0, from)
                .put(put)
                .put(body, to, body.length - to)
                .array();
    }

    private static String right(RandomGenerator random) {
        String id = random.nextBoolean() ? "\"id\":\"e" + random.nextInt(4) + "\"" : "\"id\":null";
        String a = Given.change(id + ",\"occurredAt\":\"2026-03-01T00:00:00+01:00\",\"uncertainty\":\"PT5M\"");
        String b = random.nextBoolean() ? Given.retraction("") : a;
        return switch (random.nextInt(3)) {
            case 0 -> a;
            case 1 -> "[" + a + ", " + b + "]";
            default -> a + "\n" + b + "\n";
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void the_check_of_utf8_agrees_with_the_decoder(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int valid = 0;
        for (int i = 0; i < BODIES; i++) {
            byte[] bytes = random.nextBoolean()
                    ? wild(random)
                    : spliced(Given.utf8("plain é € 😀 and more plain text behind it"), 6, 6, wild(random));
            boolean expected = decodes(bytes) && !contains(bytes, (byte) 0);
            assertEquals(
                    expected, Utf8.firstInvalid(bytes, 0, bytes.length) < 0, "seed " + seed + Arrays.toString(bytes));
            valid += expected ? 1 : 0;
        }
        assertTrue(valid > BODIES / 100, "valid " + valid + " with seed " + seed);
    }

    private static byte[] wild(RandomGenerator random) {
        byte[] bytes = new byte[random.nextInt(6)];
        byte[] likely = {
            (byte) 0xc2,
            (byte) 0xe0,
            (byte) 0xed,
            (byte) 0xf0,
            (byte) 0xf4,
            (byte) 0x80,
            (byte) 0x90,
            (byte) 0xa0,
            (byte) 0xbf,
            0x41,
            0,
            (byte) 0xff
        };
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = likely[random.nextInt(likely.length)];
        }
        return bytes;
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean contains(byte[] bytes, byte wanted) {
        for (byte b : bytes) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }
}
