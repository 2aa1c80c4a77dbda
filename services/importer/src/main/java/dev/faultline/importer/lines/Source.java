package dev.faultline.importer.lines;

import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A file of lines, or the standard input, opened for reading. For one thread. */
public final class Source implements AutoCloseable {
    /** The name of the standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final int GZIP_BUFFER = 64 * 1024;

    private final Counted counted;
    private final InputStream lines;

    /** Counts what was read as it lies on the disk. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = in.read(bytes, offset, length);
            count += Math.max(0, n);
            return n;
        }
    }

    private Source(Counted counted, InputStream lines) {
        this.counted = counted;
        this.lines = lines;
    }

    /**
     * Opens one.
     *
     * @param name of a file, unpacked on the way if it ends in .gz; or {@link #STANDARD_INPUT}
     */
    public static Source open(String name) throws IOException {
        // Not by way of a channel: an interrupt would close that, and what has been sent could not be told any more.
        var counted = new Counted(name.equals(STANDARD_INPUT) ? System.in : new FileInputStream(name));
        try {
            return new Source(counted, name.endsWith(".gz") ? new GZIPInputStream(counted, GZIP_BUFFER) : counted);
        } catch (IOException e) {
            counted.close();
            throw e;
        }
    }

    /** Its lines, unpacked. */
    public InputStream lines() {
        return lines;
    }

    /** How much of it was read, in bytes as they lie on the disk. */
    public long read() {
        return counted.count;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
