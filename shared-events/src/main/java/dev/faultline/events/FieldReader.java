package dev.faultline.events;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** The fields of one value on the log, read in one pass, each checked to be given once and to be text. */
final class FieldReader {
    private final String[] texts = new String[Field.values().length];
    private List<String> dependsOn;

    /** Reads the fields of a type; others are passed over. */
    static FieldReader read(EventType type, byte[] value) throws UnreadableEventException {
        FieldReader fields = new FieldReader();
        Set<Field> required = Field.required(type);
        Set<Field> optional = Field.optional(type);
        JsonFields.read(value, (name, parser) -> {
            Field field = Field.named(name);
            if (field != null && (required.contains(field) || optional.contains(field))) {
                fields.take(field, parser);
            } else {
                parser.skipChildren();
            }
        });
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
        if (field == Field.DEPENDS_ON) {
            dependsOn = JsonFields.names(field.wire(), parser);
        } else {
            texts[field.ordinal()] = JsonFields.text(field.wire(), parser);
        }
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
        return JsonFields.notEmpty(field.wire(), texts[field.ordinal()]);
    }

    List<String> dependsOn() {
        return dependsOn;
    }
}
