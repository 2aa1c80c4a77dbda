package dev.faultline.standalone.published;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What an importer makes of a time that Faultline refuses, by a rule that it names. A time that no rule fits stays refused.
 */
enum Reading {
    /** Hugo reads a time without a zone as UTC where the site's configuration sets none, as this one's. */
    NO_ZONE(
            "it has no zone, and the site that published it reads such a time as UTC",
            text -> text.replace(' ', 'T') + "Z",
            "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}"),
    /** The same instant, written otherwise. */
    SPACE("it has a space in the place of the T", text -> text.replace(' ', 'T'), "[0-9-]{10} [0-9:]{8}[+-][0-9:]{5}"),
    /** The same instant, written otherwise. */
    SHORT_HOUR("its hour has one digit", text -> text.replace("T", "T0"), "[0-9-]{10}T[0-9]:[0-9:]{5}[+-][0-9:]{5}");

    /** Why the time is read otherwise than it is written. */
    final String reason;

    private final UnaryOperator<String> rule;
    private final Pattern fits;

    Reading(String reason, UnaryOperator<String> rule, String fits) {
        this.reason = reason;
        this.rule = rule;
        this.fits = Pattern.compile(fits);
    }

    /** The rule that fits a time. */
    static Optional<Reading> of(String text) {
        for (Reading reading : values()) {
            if (reading.fits.matcher(text).matches()) {
                return Optional.of(reading);
            }
        }
        return Optional.empty();
    }

    /** The time by this rule. */
    String read(String text) {
        return rule.apply(text);
    }
}
