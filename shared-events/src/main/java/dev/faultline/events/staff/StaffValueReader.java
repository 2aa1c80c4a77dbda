package dev.faultline.events.staff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.faultline.events.Instants;
import dev.faultline.events.Shown;
import dev.faultline.events.Uncertainty;
import dev.faultline.events.UnreadableEventException;
import dev.faultline.events.Utf8;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fields of one value on the log. Texts, whole numbers, truth values, lists and objects of these are kept under their
 * names, a name at most once in an object; each is checked when it is asked for.
 */
final class StaffValueReader {
    private static final int DEEPEST_NESTING = 64;
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_NESTING)
                    .build())
            // Names come from the log, and interned ones would never be freed.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final Object NO_VALUE_OF_OURS = new Object();

    private final Map<String, Object> fields;

    private StaffValueReader(Map<String, Object> fields) {
        this.fields = fields;
    }

    static StaffValueReader read(byte[] value) throws UnreadableEventException {
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
            Map<String, Object> fields = object(parser);
            if (parser.nextToken() != null) {
                throw new UnreadableEventException("the value goes on after its JSON object");
            }
            return new StaffValueReader(fields);
        } catch (JsonProcessingException e) {
            throw new UnreadableEventException(
                    "the value is no JSON object: " + Shown.message(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UnreadableEventException("the value is no JSON object", e);
        }
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException, UnreadableEventException {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (fields.put(name, any(parser)) != null) {
                throw new UnreadableEventException(Shown.quoted(name) + " is given twice");
            }
        }
        return fields;
    }

    private static Object any(JsonParser parser) throws IOException, UnreadableEventException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? NO_VALUE_OF_OURS
                        : (Object) parser.getLongValue();
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(any(parser));
                }
                yield items;
            }
            case START_OBJECT -> object(parser);
            default -> NO_VALUE_OF_OURS;
        };
    }

    String text(String name) throws UnreadableEventException {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name) throws UnreadableEventException {
        Object found = fields.get(name);
        return found == null ? Optional.empty() : Optional.of(checked(name, found));
    }

    private static String checked(String name, Object found) throws UnreadableEventException {
        if (!(found instanceof String text)) {
            throw new UnreadableEventException(name + " must be text");
        }
        if (text.isEmpty()) {
            throw new UnreadableEventException(name + " is empty");
        }
        if (Utf8.hasLoneSurrogate(text)) {
            throw new UnreadableEventException(name + " holds half of a surrogate pair");
        }
        return text;
    }

    <W extends Worded> W word(String name, W[] vocabulary) throws UnreadableEventException {
        return optionalWord(name, vocabulary).orElseThrow(() -> missing(name));
    }

    <W extends Worded> Optional<W> optionalWord(String name, W[] vocabulary) throws UnreadableEventException {
        Optional<String> word = optionalText(name);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Optional<W> found = Worded.find(vocabulary, word.get());
        if (found.isEmpty()) {
            throw new UnreadableEventException(name + " " + Shown.quoted(word.get()) + " is not known");
        }
        return found;
    }

    Instant instant(String name) throws UnreadableEventException {
        return optionalInstant(name).orElseThrow(() -> missing(name));
    }

    Optional<Instant> optionalInstant(String name) throws UnreadableEventException {
        Optional<String> text = optionalText(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(instant(name, text.get()));
    }

    static Instant instant(String name, String text) throws UnreadableEventException {
        long nanos = Instants.parse(text);
        if (nanos == Instants.NOT_AN_INSTANT) {
            throw new UnreadableEventException(name + " " + Shown.quoted(text) + " is no RFC 3339 instant from "
                    + Instants.EARLIEST + " on and before " + Instants.LATEST);
        }
        return Instants.ofEpochNanos(nanos);
    }

    /** Zero where there is none. */
    Duration uncertainty(String name) throws UnreadableEventException {
        Optional<String> text = optionalText(name);
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        try {
            Duration uncertainty = Duration.parse(text.get());
            if (Uncertainty.inBounds(uncertainty)) {
                return uncertainty;
            }
        } catch (DateTimeException e) {
            throw new UnreadableEventException(name + " " + Shown.quoted(text.get()) + " is no ISO-8601 duration", e);
        }
        throw new UnreadableEventException(
                name + " " + Shown.quoted(text.get()) + " is not from PT0S to " + Uncertainty.LARGEST);
    }

    Optional<LocalDate> optionalDay(String name) throws UnreadableEventException {
        Optional<String> text = optionalText(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text.get());
            if (Days.inBounds(day)) {
                return Optional.of(day);
            }
        } catch (DateTimeException e) {
            throw new UnreadableEventException(name + " " + Shown.quoted(text.get()) + " is no day like 2013-09-30", e);
        }
        throw new UnreadableEventException(
                name + " " + Shown.quoted(text.get()) + " is not from " + Days.EARLIEST + " to " + Days.LATEST);
    }

    /** A number within an incident, from 1. */
    int number(String name) throws UnreadableEventException {
        long number = optionalCount(name, 1, Integer.MAX_VALUE).orElseThrow(() -> missing(name));
        return (int) number;
    }

    /** A number of things, from 0. */
    long count(String name) throws UnreadableEventException {
        return optionalCount(name).orElseThrow(() -> missing(name));
    }

    OptionalLong optionalCount(String name) throws UnreadableEventException {
        return optionalCount(name, 0, Long.MAX_VALUE);
    }

    private OptionalLong optionalCount(String name, long least, long most) throws UnreadableEventException {
        Object found = fields.get(name);
        if (found == null) {
            return OptionalLong.empty();
        }
        if (!(found instanceof Long number) || number < least || number > most) {
            throw new UnreadableEventException(name + " must be a whole number from " + least + " on");
        }
        return OptionalLong.of(number);
    }

    /** False where there is none. */
    boolean flag(String name) throws UnreadableEventException {
        Object found = fields.get(name);
        if (found == null) {
            return false;
        }
        if (!(found instanceof Boolean flag)) {
            throw new UnreadableEventException(name + " must be true or false");
        }
        return flag;
    }

    /** A list of at least one name. */
    List<String> names(String name) throws UnreadableEventException {
        List<String> names = optionalNames(name);
        if (names.isEmpty()) {
            throw new UnreadableEventException(name + " must name something");
        }
        return names;
    }

    private List<String> optionalNames(String name) throws UnreadableEventException {
        Object found = fields.get(name);
        if (found == null) {
            return List.of();
        }
        if (!(found instanceof List<?> items)) {
            throw new UnreadableEventException(name + " must be a list of texts");
        }
        List<String> names = new ArrayList<>();
        for (Object item : items) {
            names.add(checked(name, item));
        }
        return names;
    }

    Scope scope(String name) throws UnreadableEventException {
        return optionalScope(name).orElseThrow(() -> missing(name));
    }

    /** {@link Scope#NONE} where there is none. */
    Scope scopeOrNone(String name) throws UnreadableEventException {
        return optionalScope(name).orElse(Scope.NONE);
    }

    Optional<Scope> optionalScope(String name) throws UnreadableEventException {
        Object found = fields.get(name);
        if (found == null) {
            return Optional.empty();
        }
        if (!(found instanceof Map<?, ?> parts)) {
            throw new UnreadableEventException(name + " must be an object");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        parts.forEach((key, part) -> named.put((String) key, part));
        var inner = new StaffValueReader(named);
        Scope scope = new Scope(
                inner.optionalNames(StaffField.DATACENTERS),
                inner.optionalNames(StaffField.ROLES),
                inner.optionalNames(StaffField.DEVICES));
        if (scope.isEmpty()) {
            throw new UnreadableEventException(name + " must name something");
        }
        return Optional.of(scope);
    }

    private static UnreadableEventException missing(String name) {
        return new UnreadableEventException(name + " is missing");
    }
}
