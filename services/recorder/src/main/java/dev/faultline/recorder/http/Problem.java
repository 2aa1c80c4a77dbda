package dev.faultline.recorder.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A problem as of RFC 9457.
 *
 * @param type what kind it is
 * @param detail this case of it, in words for whoever sent the request
 * @param errors what is wrong where; empty when the request as a whole is meant
 * @param errorCount how many errors there are, of which {@code errors} may list the first only
 * @param ids the ids under which the same request may be repeated; empty when the client knows them all
 */
public record Problem(ProblemType type, String detail, List<Error> errors, int errorCount, List<String> ids) {
    /** The media type of {@link #toJson}. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * One thing that is wrong.
     *
     * @param line from 1; empty when the request does not come in lines
     * @param field the field; empty when it is the line, or the body, as a whole
     * @param message what would be right
     */
    public record Error(OptionalInt line, Optional<String> field, String message) {
        /** Writes it as an object. */
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            if (line.isPresent()) {
                json.writeNumberField("line", line.getAsInt());
            }
            if (field.isPresent()) {
                json.writeStringField("field", field.get());
            }
            json.writeStringField("message", message);
            json.writeEndObject();
        }
    }

    public Problem {
        errors = List.copyOf(errors);
        ids = List.copyOf(ids);
    }

    /** A problem of the request as a whole. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), 0, List.of());
    }

    /** UTF-8 JSON. */
    public byte[] toJson() {
        var out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("type", type.address());
            json.writeStringField("title", type.title());
            json.writeNumberField("status", type.status());
            json.writeStringField("detail", detail);
            if (!errors.isEmpty()) {
                json.writeNumberField("errorCount", errorCount);
                json.writeArrayFieldStart("errors");
                for (Error error : errors) {
                    error.write(json);
                }
                json.writeEndArray();
            }
            if (!ids.isEmpty()) {
                json.writeArrayFieldStart("ids");
                for (String id : ids) {
                    json.writeString(id);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }
}
