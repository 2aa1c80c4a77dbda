package dev.faultline.recorder.fields;

import java.util.List;
import java.util.Optional;

/**
 * What a field may hold.
 *
 * @param kind for the description of the API
 * @param most the most characters, names or the highest number, where the kind has such a bound; else 0
 * @param words the words of a vocabulary; else none
 * @param reading from JSON
 * @param <T> what it is read as
 */
public record Format<T>(Kind kind, long most, List<String> words, Reading<T> reading) {
    /** The kinds of field. */
    public enum Kind {
        NAME,
        PROSE,
        WORD,
        INSTANT,
        DURATION,
        DAY,
        COUNT,
        NUMBER,
        FLAG,
        NAMES,
        SCOPE
    }

    /** Reads a value. */
    @FunctionalInterface
    public interface Reading<T> {
        /**
         * What a value means; empty, and at least one fault more, where it means nothing.
         *
         * @param value as {@link JsonObject} gives it; null only for a null within a list
         * @param at the field, for faults
         */
        Optional<T> read(Object value, String at, FieldFaults faults);
    }

    public Format {
        words = List.copyOf(words);
    }
}
