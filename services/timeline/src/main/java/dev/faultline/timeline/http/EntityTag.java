package dev.faultline.timeline.http;

import java.util.Arrays;
import java.util.Optional;

/** The name of an answer's bytes, as {@code ETag} has it. */
final class EntityTag {
    private EntityTag() {}

    /** As a header has a tag: in quotes. */
    static String quoted(String tag) {
        return "\"" + tag + "\"";
    }

    /**
     * Whether one who asks has the answer already (RFC 9110, 13.1.2): weak tags match as well, for the question is only
     * whether it is the same.
     *
     * @param ifNoneMatch the header of that name, as it came
     * @param quoted the tag of the answer, in quotes
     */
    static boolean isKnown(Optional<String> ifNoneMatch, String quoted) {
        return ifNoneMatch.stream()
                .anyMatch(tags -> tags.strip().equals("*")
                        || Arrays.stream(tags.split(","))
                                .map(String::strip)
                                .map(each -> each.startsWith("W/") ? each.substring(2) : each)
                                .anyMatch(quoted::equals));
    }
}
