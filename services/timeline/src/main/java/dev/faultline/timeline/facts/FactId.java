package dev.faultline.timeline.facts;

import java.util.UUID;

/**
 * The id of an event in sixteen bytes: a UUID in its usual lower-case text as it is, any other text by its number in the
 * {@link Vocabulary}.
 *
 * @param high the upper half of the UUID; 0 for a text
 * @param low the lower half of the UUID; the text's number for a text
 * @param text whether the id is not a UUID
 */
public record FactId(long high, long low, boolean text) {
    /** The id as it was told. */
    public String in(Vocabulary.View vocabulary) {
        return text ? vocabulary.textId((int) low) : new UUID(high, low).toString();
    }
}
