package dev.faultline.recorder.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.faultline.events.Topics;
import dev.faultline.events.staff.Act;
import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.events.staff.StaffEvent;
import dev.faultline.log.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * An incident or maintenance, what was recorded about it, and what is decided on a command: given, when, then.
 *
 * @param <C> the commands
 * @param <S> the entity
 */
public final class Scenario<C extends Command, S extends Entity<C, S>> {
    /** The id of the incident or maintenance. */
    public static final String ID = "i1";
    /** When everything happens. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    /** Who does everything. */
    public static final Act ACT = new Act("noc", NOW, Duration.ZERO);

    private S entity;
    private long recorded;
    private int bytes = 100;
    private Decision decision;

    private Scenario(S absent) {
        this.entity = absent;
    }

    /** Nothing recorded yet. */
    public static <C extends Command, S extends Entity<C, S>> Scenario<C, S> of(S absent) {
        return new Scenario<>(absent);
    }

    /** What a command comes with, under a key of its own. */
    public static Asked asked(String key) {
        return asked(key, "hash of " + key, new Precondition.None());
    }

    /** What a command comes with. */
    public static Asked asked(String key, String hash, Precondition precondition) {
        return new Asked(
                ID, "event of " + key, ACT, Optional.empty(), new StaffEnvelope.Request(key, hash), precondition);
    }

    /** Where the n-th event lies, counted from 1. */
    public static Position position(long n) {
        return Position.after(Topics.INCIDENT_EVENTS, 0, n * 10);
    }

    /** These events were recorded, each of a request of its own. */
    public Scenario<C, S> given(StaffEvent... events) {
        for (StaffEvent event : events) {
            recorded++;
            Asked asked = asked("given " + recorded);
            entity = entity.evolve(new RecordedEvent(asked.envelope(recorded, event), position(recorded), bytes));
        }
        return this;
    }

    /** Each event that is given from now on is so long. */
    public Scenario<C, S> ofBytes(int each) {
        bytes = each;
        return this;
    }

    /** What was asked was recorded as it was decided. */
    public Scenario<C, S> givenDone(C command) {
        var record = assertInstanceOf(Decision.Record.class, entity.decide(command));
        recorded++;
        assertEquals(recorded, record.event().sequence());
        entity = entity.evolve(new RecordedEvent(record.event(), position(recorded), bytes));
        return this;
    }

    /** This is asked. */
    public Scenario<C, S> when(C command) {
        decision = entity.decide(command);
        return this;
    }

    /** This is to be recorded, as the next event, with what the command came with. */
    public Scenario<C, S> thenRecords(StaffEvent event) {
        var record = assertInstanceOf(Decision.Record.class, decision);
        assertEquals(event, record.event().event());
        assertEquals(recorded + 1, record.event().sequence());
        return this;
    }

    /** It is refused for this. */
    public Scenario<C, S> thenRefuses(Refusal.Kind kind) {
        assertEquals(kind, refusal().kind());
        return this;
    }

    /** Why it is refused. */
    public Refusal refusal() {
        return assertInstanceOf(Decision.Refuse.class, decision).refusal();
    }

    /** It is answered with what was recorded for the n-th event. */
    public Scenario<C, S> thenRepeats(Function<Recorded, Object> part, Object expected) {
        assertEquals(
                expected,
                part.apply(assertInstanceOf(Decision.Repeat.class, decision).recorded()));
        return this;
    }

    /** What was decided. */
    public Decision decision() {
        return decision;
    }

    /** The entity as it is now. */
    public S entity() {
        return entity;
    }
}
