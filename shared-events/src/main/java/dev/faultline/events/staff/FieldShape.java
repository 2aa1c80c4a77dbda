package dev.faultline.events.staff;

/** What the value of a field looks like. */
enum FieldShape {
    /** Text that is not empty. */
    TEXT,
    /** A word of the field's vocabulary. */
    WORD,
    /** An RFC 3339 instant within the bounds of {@link dev.faultline.events.Instants}. */
    INSTANT,
    /** An ISO-8601 duration within the bounds of {@link dev.faultline.events.Uncertainty}; zero is left out. */
    UNCERTAINTY,
    /** A day like {@code 2013-09-30} within the bounds of {@link Days}. */
    DAY,
    /** A whole number from 1 to {@link Integer#MAX_VALUE}: what is numbered within an incident. */
    NUMBER,
    /** A whole number from 0 to {@link Long#MAX_VALUE}: how many. */
    COUNT,
    /** True or false; false is left out. */
    FLAG,
    /** A list of at least one text, none of them empty. */
    NAMES,
    /** An object of the lists of a {@link Scope}, at least one of them with something in it. */
    SCOPE
}
