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
import java.util.Set;

/** The fields of one value on the log, read in one pass, each checked to be given once and to be text. */
final class FieldReader {
    private static final int DEEPEST_NESTING = 64;
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_NESTING)
                    .build())
            // Names come from the log, and interned ones would never be freed.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final String[] texts = new String[Field.values().length];
    private List<String> dependsOn;

    /** Reads the fields of a type; others are passed over. */
    static FieldReader read(EventType type, byte[] value) throws UnreadableEventException {
        if (Utf8.decode(value) == null) {
            throw new UnreadableEventException("the value is no UTF-8");
        }
        // Jackson would take zeros at the start as a sign of UTF-16 or UTF-32.
        if (value.length < 2 || value[0] == 0 || value[1] == 0) {
            throw new UnreadableEventException("the value is no JSON object");
        }
        FieldReader fields = new FieldReader();
        Set<Field> required = Field.required(type);
        Set<Field> optional = Field.optional(type);
        try (JsonParser parser = JSON.createParser(value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableEventException("the value is no JSON object");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                Field field = Field.named(name);
                parser.nextToken();
                if (field != null && (required.contains(field) || optional.contains(field))) {
                    fields.take(field, parser);
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw new UnreadableEventException("the value goes on after its JSON object");
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableEventException(
                    "the value is no JSON object: " + Shown.message(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UnreadableEventException("the value is no JSON object", e);
        }
        for (Field field : required) {
            if (!fields.has(field)) {
                throw new UnreadableEventException(field.wire() + " is missing");
            }
        }
        return fields;
    }

    private void take(Field field, JsonParser parser) throws IOException, UnreadableEventException {
        if (has(field)) {
            throw new UnreadableEventException(field.wire() + " is given twice");
        }
        if (field != Field.DEPENDS_ON) {
            texts[field.ordinal()] = text(field, parser);
            return;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new UnreadableEventException(
                    field.wire() + " must be a list of texts and is " + kind(parser.currentToken()));
        }
        dependsOn = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            dependsOn.add(notEmpty(field, text(field, parser)));
        }
    }

    private static String text(Field field, JsonParser parser) throws IOException, UnreadableEventException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new UnreadableEventException(field.wire() + " must be text and is " + kind(parser.currentToken()));
        }
        String text = parser.getText();
        if (Utf8.hasLoneSurrogate(text)) {
            throw new UnreadableEventException(field.wire() + " holds half of a surrogate pair");
        }
        return text;
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

    private boolean has(Field field) {
        return field == Field.DEPENDS_ON ? dependsOn != null : texts[field.ordinal()] != null;
    }

    /** The text of a field; null when an optional one is not given. */
    String text(Field field) {
        return texts[field.ordinal()];
    }

    /** The text of a required field that names something. */
    String name(Field field) throws UnreadableEventException {
        return notEmpty(field, texts[field.ordinal()]);
    }

    List<String> dependsOn() {
        return dependsOn;
    }

    private static String notEmpty(Field field, String text) throws UnreadableEventException {
        if (text.isEmpty()) {
            throw new UnreadableEventException(field.wire() + " is empty");
        }
        return text;
    }
}
