package dev.faultline.events.staff;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.faultline.events.FieldText;
import dev.faultline.events.JsonFields;
import dev.faultline.events.Shown;
import dev.faultline.events.UnreadableEventException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The fields of one value on the log, read in one pass, each checked to be given once and to be of its shape. */
final class StaffFieldReader {
    private final Map<StaffField, Object> given = new EnumMap<>(StaffField.class);

    /** Reads the fields of a type; others are passed over. */
    static StaffFieldReader read(StaffEventType type, byte[] value) throws UnreadableEventException {
        StaffFieldReader fields = new StaffFieldReader();
        JsonFields.read(value, (name, parser) -> {
            StaffField field = StaffField.named(type, name);
            if (field == null) {
                parser.skipChildren();
            } else {
                fields.take(field, parser);
            }
        });
        for (StaffField field : StaffField.required(type)) {
            if (!fields.has(field)) {
                throw new UnreadableEventException(field.wire() + " is missing");
            }
        }
        return fields;
    }

    private void take(StaffField field, JsonParser parser) throws IOException, UnreadableEventException {
        if (has(field)) {
            throw new UnreadableEventException(field.wire() + " is given twice");
        }
        given.put(field, value(field, parser));
    }

    private static Object value(StaffField field, JsonParser parser) throws IOException, UnreadableEventException {
        String name = field.wire();
        return switch (field.shape()) {
            case TEXT -> said(name, parser);
            case WORD -> word(field, said(name, parser));
            case INSTANT -> FieldText.instant(name, said(name, parser));
            case UNCERTAINTY -> FieldText.uncertainty(name, said(name, parser));
            case DAY -> day(name, said(name, parser));
            case NUMBER -> (int) wholeNumber(name, parser, 1, Integer.MAX_VALUE);
            case COUNT -> wholeNumber(name, parser, 0, Long.MAX_VALUE);
            case FLAG -> flag(name, parser);
            case NAMES -> notNothing(name, JsonFields.names(name, parser));
            case SCOPE -> scope(name, parser);
        };
    }

    private static String said(String name, JsonParser parser) throws IOException, UnreadableEventException {
        return JsonFields.notEmpty(name, JsonFields.text(name, parser));
    }

    private static Worded word(StaffField field, String word) throws UnreadableEventException {
        for (Worded each : field.vocabulary()) {
            if (each.wire().equals(word)) {
                return each;
            }
        }
        throw new UnreadableEventException(field.wire() + " " + Shown.quoted(word) + " is not known");
    }

    private static LocalDate day(String name, String text) throws UnreadableEventException {
        try {
            LocalDate day = LocalDate.parse(text);
            if (Days.inBounds(day)) {
                return day;
            }
        } catch (DateTimeException e) {
            throw new UnreadableEventException(name + " " + Shown.quoted(text) + " is no day like 2013-09-30", e);
        }
        throw new UnreadableEventException(
                name + " " + Shown.quoted(text) + " is not from " + Days.EARLIEST + " to " + Days.LATEST);
    }

    private static long wholeNumber(String name, JsonParser parser, long least, long most)
            throws IOException, UnreadableEventException {
        String wanted = "a whole number from " + least + " to " + most;
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw JsonFields.mustBe(wanted, name, parser);
        }
        boolean tooLong = parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER;
        if (tooLong || parser.getLongValue() < least || parser.getLongValue() > most) {
            throw new UnreadableEventException(
                    name + " must be " + wanted + " and is " + Shown.quoted(parser.getText()));
        }
        return parser.getLongValue();
    }

    private static boolean flag(String name, JsonParser parser) throws UnreadableEventException {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw JsonFields.mustBe("true or false", name, parser);
        };
    }

    private static Scope scope(String name, JsonParser parser) throws IOException, UnreadableEventException {
        Map<String, List<String>> lists = new HashMap<>();
        JsonFields.object(name, parser, (part, within) -> {
            switch (part) {
                case StaffField.DATACENTERS, StaffField.ROLES, StaffField.DEVICES -> {
                    if (lists.put(part, JsonFields.names(name + "." + part, within)) != null) {
                        throw new UnreadableEventException(name + "." + part + " is given twice");
                    }
                }
                default -> within.skipChildren();
            }
        });
        Scope scope = new Scope(
                lists.getOrDefault(StaffField.DATACENTERS, List.of()),
                lists.getOrDefault(StaffField.ROLES, List.of()),
                lists.getOrDefault(StaffField.DEVICES, List.of()));
        if (scope.isEmpty()) {
            throw new UnreadableEventException(name + " names nothing");
        }
        return scope;
    }

    private static List<String> notNothing(String name, List<String> names) throws UnreadableEventException {
        if (names.isEmpty()) {
            throw new UnreadableEventException(name + " names nothing");
        }
        return names;
    }

    boolean has(StaffField field) {
        return given.containsKey(field);
    }

    String text(StaffField field) {
        return required(field, String.class);
    }

    Optional<String> optionalText(StaffField field) {
        return optional(field, String.class);
    }

    Instant instant(StaffField field) {
        return required(field, Instant.class);
    }

    /** Zero where none is given. */
    Duration uncertainty(StaffField field) {
        return optional(field, Duration.class).orElse(Duration.ZERO);
    }

    int number(StaffField field) {
        return required(field, Integer.class);
    }

    long count(StaffField field) {
        return required(field, Long.class);
    }

    OptionalLong optionalCount(StaffField field) {
        return has(field) ? OptionalLong.of(count(field)) : OptionalLong.empty();
    }

    /** False where none is given. */
    boolean flag(StaffField field) {
        return optional(field, Boolean.class).orElse(false);
    }

    @SuppressWarnings("unchecked") // names are a list of text, as the shape has it
    List<String> names(StaffField field) {
        return required(field, List.class);
    }

    /** {@link Scope#NONE} where none is given. */
    Scope scopeOrNone(StaffField field) {
        return optional(field, Scope.class).orElse(Scope.NONE);
    }

    /** What a required field holds, of the class that its shape or vocabulary has. */
    <T> T required(StaffField field, Class<T> what) {
        return what.cast(given.get(field));
    }

    /** What an optional field holds, where it is given. */
    <T> Optional<T> optional(StaffField field, Class<T> what) {
        return Optional.ofNullable(required(field, what));
    }
}
