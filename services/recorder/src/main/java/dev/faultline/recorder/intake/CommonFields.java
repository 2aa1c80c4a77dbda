package dev.faultline.recorder.intake;

import dev.faultline.events.staff.Act;
import dev.faultline.recorder.fields.Field;
import dev.faultline.recorder.fields.FieldFaults;
import dev.faultline.recorder.fields.Formats;
import dev.faultline.recorder.fields.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The fields that every command has: who, and when. */
public final class CommonFields {
    /** Who. */
    public static final Field<String> ACTOR = Field.required(
            "actor",
            Formats.NAME,
            "The person or system that does or says it. Required where calls need no token; with one, it is whom the token"
                    + " names, and may be left out.");

    /** When. */
    public static final Field<Instant> OCCURRED_AT = Field.optional(
            "occurredAt",
            Formats.INSTANT,
            "When it happened; of a claim, when what is claimed came true. At most 5 minutes after receipt. The time of"
                    + " receipt where it is missing.");

    /** When the organisation learned of it. */
    public static final Field<Instant> KNOWN_AT = Field.optional(
            "knownAt", Formats.INSTANT, "When the organisation learned of it, if that was earlier than now.");

    /** How exactly that is known. */
    public static final Field<Duration> UNCERTAINTY = Field.optional(
            "uncertainty",
            Formats.UNCERTAINTY,
            "How far occurredAt may be wrong on either side, PT0S to P366D. None where it is missing.");

    /** The id of what is made. */
    static final Field<String> ID = Field.optional(
            "id",
            Formats.ID,
            "Its id. Where it is missing, one is made from the Idempotency-Key, or at random where that is missing too.");

    static final List<Field<?>> ALL = List.of(ACTOR, OCCURRED_AT, KNOWN_AT, UNCERTAINTY);

    private CommonFields() {}

    static void check(Values values, Instant receivedAt, Duration maxAhead, FieldFaults faults) {
        values.find(OCCURRED_AT)
                .ifPresent(occurredAt -> notAhead(OCCURRED_AT, occurredAt, receivedAt, maxAhead, faults));
        values.find(KNOWN_AT)
                .filter(knownAt -> knownAt.isAfter(receivedAt))
                .ifPresent(knownAt -> faults.add(
                        KNOWN_AT.name(),
                        "must not lie after the time of receipt, " + receivedAt + ", and is " + knownAt
                                + "; leave it out when it is now"));
    }

    private static void notAhead(
            Field<Instant> field, Instant instant, Instant receivedAt, Duration maxAhead, FieldFaults faults) {
        if (instant.isAfter(receivedAt.plus(maxAhead))) {
            faults.add(
                    field.name(),
                    "must lie at most " + maxAhead + " after the time of receipt, " + receivedAt + ", and is "
                            + instant);
        }
    }

    static Act act(Values values, Instant receivedAt) {
        return new Act(
                values.get(ACTOR),
                values.find(OCCURRED_AT).orElse(receivedAt),
                values.find(UNCERTAINTY).orElse(Duration.ZERO));
    }
}
