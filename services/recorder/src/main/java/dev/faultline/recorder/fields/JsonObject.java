package dev.faultline.recorder.fields;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.faultline.recorder.requests.Texts;
import dev.faultline.recorder.requests.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a body that is one JSON object. Values are String, Long, BigDecimal for every other number, Boolean, List and Map;
 * what is null is left out of objects, and null in lists. A field that stands there twice is a fault. Safe for many threads.
 */
public final class JsonObject {
    private static final int MAX_NESTING = 64;
    private static final int POOLED_BUFFERS = 64;
    private static final int MAX_PARSER_MESSAGE = 300;

    // Names that anybody may send are not interned, and buffers are pooled for all threads: virtual ones are many and
    // short-lived. How long texts and names are is bounded by the body.
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .recyclerPool(JsonRecyclerPools.newBoundedPool(POOLED_BUFFERS))
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final FieldFaults faults;

    /**
     * Where something stands: under a name, or in a list. The text is made when it is asked for only, for bodies may be deep
     * and wide.
     */
    private record Place(Place within, String name, int item) {
        Place item(int number) {
            return new Place(this, null, number);
        }

        String text() {
            String here = name == null ? "[" + item + "]" : Texts.plain(name, Texts.MAX_NAME);
            if (within == null) {
                return here;
            }
            return within.text() + (name == null ? "" : ".") + here;
        }
    }

    private JsonObject(FieldFaults faults) {
        this.faults = faults;
    }

    /**
     * The fields of a body; empty, and one fault more, where it is no JSON object.
     *
     * @param body UTF-8, a byte order mark before it is passed over; not changed
     * @param length how many bytes of it count
     */
    public static Optional<Map<String, Object>> read(byte[] body, int length, FieldFaults faults) {
        int start = startsWithByteOrderMark(body, length) ? 3 : 0;
        int invalid = Utf8.firstInvalid(body, start, length);
        if (invalid >= 0) {
            faults.add("must be UTF-8, and byte %d of the body, 0x%02x, is not"
                    .formatted(invalid + 1, body[invalid] & 0xff));
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(body, start, length - start)) {
            return new JsonObject(faults).whole(parser);
        } catch (JsonProcessingException e) {
            faults.add("must be JSON. " + Texts.plain(e.getOriginalMessage(), MAX_PARSER_MESSAGE));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private Optional<Map<String, Object>> whole(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            faults.add("must be an object, and the body is empty");
            return Optional.empty();
        }
        if (token != JsonToken.START_OBJECT) {
            faults.add("must be an object");
            return Optional.empty();
        }
        Map<String, Object> fields = object(parser, null);
        if (parser.nextToken() != null) {
            faults.add("must be one object, and more follows behind it");
        }
        return Optional.of(fields);
    }

    private Map<String, Object> object(JsonParser parser, Place within) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        String name;
        while ((name = parser.nextFieldName()) != null) {
            var at = new Place(within, name, -1);
            parser.nextToken();
            Object value = value(parser, at);
            if (!seen.add(name)) {
                faults.add(at.text(), "must be there once only");
            }
            if (value != null) {
                fields.putIfAbsent(name, value);
            }
        }
        return Collections.unmodifiableMap(fields);
    }

    private List<Object> list(JsonParser parser, Place at) throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, at.item(items.size())));
        }
        return Collections.unmodifiableList(items);
    }

    private Object value(JsonParser parser, Place at) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, at);
            case START_ARRAY -> list(parser, at);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? new BigDecimal(parser.getBigIntegerValue())
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            default -> throw new IllegalStateException("not a value: " + parser.currentToken());
        };
    }

    /** What a value is, in words. */
    static String kind(Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "a string";
            case Boolean flag -> "a boolean";
            case Number number -> "a number";
            case List<?> list -> "an array";
            default -> "an object";
        };
    }

    private static boolean startsWithByteOrderMark(byte[] body, int length) {
        return length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf;
    }
}
