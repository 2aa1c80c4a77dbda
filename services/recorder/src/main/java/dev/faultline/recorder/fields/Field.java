package dev.faultline.recorder.fields;

/**
 * A field of a body.
 *
 * @param name as it is written
 * @param format what it may hold
 * @param required whether it must be there
 * @param about what it means, for the description of the API
 * @param <T> what it is read as
 */
public record Field<T>(String name, Format<T> format, boolean required, String about) {
    /** A field that must be there. */
    public static <T> Field<T> required(String name, Format<T> format, String about) {
        return new Field<>(name, format, true, about);
    }

    /** A field that may be left out. */
    public static <T> Field<T> optional(String name, Format<T> format, String about) {
        return new Field<>(name, format, false, about);
    }
}
