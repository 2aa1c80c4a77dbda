package dev.faultline.importer.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far the import of a file came: everything before a place in it is acknowledged or stands in the report of refused lines.
 *
 * @param url where it was sent
 * @param knownAtOccurred whether state changes without knownAt were told as known when they occurred
 * @param bytes how many unpacked bytes lie before the place
 * @param lines how many lines do
 * @param sha256 of those bytes, in hexadecimal
 * @param recorded how many events were recorded
 * @param skipped how many lines were left out
 * @param position behind the events
 * @param reportBytes how long the report of refused lines was then
 */
public record SavedState(
        String url,
        boolean knownAtOccurred,
        long bytes,
        long lines,
        String sha256,
        long recorded,
        long skipped,
        String position,
        long reportBytes) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String FORMAT = "faultline-import-1";

    /** One JSON object and a line end. */
    public byte[] toJson() {
        var out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeStringField("url", url);
            json.writeBooleanField("knownAtOccurred", knownAtOccurred);
            json.writeNumberField("bytes", bytes);
            json.writeNumberField("lines", lines);
            json.writeStringField("sha256", sha256);
            json.writeNumberField("recorded", recorded);
            json.writeNumberField("skipped", skipped);
            json.writeStringField("position", position);
            json.writeNumberField("reportBytes", reportBytes);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }

    /** Reads what {@link #toJson} wrote; empty when it is something else. */
    public static Optional<SavedState> parse(byte[] text) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            String name;
            while ((name = json.nextFieldName()) != null) {
                if (!json.nextToken().isScalarValue()) {
                    return Optional.empty();
                }
                fields.put(name, json.getText());
            }
            if (!FORMAT.equals(fields.get("format")) || json.nextToken() != null) {
                return Optional.empty();
            }
            return Optional.of(new SavedState(
                    text(fields, "url"),
                    text(fields, "knownAtOccurred").equals("true"),
                    number(fields, "bytes"),
                    number(fields, "lines"),
                    text(fields, "sha256"),
                    number(fields, "recorded"),
                    number(fields, "skipped"),
                    text(fields, "position"),
                    number(fields, "reportBytes")));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    private static long number(Map<String, String> fields, String name) {
        long number = Long.parseLong(text(fields, name));
        if (number < 0) {
            throw new IllegalArgumentException(name);
        }
        return number;
    }
}
