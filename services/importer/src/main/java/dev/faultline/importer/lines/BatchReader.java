package dev.faultline.importer.lines;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Takes a stream apart into batches of whole lines, and never holds more than {@link #MAX_BYTES} of it. A line ends with a
 * line feed or with the stream. For one thread.
 */
public final class BatchReader {
    /** The most bytes of a batch, and so of a line with its end: the longest line that a Faultline can be set to take. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final int BEGINNING = 1_000;

    private final InputStream in;
    private final int maxLines;
    private final MessageDigest sha256 = Digests.sha256();
    private final byte[] buffer = new byte[MAX_BYTES];

    private int from;
    private int to;
    private boolean ended;
    private long bytes;
    private long lines;

    /** Reads from the beginning of the stream, which it does not close, in batches of so many lines at most. */
    public BatchReader(InputStream in, int maxLines) {
        this.in = in;
        this.maxLines = maxLines;
    }

    /**
     * Passes over what an earlier reader read up to a mark of its own; to be called before anything else.
     *
     * @param passedBytes those before the mark
     * @param passedLines those before the mark
     * @param digest the SHA-256 of those bytes, in hexadecimal
     * @return whether the stream begins with those very bytes; if not, this reader is of no use
     */
    public boolean passOver(long passedBytes, long passedLines, String digest) throws IOException {
        while (bytes < passedBytes) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, passedBytes - bytes));
            if (n < 0) {
                return false;
            }
            sha256.update(buffer, 0, n);
            bytes += n;
        }
        lines = passedLines;
        return HexFormat.of().formatHex(Digests.copy(sha256).digest()).equals(digest);
    }

    /** What comes next; empty at the end of the stream. */
    public Optional<Piece> next() throws IOException {
        int count = 0;
        int statements = 0;
        int cut = from;
        int looked = from;
        while (true) {
            int newline = newline(looked);
            if (newline >= 0) {
                count++;
                statements += blank(cut, newline) ? 0 : 1;
                cut = newline + 1;
                looked = cut;
                if (count == maxLines) {
                    return Optional.of(batch(cut, count, statements));
                }
                continue;
            }
            looked = to;
            if (ended) {
                if (cut < to) {
                    count++;
                    statements += blank(cut, to) ? 0 : 1;
                }
                return count == 0 ? Optional.empty() : Optional.of(batch(to, count, statements));
            }
            if (to - from == buffer.length) {
                return Optional.of(count == 0 ? longLine() : batch(cut, count, statements));
            }
            int moved = fill();
            cut -= moved;
            looked -= moved;
        }
    }

    private Piece batch(int end, int count, int statements) {
        long first = lines + 1;
        byte[] body = Arrays.copyOfRange(buffer, from, end);
        consume(end - from);
        lines += count;
        return new Piece.Batch(first, count, statements, body, mark());
    }

    private Piece longLine() throws IOException {
        byte[] beginning = Arrays.copyOfRange(buffer, from, from + BEGINNING);
        long length = 0;
        while (true) {
            int newline = newline(from);
            int end = newline < 0 ? to : newline;
            length += end - from;
            consume(end - from);
            if (newline >= 0) {
                consume(1);
                break;
            }
            if (ended) {
                break;
            }
            fill();
        }
        lines++;
        return new Piece.LongLine(lines, length, beginning, mark());
    }

    private void consume(int count) {
        sha256.update(buffer, from, count);
        from += count;
        bytes += count;
    }

    private Mark mark() {
        return new Mark(bytes, lines, Digests.copy(sha256));
    }

    /** Reads more behind what is held; says by how much that moved to the front to make room. */
    private int fill() throws IOException {
        int moved = 0;
        if (to == buffer.length || from == to) {
            moved = from;
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= moved;
            from = 0;
        }
        int n = in.read(buffer, to, buffer.length - to);
        if (n < 0) {
            ended = true;
        } else {
            to += n;
        }
        return moved;
    }

    private int newline(int start) {
        for (int i = start; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean blank(int start, int end) {
        for (int i = start; i < end; i++) {
            byte b = buffer[i];
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
