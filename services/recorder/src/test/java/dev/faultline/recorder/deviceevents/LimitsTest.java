package dev.faultline.recorder.deviceevents;

import static dev.faultline.recorder.deviceevents.Given.change;
import static dev.faultline.recorder.deviceevents.Given.events;
import static dev.faultline.recorder.deviceevents.Given.read;
import static dev.faultline.recorder.deviceevents.Given.utf8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.recorder.requests.Admission;
import dev.faultline.recorder.requests.Body;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Limits of what is taken")
class LimitsTest {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;
    private static final IntakeLimits SMALL =
            new IntakeLimits(64 * KIB, 3, KIB, Duration.ZERO, 2, 100 * KIB, Duration.ofSeconds(1));

    private final Admission admission = new Admission(2, 100 * KIB);

    @Test
    void as_many_lines_as_there_may_be_and_not_one_more() {
        String line = change("") + "\n";
        String array = "[" + change("") + ("," + change("")).repeat(2);

        assertEquals(
                3,
                events(read(SMALL, BodyFormat.NDJSON, utf8("\n\n\n" + line.repeat(3))))
                        .size());
        assertEquals(3, events(read(SMALL, BodyFormat.JSON, utf8(array + "]"))).size());
        var over =
                new Reading.OverLimit("A request may have 3 events at most, and this one has more. Send it in parts");
        assertEquals(over, read(SMALL, BodyFormat.NDJSON, utf8(line.repeat(4))));
        assertEquals(over, read(SMALL, BodyFormat.JSON, utf8(array + "," + change("") + "]")));
    }

    @Test
    void a_line_as_long_as_it_may_be_and_not_one_byte_more() {
        String most = change(
                "\"reason\":\"" + "x".repeat(KIB - change("\"reason\":\"\"").length()) + "\"");
        String more = most.replace("x\"", "xx\"");
        assertEquals(KIB, most.length());

        for (String body : new String[] {"%s", "[%s]", "[" + change("") + ",%s]"}) {
            // The brackets and commas around an element count with it.
            String fits = body.equals("%s") ? most : most.replace("xx\"", "\"");
            assertInstanceOf(Reading.Accepted.class, read(SMALL, BodyFormat.JSON, utf8(body.formatted(fits))), body);
            assertInstanceOf(
                    Reading.OverLimit.class, read(SMALL, BodyFormat.JSON, utf8(body.formatted(more + " "))), body);
        }
        assertEquals(1, events(read(SMALL, BodyFormat.NDJSON, utf8(most))).size());
        assertEquals(
                new Reading.OverLimit("A line may have 1,024 bytes at most, and line 2 has more"),
                read(SMALL, BodyFormat.NDJSON, utf8("\n" + more)));
    }

    @Test
    void a_string_beyond_the_longest_line_is_not_held() {
        byte[] body = utf8(change("\"reason\":\"" + "x".repeat(50_000) + "\""));

        assertInstanceOf(Reading.OverLimit.class, read(SMALL, BodyFormat.JSON, body));
        assertInstanceOf(Reading.OverLimit.class, read(SMALL, BodyFormat.NDJSON, body));
    }

    @Test
    void a_body_comes_in_whole_whether_its_length_is_known_or_not() throws IOException {
        byte[] sent = new byte[60 * KIB];
        Arrays.fill(sent, (byte) 'x');

        for (long declared : new long[] {-1, 0, 10, sent.length, 64 * KIB}) {
            try (var place = admission.enter().orElseThrow()) {
                var whole = assertInstanceOf(
                        Body.Whole.class, Body.read(new ByteArrayInputStream(sent), false, declared, 64 * KIB, place));
                assertArrayEquals(sent, Arrays.copyOf(whole.bytes(), whole.length()));
            }
        }
        try (var place = admission.enter().orElseThrow()) {
            var whole = assertInstanceOf(
                    Body.Whole.class, Body.read(new ByteArrayInputStream(gzip(sent)), true, 99, 64 * KIB, place));
            assertArrayEquals(sent, Arrays.copyOf(whole.bytes(), whole.length()));
        }
    }

    @Test
    void a_body_may_be_as_long_as_the_limit_and_not_one_byte_more() throws IOException {
        for (boolean gzip : new boolean[] {false, true}) {
            assertInstanceOf(Body.Whole.class, take(new byte[10 * KIB], gzip, 10 * KIB));
            assertInstanceOf(Body.TooLarge.class, take(new byte[10 * KIB + 1], gzip, 10 * KIB));
        }
    }

    private Body take(byte[] bytes, boolean gzip, int max) throws IOException {
        try (var place = admission.enter().orElseThrow()) {
            return Body.read(new ByteArrayInputStream(gzip ? gzip(bytes) : bytes), gzip, -1, max, place);
        }
    }

    @Test
    void a_body_that_says_itself_that_it_is_too_long_is_not_read() throws IOException {
        var unread = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read");
            }
        };
        try (var place = admission.enter().orElseThrow()) {
            assertInstanceOf(Body.TooLarge.class, Body.read(unread, false, 10 * KIB + 1, 10 * KIB, place));
        }
    }

    @Test
    void a_gzip_bomb_is_cut_off_at_the_limit() throws IOException {
        byte[] bomb = gzip(new byte[200 * MIB]);
        assertTrue(bomb.length < MIB, "a small body");
        var in = new ByteArrayInputStream(bomb);

        try (var place = admission.enter().orElseThrow()) {
            assertInstanceOf(Body.TooLarge.class, Body.read(in, true, bomb.length, 64 * KIB, place));
            assertTrue(admission.bytes() <= 64 * KIB + 1, "held " + admission.bytes());
        }
        assertTrue(in.available() > bomb.length - 16 * KIB, "the rest was not unpacked");
    }

    @Test
    void what_is_not_gzip_or_ends_too_early_says_so() throws IOException {
        byte[] whole = gzip(utf8(change("").repeat(100)));
        byte[] cut = Arrays.copyOf(whole, whole.length - 12);
        byte[] bent = whole.clone();
        bent[whole.length - 6] ^= 1;

        assertBroken("The body is not gzip, though Content-Encoding says so: Not in GZIP format", utf8(change("")));
        assertBroken("The gzip body ends too early", cut);
        assertBroken("The gzip body ends too early", new byte[0]);
        assertBroken("The body is not gzip, though Content-Encoding says so: Corrupt GZIP trailer", bent);
    }

    private void assertBroken(String detail, byte[] body) throws IOException {
        try (var place = admission.enter().orElseThrow()) {
            assertEquals(new Body.Broken(detail), Body.read(new ByteArrayInputStream(body), true, -1, 64 * KIB, place));
        }
    }

    @Test
    void no_more_requests_come_in_than_there_are_places() {
        var first = admission.enter().orElseThrow();
        var second = admission.enter().orElseThrow();
        assertTrue(admission.enter().isEmpty());
        assertEquals(2, admission.requests());

        first.close();
        first.close();
        assertEquals(1, admission.requests());
        assertFalse(admission.enter().isEmpty());
        second.close();
    }

    @Test
    void all_bodies_together_hold_no_more_than_there_is_room_for() throws IOException {
        var first = admission.enter().orElseThrow();
        assertInstanceOf(
                Body.Whole.class,
                Body.read(new ByteArrayInputStream(new byte[60 * KIB]), false, 60 * KIB, 64 * KIB, first));
        var second = admission.enter().orElseThrow();
        assertInstanceOf(
                Body.NoRoom.class,
                Body.read(new ByteArrayInputStream(new byte[60 * KIB]), false, 60 * KIB, 64 * KIB, second));
        assertTrue(admission.bytes() <= 100 * KIB);
        second.close();
        first.close();

        assertEquals(0, admission.bytes());
        assertEquals(0, admission.requests());
    }

    @Test
    void limits_that_make_no_sense_are_refused_by_name() {
        var message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new IntakeLimits(16 * MIB, 0, KIB, Duration.ZERO, 1, 16 * MIB, Duration.ofSeconds(1)))
                .getMessage();
        assertEquals("faultline.recorder.max-lines must lie between 1 and 1000000 events, and is 0", message);
        assertThrows(
                IllegalArgumentException.class,
                () -> new IntakeLimits(16 * MIB, 1, KIB, Duration.ZERO, 1, MIB, Duration.ofSeconds(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new IntakeLimits(MIB, 1, 2 * MIB, Duration.ZERO, 1, MIB, Duration.ofSeconds(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new IntakeLimits(MIB, 1, KIB, Duration.ofDays(2), 1, MIB, Duration.ofSeconds(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new IntakeLimits(MIB, 1, KIB, Duration.ZERO, 1, MIB, Duration.ZERO));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(out)) {
            zipped.write(bytes);
        }
        return out.toByteArray();
    }
}
