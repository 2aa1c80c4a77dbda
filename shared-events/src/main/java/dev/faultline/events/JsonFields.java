package dev.faultline.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the value of a record, one JSON object in UTF-8 that is nested at most 64 deep, field by field in one pass. It is
 * what the codecs share, and of no use to others.
 */
public final class JsonFields {
    private static final int DEEPEST_NESTING = 64;
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_NESTING)
                    .build())
            // Names come from the log, and interned ones would never be freed.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** Takes the fields of an object as they come. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes one field.
         *
         * @param parser at the first token of the field's value; left at its last one
         */
        void take(String name, JsonParser parser) throws IOException, UnreadableEventException;
    }

    private JsonFields() {}

    /**
     * Reads a whole value.
     *
     * @throws UnreadableEventException if it is not one JSON object and nothing else, or the taker refuses a field
     */
    public static void read(byte[] value, Taker taker) throws UnreadableEventException {
        if (Utf8.decode(value) == null) {
            throw new UnreadableEventException("the value is no UTF-8");
        }
        // Jackson would take zeros at the start as a sign of UTF-16 or UTF-32.
        if (value.length < 2 || value[0] == 0 || value[1] == 0) {
            throw new UnreadableEventException("the value is no JSON object");
        }
        try (JsonParser parser = JSON.createParser(value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableEventException("the value is no JSON object");
            }
            takeAll(parser, taker);
            if (parser.nextToken() != null) {
                throw new UnreadableEventException("the value goes on after its JSON object");
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableEventException(
                    "the value is no JSON object: " + Shown.message(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UnreadableEventException("the value is no JSON object", e);
        }
    }

    /** Reads an object that is a field's value. */
    public static void object(String name, JsonParser parser, Taker taker)
            throws IOException, UnreadableEventException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw mustBe("an object", name, parser);
        }
        takeAll(parser, taker);
    }

    private static void takeAll(JsonParser parser, Taker taker) throws IOException, UnreadableEventException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            taker.take(name, parser);
        }
    }

    /** The text that is a field's value; may be empty. */
    public static String text(String name, JsonParser parser) throws IOException, UnreadableEventException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw mustBe("text", name, parser);
        }
        String text = parser.getText();
        if (Utf8.hasLoneSurrogate(text)) {
            throw new UnreadableEventException(name + " holds half of a surrogate pair");
        }
        return text;
    }

    /** The list of texts, none of them empty, that is a field's value; may be an empty list. */
    public static List<String> names(String name, JsonParser parser) throws IOException, UnreadableEventException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw mustBe("a list of texts", name, parser);
        }
        List<String> names = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            names.add(notEmpty(name, text(name, parser)));
        }
        return names;
    }

    /** The text, where it is not empty. */
    public static String notEmpty(String name, String text) throws UnreadableEventException {
        if (text.isEmpty()) {
            throw new UnreadableEventException(name + " is empty");
        }
        return text;
    }

    /** The refusal of a value of the wrong kind. */
    public static UnreadableEventException mustBe(String wanted, String name, JsonParser parser) {
        return new UnreadableEventException(name + " must be " + wanted + " and is " + kind(parser.currentToken()));
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "a truth value";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_STRING -> "text";
            default -> "no value";
        };
    }
}
