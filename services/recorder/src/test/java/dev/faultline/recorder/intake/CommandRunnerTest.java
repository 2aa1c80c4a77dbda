package dev.faultline.recorder.intake;

import static dev.faultline.recorder.commands.Scenario.ID;
import static dev.faultline.recorder.commands.Scenario.asked;
import static dev.faultline.recorder.commands.Scenario.position;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.staff.StaffEventType;
import dev.faultline.recorder.commands.Attempt;
import dev.faultline.recorder.commands.Recorded;
import dev.faultline.recorder.incidents.IncidentCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A command that is run")
class CommandRunnerTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final IncidentCommand NOTE = new IncidentCommand.Note(asked("k"), "seen");

    private final Deque<Attempt> attempts = new ArrayDeque<>();
    private final List<Duration> waits = new ArrayList<>();
    private final Desk.Counts counts = new Desk.Counts();
    private Instant now = Instant.EPOCH;
    private Duration took = Duration.ZERO;
    private Backoff backoff = () -> {};

    private CommandOutcome run() {
        return new CommandRunner<IncidentCommand>(
                        (command, timeout) -> {
                            waits.add(timeout);
                            now = now.plus(took);
                            return attempts.isEmpty() ? new Attempt.Overtaken() : attempts.poll();
                        },
                        TIMEOUT,
                        () -> now,
                        () -> backoff.pause(),
                        counts)
                .run(NOTE);
    }

    private static Recorded recorded(String eventId) {
        return new Recorded(StaffEventType.NOTED, ID, eventId, 2, Optional.empty(), position(2));
    }

    @Test
    @DisplayName("is over when it is done, and counted by the type of its event")
    void done() {
        attempts.add(new Attempt.Done(recorded("event of k")));
        assertEquals(new CommandOutcome.Recording(recorded("event of k")), run());
        assertEquals(1, counts.of("recorded faultline.incident.noted.v1"));
        assertEquals(1, counts.of("ended recorded"));
        assertEquals(0, counts.of("retried"));
    }

    @Test
    @DisplayName("finds what it recorded although it was told that others were faster, and counts it once as recorded")
    void recordedAllTheSame() {
        attempts.add(new Attempt.Overtaken());
        attempts.add(new Attempt.Repeated(recorded("event of k")));
        assertEquals(new CommandOutcome.Recording(recorded("event of k")), run());
        assertEquals(1, counts.of("recorded faultline.incident.noted.v1"));
        assertEquals(0, counts.of("repeated"));
    }

    @Test
    @DisplayName("finds what an earlier request recorded, and counts it as a repeat")
    void repeated() {
        attempts.add(new Attempt.Repeated(recorded("another event")));
        assertEquals(new CommandOutcome.Recording(recorded("another event")), run());
        assertEquals(0, counts.of("recorded faultline.incident.noted.v1"));
        assertEquals(1, counts.of("repeated"));
    }

    @Test
    @DisplayName("is not tried again where the log cannot be reached, does not know, or cannot be read")
    void notAgain() {
        attempts.add(new Attempt.Unavailable("a"));
        attempts.add(new Attempt.Unknown("b"));
        attempts.add(new Attempt.Unreadable("c"));
        assertEquals(new CommandOutcome.Unavailable("a"), run());
        assertEquals(new CommandOutcome.Unknown("b"), run());
        assertEquals(new CommandOutcome.Unreadable("c"), run());
        assertEquals(3, counts.of("ended not recorded"));
    }

    @Test
    @DisplayName("is decided ten times at most")
    void tenTimes() {
        assertEquals(new CommandOutcome.GivenUp(10), run());
        assertEquals(10, waits.size());
        assertEquals(9, counts.of("retried"));
    }

    @Test
    @DisplayName("is decided within its time, of which each attempt has what is left")
    void withinItsTime() {
        took = Duration.ofSeconds(12);
        assertEquals(new CommandOutcome.GivenUp(3), run());
        assertEquals(List.of(TIMEOUT, Duration.ofSeconds(18), Duration.ofSeconds(6)), waits);
    }

    @Test
    @DisplayName("is given up when its wait is broken off, and the thread stays interrupted")
    void interrupted() {
        backoff = () -> {
            throw new InterruptedException();
        };
        assertEquals(new CommandOutcome.GivenUp(1), run());
        assertTrue(Thread.interrupted());
    }
}
