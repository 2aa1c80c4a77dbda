package dev.faultline.importer.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of an answer, as far as an import wants it; what it does not have is 0 or empty.
 *
 * @param recorded how many events were
 * @param refused how many lines were left out
 * @param errors what is wrong with lines, numbered from 1 within the request
 * @param errorCount how many errors there are
 * @param type of a problem
 * @param detail of a problem; where the body is no JSON, the beginning of it
 */
record Answer(long recorded, long refused, List<Fault> errors, long errorCount, String type, String detail) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int SHOWN = 300;

    static Answer read(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                return read(parser);
            }
        } catch (IOException e) {
            // Told as it is, below: somebody else than Faultline has answered.
        }
        String text = new String(body, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
        return new Answer(0, 0, List.of(), 0, "", text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…");
    }

    private static Answer read(JsonParser parser) throws IOException {
        long recorded = 0;
        long refused = 0;
        long errorCount = 0;
        String type = "";
        String detail = "";
        List<Fault> errors = List.of();
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            switch (name) {
                case "recorded" -> recorded = parser.getValueAsLong();
                case "refused" -> refused = parser.getValueAsLong();
                case "errorCount" -> errorCount = parser.getValueAsLong();
                case "type" -> type = parser.getValueAsString("");
                case "detail" -> detail = parser.getValueAsString("");
                case "errors" -> errors = errors(parser);
                default -> parser.skipChildren();
            }
        }
        return new Answer(recorded, refused, errors, errorCount, type, detail);
    }

    private static List<Fault> errors(JsonParser parser) throws IOException {
        var errors = new ArrayList<Fault>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            long line = 0;
            Optional<String> field = Optional.empty();
            String message = "";
            String name;
            while ((name = parser.nextFieldName()) != null) {
                parser.nextToken();
                switch (name) {
                    case "line" -> line = parser.getValueAsLong();
                    case "field" -> field = Optional.ofNullable(parser.getValueAsString());
                    case "message" -> message = parser.getValueAsString("");
                    default -> parser.skipChildren();
                }
            }
            errors.add(new Fault(line, field, message));
        }
        return errors;
    }
}
