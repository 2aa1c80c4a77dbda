package dev.faultline.recorder.intake;

import dev.faultline.recorder.commands.Precondition;
import dev.faultline.recorder.fields.FieldFaults;
import dev.faultline.recorder.requests.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the headers of a command that say under which key it may be repeated, and what must be so before it. */
final class RequestHeaders {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String IF_MATCH = "If-Match";

    private static final int MAX_IF_MATCH = 2_000;
    private static final Pattern KEY = Pattern.compile("[ -~]{1," + Texts.MAX_NAME + "}");
    private static final Pattern TAGS = Pattern.compile("(W/)?\"([^\"]*)\"");
    private static final Pattern REVISION = Pattern.compile("[1-9][0-9]{0,17}");

    private RequestHeaders() {}

    /** The key that the client gave; empty where it gave none, or one that is not right. */
    static Optional<String> key(CommandHeaders headers, FieldFaults faults) {
        List<String> given = headers.values(IDEMPOTENCY_KEY);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        String key = given.getFirst().strip();
        if (given.size() > 1 || !KEY.matcher(key).matches()) {
            faults.add(
                    IDEMPOTENCY_KEY,
                    "must be there once, of 1 to %d printable characters of ASCII, and is %s"
                            .formatted(Texts.MAX_NAME, given.size() > 1 ? "there several times" : Texts.quote(key)));
            return Optional.empty();
        }
        return Optional.of(key);
    }

    /** What the client wants to be so. A tag that is no revision is one that nothing has. */
    static Precondition precondition(CommandHeaders headers, FieldFaults faults) {
        List<String> given = headers.values(IF_MATCH);
        if (given.isEmpty()) {
            return new Precondition.None();
        }
        String tags = String.join(",", given).strip();
        if (tags.equals("*")) {
            return new Precondition.Present();
        }
        Optional<Set<Long>> revisions = tags.length() > MAX_IF_MATCH ? Optional.empty() : revisions(tags);
        if (revisions.isEmpty()) {
            faults.add(
                    IF_MATCH,
                    "must be * or revisions in quotation marks such as \"7\", separated by commas, of %,d characters at most"
                            .formatted(MAX_IF_MATCH));
            return new Precondition.None();
        }
        return new Precondition.Revisions(revisions.get());
    }

    /** The revisions among entity tags; empty where it is no list of entity tags. */
    private static Optional<Set<Long>> revisions(String tags) {
        Set<Long> revisions = new HashSet<>();
        Matcher tag = TAGS.matcher(tags);
        int from = 0;
        while (true) {
            if (!tag.find(from) || !tags.substring(from, tag.start()).isBlank()) {
                return Optional.empty();
            }
            if (REVISION.matcher(tag.group(2)).matches()) {
                revisions.add(Long.parseLong(tag.group(2)));
            }
            String rest = tags.substring(tag.end()).stripLeading();
            if (rest.isEmpty()) {
                return Optional.of(revisions);
            }
            if (rest.charAt(0) != ',') {
                return Optional.empty();
            }
            from = tags.length() - rest.length() + 1;
        }
    }
}
