package dev.faultline.recorder.deviceevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.recorder.http.Problem;
import dev.faultline.recorder.http.ProblemType;
import dev.faultline.recorder.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What each outcome is in HTTP. */
public final class OutcomeReplies {
    /** The header that carries the position of a write. */
    public static final String POSITION_HEADER = "Faultline-Position";

    private static final JsonFactory JSON = new JsonFactory();
    private static final String JSON_TYPE = "application/json";
    private static final int CREATED = 201;

    private OutcomeReplies() {}

    /** The answer to a request that came out so. */
    public static Reply of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded recorded ->
                new Reply(
                        CREATED,
                        Map.of(POSITION_HEADER, recorded.position().toString()),
                        JSON_TYPE,
                        recordedJson(recorded));
            case Outcome.Invalid invalid -> Reply.of(problem(invalid), Map.of());
            case Outcome.WrongParameters wrong -> Reply.of(problem(wrong), Map.of());
            case Outcome.Unreadable unreadable ->
                Reply.of(Problem.of(ProblemType.UNREADABLE_BODY, unreadable.detail()), Map.of());
            case Outcome.TooLarge tooLarge ->
                Reply.of(Problem.of(ProblemType.BODY_TOO_LARGE, tooLarge.detail()), Map.of());
            case Outcome.Unsupported unsupported ->
                Reply.of(
                        Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, unsupported.detail()),
                        Map.of("Accept-Post", "application/json, application/x-ndjson", "Accept-Encoding", "gzip"));
            case Outcome.Forbidden forbidden -> Reply.of(problem(forbidden), Map.of());
            case Outcome.Overloaded overloaded ->
                Reply.of(
                        Problem.of(
                                ProblemType.OVERLOADED,
                                "As many requests are under way as are let in at once. Nothing was recorded; repeat"
                                        + " the request after " + overloaded.retryAfterSeconds() + " s"),
                        retryAfter(overloaded.retryAfterSeconds()));
            case Outcome.Unconfirmed unconfirmed ->
                Reply.of(problem(unconfirmed), retryAfter(unconfirmed.retryAfterSeconds()));
        };
    }

    /** The kind of problem that an outcome is answered with, for counting; empty for success. */
    static Optional<ProblemType> problemType(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded recorded -> Optional.empty();
            case Outcome.Invalid invalid -> Optional.of(ProblemType.INVALID_EVENTS);
            case Outcome.WrongParameters wrong -> Optional.of(ProblemType.INVALID_PARAMETERS);
            case Outcome.Unreadable unreadable -> Optional.of(ProblemType.UNREADABLE_BODY);
            case Outcome.TooLarge tooLarge -> Optional.of(ProblemType.BODY_TOO_LARGE);
            case Outcome.Unsupported unsupported -> Optional.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
            case Outcome.Forbidden forbidden -> Optional.of(ProblemType.FORBIDDEN);
            case Outcome.Overloaded overloaded -> Optional.of(ProblemType.OVERLOADED);
            case Outcome.Unconfirmed unconfirmed -> Optional.of(ProblemType.LOG_UNAVAILABLE);
        };
    }

    private static List<Problem.Error> errors(List<Fault> faults) {
        return faults.stream()
                .map(fault -> new Problem.Error(OptionalInt.of(fault.line()), fault.field(), fault.message()))
                .toList();
    }

    private static Problem problem(Outcome.WrongParameters wrong) {
        List<Problem.Error> errors = wrong.parameters().stream()
                .map(parameter ->
                        new Problem.Error(OptionalInt.empty(), Optional.of(parameter.name()), parameter.message()))
                .toList();
        String detail = "%,d %s. Nothing was recorded"
                .formatted(errors.size(), errors.size() == 1 ? "parameter is not right" : "parameters are not right");
        return new Problem(ProblemType.INVALID_PARAMETERS, detail, errors, errors.size(), List.of());
    }

    private static Problem problem(Outcome.Forbidden forbidden) {
        return Problem.of(
                ProblemType.FORBIDDEN,
                forbidden.what() + " is for who has the role "
                        + forbidden.role().word()
                        + " only. Leave it out, or use a token with that role. Nothing was recorded");
    }

    private static Problem problem(Outcome.Invalid invalid) {
        List<Problem.Error> errors = errors(invalid.faults());
        int total = invalid.total();
        String detail = "%,d error%s%s. Nothing was recorded; correct the lines and send all of them again"
                .formatted(
                        total,
                        total == 1 ? "" : "s",
                        total > errors.size() ? ", of which the first %,d are listed".formatted(errors.size()) : "");
        return new Problem(ProblemType.INVALID_EVENTS, detail, errors, total, List.of());
    }

    private static Problem problem(Outcome.Unconfirmed unconfirmed) {
        String repeat;
        if (unconfirmed.idsAssigned() == 0) {
            repeat = "It is safe to repeat the request with the same ids: what is there already does not count twice";
        } else if (!unconfirmed.assignedIds().isEmpty()) {
            repeat = "It is safe to repeat the request with the ids listed here, one for each line in order: what is"
                    + " there already does not count twice";
        } else {
            repeat = "%,d of the lines came without an id, and repeating those may record them twice: give each line an"
                            .formatted(unconfirmed.idsAssigned())
                    + " id, or send fewer at a time";
        }
        String detail =
                "The log cannot be reached or did not answer in time, so the events may or may not be recorded. "
                        + repeat;
        return new Problem(ProblemType.LOG_UNAVAILABLE, detail, List.of(), 0, unconfirmed.assignedIds());
    }

    private static Map<String, String> retryAfter(int seconds) {
        return Map.of("Retry-After", Integer.toString(seconds));
    }

    private static byte[] recordedJson(Outcome.Recorded recorded) {
        var out = new ByteArrayOutputStream(128 + 40 * recorded.ids().size());
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("recorded", recorded.stateChanges() + recorded.retractions());
            json.writeStringField("position", recorded.position().toString());
            json.writeArrayFieldStart("ids");
            for (String id : recorded.ids()) {
                json.writeString(id);
            }
            json.writeEndArray();
            if (recorded.skipped().isPresent()) {
                write(json, recorded.skipped().get());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, Skipped skipped) throws IOException {
        json.writeNumberField("refused", skipped.lines());
        json.writeNumberField("errorCount", skipped.total());
        json.writeArrayFieldStart("errors");
        for (Problem.Error error : errors(skipped.faults())) {
            error.write(json);
        }
        json.writeEndArray();
    }
}
