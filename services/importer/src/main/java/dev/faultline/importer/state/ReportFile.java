package dev.faultline.importer.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines that were refused, one JSON object a line with file, line, field, message and text. It is there only once
 * something was refused. For one thread.
 */
public final class ReportFile implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private static final String BEGINNING = "{\"file\":";

    private final Path path;
    private final ByteArrayOutputStream unwritten = new ByteArrayOutputStream();
    private long written;
    private RandomAccessFile file;

    /** A report in this file. */
    public ReportFile(Path path) {
        this.path = path;
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    /**
     * Keeps the first so many bytes of what lies there, and nothing behind them; to be called before anything is added. Of 0,
     * the file goes.
     *
     * @throws IOException also where what lies there is something else than a report
     */
    public void keep(long bytes) throws IOException {
        close();
        if (Files.exists(path) && !report()) {
            throw new IOException(
                    path + " is there and is no report of refused lines; name another file with --report");
        }
        written = Files.exists(path) ? Math.min(bytes, Files.size(path)) : 0;
        if (written == 0) {
            Files.deleteIfExists(path);
        } else {
            open();
            file.setLength(written);
        }
    }

    private boolean report() throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            String beginning = new String(in.readNBytes(BEGINNING.length()), StandardCharsets.UTF_8);
            return beginning.isEmpty() || beginning.equals(BEGINNING);
        }
    }

    /** Adds what is wrong with a line. */
    public void add(String source, long line, Optional<String> field, String message, String text) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(unwritten)) {
            json.writeStartObject();
            json.writeStringField("file", source);
            json.writeNumberField("line", line);
            if (field.isPresent()) {
                json.writeStringField("field", field.get());
            }
            json.writeStringField("message", message);
            json.writeStringField("text", text);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** Puts what was added on the disk; says how long the report is now. */
    public long flush() throws IOException {
        if (unwritten.size() > 0) {
            open();
            file.seek(written);
            file.write(unwritten.toByteArray());
            file.getFD().sync();
            written += unwritten.size();
            unwritten.reset();
        }
        return written;
    }

    private void open() throws IOException {
        if (file == null) {
            file = new RandomAccessFile(path.toFile(), "rw");
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
