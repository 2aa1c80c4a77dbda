package dev.faultline.timeline.http;

import java.util.List;

/**
 * A problem as of RFC 9457.
 *
 * @param type what kind it is
 * @param detail this case of it, in words for whoever asked
 * @param errors what is wrong where; empty when the question as a whole is meant
 */
public record Problem(ProblemType type, String detail, List<FieldError> errors) {
    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem of the question as a whole. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of());
    }

    /** Parameters that are not right. */
    public static Problem invalid(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.getFirst().field() + ": " + errors.getFirst().message()
                : errors.size() + " parameters are not right, see errors";
        return new Problem(ProblemType.INVALID_PARAMETERS, detail, errors);
    }

    /** One parameter that is not right. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }
}
