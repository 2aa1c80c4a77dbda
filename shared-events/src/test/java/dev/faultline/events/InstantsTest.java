package dev.faultline.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
    @Test
    @DisplayName("every day within bounds is read and written as the JDK does")
    void every_day_is_as_the_jdk_has_it() {
        LocalDate last = LocalDate.of(2199, 12, 31);
        for (LocalDate day = LocalDate.of(1910, 1, 1); !day.isAfter(last); day = day.plusDays(1)) {
            Instant instant = day.atTime(23, 59, 59).toInstant(ZoneOffset.UTC);
            assertSameAsJdk(instant);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    @DisplayName("random instants with any fraction are read and written as the JDK does")
    void random_instants_are_as_the_jdk_has_them(long seed) {
        RandomValues values = new RandomValues(new SplittableRandom(seed));
        for (int i = 0; i < 20_000; i++) {
            assertSameAsJdk(values.instant());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 4})
    @DisplayName("random offsets mean the same instant as they do to the JDK")
    void random_offsets_are_as_the_jdk_has_them(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomValues values = new RandomValues(random);
        for (int i = 0; i < 20_000; i++) {
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-18 * 60, 18 * 60 + 1));
            Instant instant = values.instant();
            String text = withSeconds(instant.atOffset(offset));
            assertEquals(Instants.toEpochNanos(instant), Instants.parse(text), text);
        }
    }

    @Test
    void the_bounds_hold_to_the_nanosecond() {
        assertEquals(Instants.EARLIEST, Instants.ofEpochNanos(Instants.parse("1910-01-01T00:00:00Z")));
        assertEquals(
                Instants.LATEST.minusNanos(1), Instants.ofEpochNanos(Instants.parse("2199-12-31T23:59:59.999999999Z")));
        assertEquals(Instants.NOT_AN_INSTANT, Instants.parse("1909-12-31T23:59:59.999999999Z"));
        assertEquals(Instants.NOT_AN_INSTANT, Instants.parse("2200-01-01T00:00:00Z"));
        assertThrows(IllegalArgumentException.class, () -> Instants.toEpochNanos(Instants.EARLIEST.minusNanos(1)));
        assertThrows(IllegalArgumentException.class, () -> Instants.toEpochNanos(Instants.LATEST));
        assertThrows(IllegalArgumentException.class, () -> Instants.toEpochNanos(Instant.MAX));
        assertFalse(Instants.inBounds(Instants.NOT_AN_INSTANT));
        assertTrue(Instants.inBounds(0));
    }

    @Test
    void an_offset_may_carry_an_instant_into_bounds_or_out_of_them() {
        assertEquals(Instants.EARLIEST, Instants.ofEpochNanos(Instants.parse("1909-12-31T19:00:00-05:00")));
        assertEquals(
                Instants.LATEST.minusSeconds(60), Instants.ofEpochNanos(Instants.parse("2200-01-01T04:59:00+05:00")));
        assertEquals(Instants.NOT_AN_INSTANT, Instants.parse("1910-01-01T00:00:00+00:01"));
        assertEquals(Instants.NOT_AN_INSTANT, Instants.parse("2199-12-31T23:59:00-00:01"));
    }

    @ParameterizedTest(name = "''{0}''")
    @ValueSource(
            strings = {
                "",
                "2024",
                "2024-01-01",
                "2024-01-01T00:00Z",
                "2024-01-01T00:00:00",
                "2024-01-01 00:00:00Z",
                "2024-01-01t00:00:00Z",
                "2024-01-01T00:00:00z",
                "2024-01-01T00:00:00.Z",
                "2024-01-01T00:00:00,5Z",
                "2024-01-01T00:00:00.1234567890Z",
                "2024-01-01T00:00:00ZZ",
                "2024-01-01T00:00:00Z ",
                " 2024-01-01T00:00:00Z",
                "2024-01-01T24:00:00Z",
                "2024-01-01T23:60:00Z",
                "2016-12-31T23:59:60Z",
                "2024-00-01T00:00:00Z",
                "2024-13-01T00:00:00Z",
                "2024-01-00T00:00:00Z",
                "2024-01-32T00:00:00Z",
                "2024-04-31T00:00:00Z",
                "2023-02-29T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2024-1-01T00:00:00Z",
                "2024/01/01T00:00:00Z",
                "+024-01-01T00:00:00Z",
                "2024-01-01T00:00:00+0100",
                "2024-01-01T00:00:00+01",
                "2024-01-01T00:00:00+24:00",
                "2024-01-01T00:00:00+01:60",
                "2024-01-01T00:00:00+1a:00",
                "２024-01-01T00:00:00Z",
                "2024-01-01T00:00:0?Z"
            })
    void this_is_no_instant(String text) {
        assertEquals(Instants.NOT_AN_INSTANT, Instants.parse(text));
    }

    @Test
    void the_calendar_has_a_leap_day_in_2000_and_2024() {
        assertEquals(
                Instant.parse("2000-02-29T12:00:00Z"), Instants.ofEpochNanos(Instants.parse("2000-02-29T12:00:00Z")));
        assertEquals(
                Instant.parse("2024-02-29T12:00:00Z"), Instants.ofEpochNanos(Instants.parse("2024-02-29T12:00:00Z")));
    }

    @Test
    void a_slice_is_read_and_written_in_its_place() {
        byte[] bytes = "at 2024-01-01T00:00:00.5Z!".getBytes(UTF_8);
        long nanos = Instants.parse(bytes, 3, bytes.length - 1);
        assertEquals(Instant.parse("2024-01-01T00:00:00.5Z"), Instants.ofEpochNanos(nanos));
        byte[] into = new byte[40];
        assertEquals(5 + 24, Instants.write(nanos, into, 5));
        assertEquals("2024-01-01T00:00:00.500Z", new String(into, 5, 24, UTF_8));
        StringBuilder text = new StringBuilder("at ");
        Instants.append(nanos, text);
        assertEquals("at 2024-01-01T00:00:00.500Z", text.toString());
    }

    private static void assertSameAsJdk(Instant instant) {
        long nanos = Instants.toEpochNanos(instant);
        assertEquals(instant, Instants.ofEpochNanos(nanos));
        assertEquals(instant.toString(), new String(Instants.text(nanos), UTF_8));
        assertEquals(nanos, Instants.parse(instant.toString()));
    }

    /** The JDK leaves out seconds that are zero; RFC 3339 does not. */
    private static String withSeconds(OffsetDateTime time) {
        String utc = time.toLocalDateTime().toInstant(ZoneOffset.UTC).toString();
        return utc.replace(
                "Z",
                time.getOffset() == ZoneOffset.UTC ? "+00:00" : time.getOffset().getId());
    }
}
