package dev.faultline.events;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidBytesTest {
    private final UuidBytes uuid = new UuidBytes();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    @DisplayName("a canonical UUID gives the numbers that the JDK gives, and these give the text again")
    void a_canonical_uuid_is_read_and_written(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            UUID expected = new UUID(random.nextLong(), random.nextLong());
            assertTrue(uuid.parse(expected.toString().getBytes(US_ASCII)), expected.toString());
            assertEquals(expected, new UUID(uuid.hi(), uuid.lo()));
            assertEquals(expected.toString(), new String(UuidBytes.text(uuid.hi(), uuid.lo()), US_ASCII));
        }
    }

    @Test
    @DisplayName("whatever byte stands wherever, the text is refused or its numbers give the same text again")
    void no_byte_deceives() {
        byte[] original = "0189f7ea-aeb0-7f9c-b1d2-c3e4f5a60b9d".getBytes(US_ASCII);
        int read = 0;
        for (int at = 0; at < original.length; at++) {
            for (int to = -128; to < 128; to++) {
                byte[] changed = original.clone();
                changed[at] = (byte) to;
                if (uuid.parse(changed)) {
                    read++;
                    assertEquals(
                            new String(changed, US_ASCII), new String(UuidBytes.text(uuid.hi(), uuid.lo()), US_ASCII));
                }
            }
        }
        assertEquals(32 * 16 + 4, read);
    }

    @ParameterizedTest(name = "''{0}''")
    @ValueSource(
            strings = {
                "",
                "0189f7ea",
                "0189F7EA-aeb0-7f9c-b1d2-c3e4f5a60b9d",
                "0189f7eaaeb07f9cb1d2c3e4f5a60b9d0000",
                "0189f7ea-aeb0-7f9c-b1d2-c3e4f5a60b9",
                "0189f7ea-aeb0-7f9c-b1d2-c3e4f5a60b9d0",
                "{189f7ea-aeb0-7f9c-b1d2-c3e4f5a60b9}"
            })
    void this_is_no_canonical_uuid(String text) {
        assertFalse(uuid.parse(text.getBytes(US_ASCII)));
    }

    @Test
    void no_bytes_at_all_are_no_uuid() {
        assertFalse(uuid.parse(null));
    }
}
