package dev.faultline.recorder.intake;

import static dev.faultline.recorder.intake.Desk.by;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.log.MemoryEventLog;
import dev.faultline.log.streams.MemoryStreamLog;
import dev.faultline.log.streams.MemoryStreamLog.Mishap;
import dev.faultline.recorder.commands.RecordedEvent;
import dev.faultline.recorder.http.ProblemType;
import dev.faultline.recorder.incidents.Incident;
import dev.faultline.recorder.incidents.IncidentOperations;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Whatever is asked of several replicas in whatever order")
class HistoryLawsTest {
    private static final List<String> INCIDENTS = List.of("i1", "i2", "i3");

    /** What can be in the way of any call. */
    private static final Set<ProblemType> OF_ANY = EnumSet.of(
            ProblemType.INCIDENT_NOT_FOUND,
            ProblemType.INVALID_COMMAND,
            ProblemType.PRECONDITION_FAILED,
            ProblemType.CHANGED_MEANWHILE,
            ProblemType.IDEMPOTENCY_KEY_REUSED,
            ProblemType.LOG_UNAVAILABLE);

    private record Asked(Operation<?> call, String incident, String number, String body, String key) {
        Desk.Answer send(Desk desk) {
            Desk.Call ready = call.creates()
                    ? desk.call(call)
                    : call.numbered().isPresent() ? desk.call(call, incident, number) : desk.call(call, incident);
            return ready.key(key).body(body).send();
        }
    }

    private static Asked random(RandomGenerator chance, int n) {
        Operation<?> call = IncidentOperations.ALL.get(chance.nextInt(IncidentOperations.ALL.size()));
        String incident = INCIDENTS.get(chance.nextInt(INCIDENTS.size()));
        String body = call.example()
                .replace("\"id\": \"2013-08-28-va\"", "\"id\": \"" + incident + "\"")
                .replace("\"linkedTo\": \"2013-08-28-va\"", "\"linkedTo\": \"i" + (1 + chance.nextInt(4)) + "\"");
        if (call == IncidentOperations.CAUSE && chance.nextBoolean()) {
            body = body.replace("{", "{\"cause\": " + (1 + chance.nextInt(4)) + ", ");
        }
        return new Asked(call, incident, String.valueOf(1 + chance.nextInt(4)), body, "k" + n);
    }

    private static List<StaffEnvelope> envelopes(Desk desk, String incident) {
        return desk.stream(incident).stream().map(RecordedEvent::envelope).toList();
    }

    private static Incident replay(String incident, List<RecordedEvent> events) {
        Incident state = Incident.absent(incident);
        for (RecordedEvent event : events) {
            state = state.evolve(event);
        }
        return state;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName(
            "one after another: histories are legal, answers are in the log once, repeats answer the same, and replay gives the same state")
    void oneAfterAnother(long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        MemoryEventLog log = Desk.log();
        List<MemoryStreamLog> streams = List.of(Desk.streams(log), Desk.streams(log), Desk.streams(log));
        List<Desk> desks =
                List.of(Desk.on(streams.get(0), "a"), Desk.on(streams.get(1), "b"), Desk.on(streams.get(2), "c"));
        Map<Asked, Desk.Answer> recorded = new HashMap<>();
        Map<String, Incident> running = new HashMap<>();
        INCIDENTS.forEach(incident -> running.put(incident, Incident.absent(incident)));
        List<Asked> all = new ArrayList<>();

        for (int n = 0; n < 300; n++) {
            int which = chance.nextInt(3);
            if (chance.nextInt(6) == 0) {
                streams.get(which).next(Mishap.values()[chance.nextInt(Mishap.values().length)]);
            }
            Asked asked =
                    !all.isEmpty() && chance.nextInt(4) == 0 ? all.get(chance.nextInt(all.size())) : random(chance, n);
            all.add(asked);
            int before = desks.get(which).stream(asked.incident()).size();
            Desk.Answer answer = asked.send(desks.get(which));
            String place = "seed " + seed + ", command " + n + ": " + asked + " " + answer.whole();

            Desk.Answer first = recorded.get(asked);
            List<RecordedEvent> now = desks.get(which).stream(asked.incident());
            if (first != null) {
                assertEquals(first.whole(), answer.whole(), place);
                assertEquals(before, now.size(), place);
            } else if (answer.status() == 201) {
                recorded.put(asked, answer);
            } else {
                assertTrue(
                        allowed(asked.call()).contains(answer.reply().problem().orElseThrow()), place);
            }
            assertTrue(now.size() - before <= 1, place);
            for (RecordedEvent event : now.subList(before, now.size())) {
                running.computeIfPresent(asked.incident(), (incident, state) -> state.evolve(event));
            }
            assertEquals(replay(asked.incident(), now), running.get(asked.incident()), place);
        }

        for (String incident : INCIDENTS) {
            List<StaffEnvelope> events = envelopes(desks.get(0), incident);
            assertEquals(List.of(), LegalHistory.faults(incident, events), "seed " + seed);
        }
        for (var each : recorded.entrySet()) {
            List<String> keys = envelopes(desks.get(0), each.getKey().incident()).stream()
                    .map(envelope -> envelope.request().key())
                    .filter(each.getKey().key()::equals)
                    .toList();
            assertEquals(1, keys.size(), "seed " + seed + ": " + each);
        }
        assertFalse(recorded.isEmpty());
        desks.forEach(Desk::close);
    }

    /** What a call can be refused for, as its description says. */
    private static Set<ProblemType> allowed(Operation<?> call) {
        Set<ProblemType> allowed = EnumSet.copyOf(OF_ANY);
        call.refusals().forEach(kind -> allowed.add(RefusalProblems.of(kind)));
        return allowed;
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    @DisplayName("all at once: histories are legal, and what was answered as recorded is there once")
    void allAtOnce(long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        MemoryEventLog log = Desk.log();
        List<Desk> desks = List.of(
                Desk.on(Desk.streams(log), "a"), Desk.on(Desk.streams(log), "b"), Desk.on(Desk.streams(log), "c"));
        INCIDENTS.forEach(desks.get(0)::declare);
        Map<Asked, Desk.Answer> answers = new ConcurrentHashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 400; n++) {
                Asked asked = random(chance, n);
                Desk desk = desks.get(chance.nextInt(3));
                threads.submit(() -> answers.put(asked, asked.send(desk)));
            }
        }
        assertEquals(400, answers.size(), "seed " + seed);
        int recorded = 0;
        for (String incident : INCIDENTS) {
            List<StaffEnvelope> events = envelopes(desks.get(0), incident);
            recorded += events.size() - 1;
            assertEquals(List.of(), LegalHistory.faults(incident, events), "seed " + seed);
        }
        assertEquals(
                recorded,
                (int) answers.values().stream()
                        .filter(answer -> answer.status() == 201)
                        .count(),
                "seed " + seed);
        answers.forEach((asked, answer) -> assertTrue(
                answer.status() == 201
                        || allowed(asked.call())
                                .contains(answer.reply().problem().orElseThrow()),
                () -> "seed " + seed + ": " + asked + answer.whole()));
        desks.forEach(Desk::close);
    }

    @Test
    @DisplayName("a history that is not legal is found")
    void planted() {
        Desk desk = Desk.on(Desk.streams(Desk.log()), "a");
        desk.declare("i1");
        desk.record(IncidentOperations.ACKNOWLEDGE, by(""), "i1");
        desk.record(IncidentOperations.NOTE, by("\"text\":\"seen\""), "i1");
        List<StaffEnvelope> right = envelopes(desk, "i1");
        assertEquals(List.of(), LegalHistory.faults("i1", right));

        List<StaffEnvelope> doubled =
                Stream.concat(right.stream(), Stream.of(right.get(1))).toList();
        assertEquals(
                List.of(
                        "event 4: its number is 2",
                        "event 4: its key came before",
                        "event 4: its id came before",
                        "event 4: acknowledged twice"),
                LegalHistory.faults("i1", doubled));
        assertEquals(
                List.of("event 2: its number is 3"), LegalHistory.faults("i1", List.of(right.get(0), right.get(2))));
        assertEquals(
                List.of("event 1: its number is 2", "event 1: a declaration is the first event"),
                LegalHistory.faults("i1", List.of(right.get(1))));
        desk.close();
    }
}
