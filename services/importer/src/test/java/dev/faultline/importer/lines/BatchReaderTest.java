package dev.faultline.importer.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Taking a file apart into batches")
class BatchReaderTest {
    private static final int MIB = BatchReader.MAX_BYTES;

    private static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static List<Piece> all(BatchReader reader) throws IOException {
        var pieces = new ArrayList<Piece>();
        for (Optional<Piece> next = reader.next(); next.isPresent(); next = reader.next()) {
            pieces.add(next.get());
        }
        return pieces;
    }

    private static List<String> texts(String text, int maxLines) throws IOException {
        return all(new BatchReader(of(text), maxLines)).stream()
                .map(Piece.Batch.class::cast)
                .map(batch -> batch.firstLine() + "+" + batch.lines() + "/" + batch.statements() + " "
                        + new String(batch.bytes(), UTF_8).replace("\n", "|"))
                .toList();
    }

    @Test
    void lines_come_as_they_stand_numbered_and_so_many_at_once() throws IOException {
        assertEquals(List.of("1+2/2 a|b|", "3+2/2 c|d|", "5+1/1 e"), texts("a\nb\nc\nd\ne", 2));
        assertEquals(List.of("1+2/2 a|b|"), texts("a\nb\n", 2));
        assertEquals(List.of("1+1/1 a"), texts("a", 2));
        assertEquals(List.of(), texts("", 2));
    }

    @Test
    void empty_lines_count_but_say_nothing() throws IOException {
        assertEquals(List.of("1+3/1 | \t\r|a|", "4+3/0 || "), texts("\n \t\r\na\n\n\n ", 3));
    }

    @Test
    void a_batch_has_no_more_bytes_than_it_may() throws IOException {
        String line = "x".repeat(MIB / 2 - 1) + "\n";

        List<Piece> pieces = all(new BatchReader(of(line.repeat(5) + "y"), 1_000));

        assertEquals(
                List.of(2, 2, 2),
                pieces.stream().map(piece -> ((Piece.Batch) piece).lines()).toList());
        assertEquals(line.length() * 5L + 1, pieces.getLast().end().bytes());
    }

    @Test
    void a_line_as_long_as_it_may_be_is_taken_and_a_longer_one_is_told_by_number_and_passed_over() throws IOException {
        String longest = "x".repeat(MIB - 1) + "\n";
        String longer = "y".repeat(3 * MIB) + "\n";

        List<Piece> pieces = all(new BatchReader(of("a\n" + longest + longer + "b\n" + longer.strip()), 1_000));

        assertEquals(5, pieces.size());
        assertEquals(1, ((Piece.Batch) pieces.get(0)).lines());
        assertEquals(MIB, ((Piece.Batch) pieces.get(1)).bytes().length);
        var told = assertInstanceOf(Piece.LongLine.class, pieces.get(2));
        assertEquals(3, told.line());
        assertEquals(3L * MIB, told.bytes());
        assertEquals("y".repeat(1_000), new String(told.beginning(), UTF_8));
        assertEquals(4, ((Piece.Batch) pieces.get(3)).firstLine());
        assertEquals(5, assertInstanceOf(Piece.LongLine.class, pieces.get(4)).line());
        assertEquals(2 + MIB + 3L * MIB + 1 + 2 + 3L * MIB, pieces.get(4).end().bytes());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @DisplayName(
            "given any file read in any pieces, then the batches are the file, and any mark in it can be gone on from")
    void goes_on_from_any_mark(long seed) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        byte[] file = new byte[3 * MIB];
        for (int i = 0; i < file.length; i++) {
            file[i] = (byte) (random.nextInt(30) == 0 ? '\n' : ' ' + random.nextInt(2));
        }
        int maxLines = 1 + random.nextInt(200);
        List<Piece> pieces = all(new BatchReader(dripping(file, random), maxLines));

        assertArrayEquals(file, bytes(pieces), "seed " + seed);
        assertEquals(
                new String(file, ISO_8859_1)
                        .lines()
                        .filter(line -> !line.matches("[ \\t\\r]*"))
                        .count(),
                pieces.stream()
                        .mapToInt(piece -> ((Piece.Batch) piece).statements())
                        .sum(),
                "seed " + seed);
        for (int n = 0; n < 5; n++) {
            int at = random.nextInt(pieces.size());
            Mark mark = pieces.get(at).end();
            var reader = new BatchReader(dripping(file, random), maxLines);

            assertTrue(reader.passOver(mark.bytes(), mark.lines(), mark.sha256()), "seed " + seed);
            List<Piece> rest = all(reader);

            assertArrayEquals(Arrays.copyOfRange(file, (int) mark.bytes(), file.length), bytes(rest), "seed " + seed);
            if (!rest.isEmpty()) {
                assertEquals(mark.lines() + 1, ((Piece.Batch) rest.getFirst()).firstLine());
                assertEquals(
                        pieces.getLast().end().sha256(), rest.getLast().end().sha256());
                assertEquals(
                        pieces.getLast().end().lines(), rest.getLast().end().lines());
            }
        }
    }

    @Test
    void a_file_with_another_beginning_cannot_be_gone_on_with() throws IOException {
        Mark mark = new BatchReader(of("a\nb\nc\n"), 2).next().orElseThrow().end();

        assertTrue(passed("a\nb\nanything", mark));
        assertFalse(passed("a\nB\nc\n", mark));
        assertFalse(passed("a\n", mark));
    }

    private static boolean passed(String text, Mark mark) throws IOException {
        return new BatchReader(of(text), 2).passOver(mark.bytes(), mark.lines(), mark.sha256());
    }

    private static byte[] bytes(List<Piece> pieces) {
        var out = new ByteArrayOutputStream();
        pieces.forEach(piece -> out.writeBytes(((Piece.Batch) piece).bytes()));
        return out.toByteArray();
    }

    /** A stream that gives as few bytes at once as it likes. */
    private static InputStream dripping(byte[] bytes, RandomGenerator random) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                return super.read(to, offset, Math.min(length, 1 + random.nextInt(5_000)));
            }
        };
    }
}
