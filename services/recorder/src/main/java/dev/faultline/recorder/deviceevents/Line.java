package dev.faultline.recorder.deviceevents;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.faultline.access.Caller;
import dev.faultline.access.Role;
import dev.faultline.events.CloudEvents;
import dev.faultline.events.DeviceEvent;
import dev.faultline.events.DeviceEvent.StateChanged;
import dev.faultline.events.DeviceEvent.StateRetracted;
import dev.faultline.events.DeviceState;
import dev.faultline.events.Envelope;
import dev.faultline.recorder.requests.Texts;
import dev.faultline.recorder.requests.Times;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of a request: its fields as they came, then what they mean. The same object serves every line in turn. */
final class Line {
    private final Faults faults;
    private final EventIds eventIds;
    private final Instant receivedAt;
    private final Instant latestOccurredAt;
    private final String maxAhead;
    private final boolean knownAtOccurred;
    private final Optional<String> actor;
    private final boolean mayTellKnownAt;

    private final String[] texts = new String[Field.values().length];
    private final List<String> unknown = new ArrayList<>();
    private int number;
    private int seen;
    private int given;
    private boolean idAssigned;
    private int forbiddenAt;

    Line(Faults faults, EventIds eventIds, Instant receivedAt, Duration maxAhead, IntakeOptions options) {
        this.faults = faults;
        this.eventIds = eventIds;
        this.receivedAt = receivedAt;
        this.latestOccurredAt = receivedAt.plus(maxAhead);
        this.maxAhead = maxAhead.toString();
        Caller caller = options.caller();
        this.knownAtOccurred = options.knownAtOccurred();
        this.actor = caller.actor();
        this.mayTellKnownAt = caller.is(Role.IMPORTER);
    }

    /** Whether the last event made was given its id here. */
    boolean idAssigned() {
        return idAssigned;
    }

    /** The number of the first line that has a knownAt which its sender may not set; 0 when there is none. */
    int forbiddenAt() {
        return forbiddenAt;
    }

    /** Takes in an object, from behind its opening brace to its closing one. */
    void read(JsonParser parser, int lineNumber) throws IOException {
        number = lineNumber;
        seen = 0;
        given = 0;
        unknown.clear();
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            Field field = Field.named(name);
            if (field == null) {
                unknown.add(name);
                parser.skipChildren();
                continue;
            }
            if ((seen & field.bit) != 0) {
                faults.add(number, field.wire, "must be there once only");
                parser.skipChildren();
                continue;
            }
            seen |= field.bit;
            if (value == JsonToken.VALUE_STRING) {
                texts[field.ordinal()] = parser.getText();
                given |= field.bit;
            } else if (value != JsonToken.VALUE_NULL) {
                given |= field.bit;
                texts[field.ordinal()] = null;
                faults.add(number, field.wire, "must be a string, and is " + kind(value));
                parser.skipChildren();
            }
        }
    }

    /** The event that the line tells; null, and at least one fault more, when it tells none. */
    Envelope<DeviceEvent> event() {
        int before = faults.total();
        boolean retraction = given(Field.RETRACTS);
        int allowed = retraction ? Field.RETRACTION_ALLOWED : Field.CHANGE_ALLOWED;
        for (String name : unknown) {
            faults.add(number, Texts.plain(name, Texts.MAX_NAME), Field.unknown(name, allowed));
        }
        checkFields(retraction ? Field.RETRACTION_REQUIRED : Field.CHANGE_REQUIRED, allowed);
        Envelope<DeviceEvent> event = retraction ? retraction() : change();
        return faults.total() == before ? event : null;
    }

    private void checkFields(int required, int allowed) {
        int foreign = given & ~allowed;
        if (foreign != 0) {
            for (Field field : Field.in(foreign)) {
                faults.add(number, field.wire, Field.unknown(field.wire, allowed));
            }
        }
        int missing = required & ~given & ~(actor.isPresent() ? Field.BY.bit : 0);
        if (missing != 0) {
            for (Field field : Field.in(missing)) {
                faults.add(number, field.wire, "must be there in a " + Field.kind(allowed));
            }
        }
    }

    private Envelope<DeviceEvent> change() {
        String id = name(Field.ID);
        String device = name(Field.DEVICE);
        String datacenter = name(Field.DATACENTER);
        String role = name(Field.ROLE);
        DeviceState state = state();
        Instant occurredAt = occurredAt();
        Instant knownAt = knownAt(occurredAt);
        Duration uncertainty = uncertainty();
        String observer = name(Field.OBSERVER);
        String reason = prose();
        if (device == null || datacenter == null || role == null || state == null) {
            return null;
        }
        return envelope(
                id,
                knownAt,
                new StateChanged(
                        device,
                        datacenter,
                        role,
                        state,
                        occurredAt,
                        uncertainty,
                        Optional.ofNullable(observer),
                        Optional.ofNullable(reason)));
    }

    private Envelope<DeviceEvent> retraction() {
        String id = name(Field.ID);
        String device = name(Field.DEVICE);
        String retracts = name(Field.RETRACTS);
        String by = by();
        String reason = prose();
        Instant knownAt = knownAt();
        if (id != null && id.equals(retracts)) {
            faults.add(number, Field.RETRACTS.wire, "must be the id of another event than the retraction itself");
        }
        if (device == null || retracts == null || by == null || reason == null) {
            return null;
        }
        Instant occurredAt = knownAt == null ? receivedAt : knownAt;
        return envelope(id, knownAt, new StateRetracted(device, retracts, occurredAt, by, reason));
    }

    private Envelope<DeviceEvent> envelope(String id, Instant knownAt, DeviceEvent event) {
        idAssigned = id == null;
        return new Envelope<>(
                idAssigned ? eventIds.next() : id, CloudEvents.RECORDER_SOURCE, Optional.ofNullable(knownAt), event);
    }

    private DeviceState state() {
        String text = text(Field.STATE);
        if (text == null) {
            return null;
        }
        var state = DeviceState.fromWire(text);
        if (state.isEmpty()) {
            faults.add(
                    number,
                    Field.STATE.wire,
                    "must be one of up, degraded, down, unknown, and is " + Texts.quote(text));
            return null;
        }
        return state.get();
    }

    private Instant occurredAt() {
        Instant instant = instant(Field.OCCURRED_AT);
        if (instant == null) {
            return receivedAt;
        }
        if (instant.isAfter(latestOccurredAt)) {
            faults.add(
                    number,
                    Field.OCCURRED_AT.wire,
                    "must lie at most " + maxAhead + " after the time of receipt, " + receivedAt + ", and is "
                            + instant);
        }
        return instant;
    }

    /** When a state change was known that occurred then; null when that is when it is recorded. */
    private Instant knownAt(Instant occurredAt) {
        // What occurs only now, or ahead of our clock, cannot have been known before it is told.
        return knownAtOccurred && !given(Field.KNOWN_AT) && occurredAt.isBefore(receivedAt) ? occurredAt : knownAt();
    }

    private Instant knownAt() {
        if (given(Field.KNOWN_AT) && !mayTellKnownAt && forbiddenAt == 0) {
            forbiddenAt = number;
        }
        Instant instant = instant(Field.KNOWN_AT);
        if (instant != null && instant.isAfter(receivedAt)) {
            faults.add(
                    number,
                    Field.KNOWN_AT.wire,
                    "must not lie after the time of receipt, " + receivedAt + ", and is " + instant
                            + "; leave it out when it is now");
        }
        return instant;
    }

    private Instant instant(Field field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        var instant = Times.instant(text);
        if (instant.isEmpty()) {
            faults.add(number, field.wire, Times.instantFault(text));
            return null;
        }
        return instant.get();
    }

    private Duration uncertainty() {
        String text = text(Field.UNCERTAINTY);
        if (text == null) {
            return Duration.ZERO;
        }
        var uncertainty = Times.uncertainty(text);
        if (uncertainty.isEmpty()) {
            faults.add(number, Field.UNCERTAINTY.wire, Times.uncertaintyFault(text));
            return Duration.ZERO;
        }
        return uncertainty.get();
    }

    /** Who retracts: whom the token names, where it names one, for nobody retracts as somebody else. */
    private String by() {
        String given = name(Field.BY);
        if (actor.isPresent() && given != null && !given.equals(actor.get())) {
            faults.add(
                    number,
                    Field.BY.wire,
                    "must be left out or be " + Texts.quote(actor.get()) + ", as the token has it");
        }
        return actor.orElse(given);
    }

    private String name(Field field) {
        String text = text(field);
        if (text != null) {
            report(field, Texts.nameFault(text));
        }
        return text;
    }

    private String prose() {
        String text = text(Field.REASON);
        if (text != null) {
            report(Field.REASON, Texts.proseFault(text));
        }
        return text;
    }

    private void report(Field field, Optional<String> fault) {
        if (fault.isPresent()) {
            faults.add(number, field.wire, fault.get());
        }
    }

    private boolean given(Field field) {
        return (given & field.bit) != 0;
    }

    private String text(Field field) {
        return given(field) ? texts[field.ordinal()] : null;
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> "a number";
        };
    }
}
