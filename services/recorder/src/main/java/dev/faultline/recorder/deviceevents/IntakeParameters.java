package dev.faultline.recorder.deviceevents;

import dev.faultline.recorder.requests.FieldNames;
import dev.faultline.recorder.requests.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the query of a request to record events. */
final class IntakeParameters {
    /** The parameter with which wrong lines are left out. */
    static final String SKIP_INVALID = "skipInvalid";

    /** The parameter that says when the state changes were known that do not say it themselves. */
    static final String KNOWN_AT = "knownAt";

    /** The parameter that says which ids the lines get that come without one. */
    static final String IDS = "ids";

    private static final List<String> ALLOWED = List.of(SKIP_INVALID, KNOWN_AT, IDS);

    private final Map<String, List<String>> query;
    private final List<WrongParameter> wrong = new ArrayList<>();

    private IntakeParameters(Map<String, List<String>> query) {
        this.query = query;
    }

    /** What came of reading a query. */
    sealed interface Read {
        /** Every parameter is right. */
        record Right(IntakeOptions options) implements Read {}

        /** Some are not; never empty. */
        record Wrong(List<WrongParameter> parameters) implements Read {}
    }

    /**
     * Reads a query.
     *
     * @param query the values of each parameter
     * @param format that of the body: single lines can be left out, and named by what they say, where there are lines
     */
    static Read read(Map<String, List<String>> query, BodyFormat format) {
        return query.isEmpty() ? new Read.Right(IntakeOptions.NONE) : new IntakeParameters(query).read(format);
    }

    private Read read(BodyFormat format) {
        for (String name : query.keySet()) {
            if (!ALLOWED.contains(name)) {
                refuse(Texts.plain(name, Texts.MAX_NAME), FieldNames.unknown(name, "this query", ALLOWED));
            }
        }
        var options = new IntakeOptions(
                chosen(SKIP_INVALID, "true", "false"),
                chosen(KNOWN_AT, "occurred", "recorded"),
                chosen(IDS, "content", "random"));
        if (format != BodyFormat.NDJSON) {
            if (options.skipInvalid()) {
                refuse(SKIP_INVALID, "must go with a body of lines, application/x-ndjson");
            }
            if (options.idsOfContent()) {
                refuse(IDS, "must be random where the body is not of lines, application/x-ndjson");
            }
        }
        return wrong.isEmpty() ? new Read.Right(options) : new Read.Wrong(List.copyOf(wrong));
    }

    /** Whether a parameter has this value; missing, it has the other one. */
    private boolean chosen(String name, String value, String otherwise) {
        List<String> given = query.getOrDefault(name, List.of(otherwise));
        if (given.size() != 1) {
            refuse(name, "must be there once only");
            return false;
        }
        String text = given.getFirst();
        if (!text.equals(value) && !text.equals(otherwise)) {
            refuse(name, "must be " + value + " or " + otherwise + ", and is " + Texts.quote(text));
        }
        return text.equals(value);
    }

    private void refuse(String name, String message) {
        wrong.add(new WrongParameter(name, message));
    }
}
