package dev.faultline.timeline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.Instants;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.log.LogBatch;
import dev.faultline.log.LogRecord;
import dev.faultline.log.Position;
import dev.faultline.timeline.incidents.IncidentIndex;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.IncidentTimes;
import dev.faultline.timeline.incidents.Incidents;
import dev.faultline.timeline.incidents.MaintenanceState;
import dev.faultline.timeline.incidents.StaffRecord;
import dev.faultline.timeline.laws.NaiveIncidents.Standing;
import dev.faultline.timeline.laws.StaffHistories.Told;
import dev.faultline.timeline.replay.Fold;
import dev.faultline.timeline.replay.Quarantine;
import dev.faultline.timeline.replay.TimelineView;
import dev.faultline.timeline.views.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For any history of what staff did and said")
class StaffLawsTest {
    private static final int HISTORIES = 500;
    private static final Instant NOW = Instant.parse("2014-01-01T00:00:00Z");

    @Test
    @DisplayName("any order of arrival, with any repeats and among any facts, gives the same incidents")
    void any_order_of_arrival() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new StaffHistories(seed);
            List<Told> log = random.history();
            var mixed = new ArrayList<>(log);
            for (int i = random.random().nextInt(log.size() + 1); i > 0; i--) {
                mixed.add(log.get(random.random().nextInt(log.size())));
            }
            List<Told> arrival = random.shuffled(mixed);
            var replay = new Replay();
            for (Told told : arrival) {
                if (random.random().nextInt(4) == 0) {
                    replay.apply(new Histories(seed).history(2, 3)).view();
                }
                apply(replay.fold(), List.of(told));
            }
            TimelineView inOrder = view(log);
            Instant known = random.instant();
            for (Frame frame : List.of(present(), at(known))) {
                assertEquals(
                        told(inOrder.incidents(), frame), told(replay.view().incidents(), frame), "seed " + seed);
            }
        }
    }

    @Test
    @DisplayName("looking from an earlier knownAt gives what a replay of only what was known by then gives")
    void known_at() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new StaffHistories(seed);
            List<Told> log = random.history();
            Instant known = random.instant();
            List<Told> then = log.stream()
                    .filter(told -> log.stream()
                            .anyMatch(other -> other.id().equals(told.id())
                                    && other.source().equals(told.source())
                                    && !other.knownAt().isAfter(known)))
                    .toList();
            assertEquals(
                    withoutRevisions(told(view(then).incidents(), present())),
                    withoutRevisions(told(view(log).incidents(), at(known))),
                    "seed " + seed);
        }
    }

    @Test
    @DisplayName("a view that was taken shows the same however much is told later")
    void views_stand() {
        for (long seed = 0; seed < HISTORIES / 5; seed++) {
            var random = new StaffHistories(seed);
            List<Told> log = random.history();
            var fold = new Fold(new Quarantine());
            List<TimelineView> views = new ArrayList<>();
            List<Map<String, String>> then = new ArrayList<>();
            for (Told told : log) {
                apply(fold, List.of(told));
                TimelineView view = fold.view();
                views.add(view);
                // Half of them are looked at only later, when nothing was worked out yet.
                then.add(random.random().nextBoolean() ? told(view.incidents(), present()) : Map.of());
            }
            for (int i = 0; i < views.size(); i++) {
                Map<String, String> now = told(views.get(i).incidents(), present());
                assertEquals(told(view(log.subList(0, i + 1)).incidents(), present()), now, "seed " + seed);
                assertTrue(then.get(i).isEmpty() || then.get(i).equals(now), "seed " + seed);
            }
        }
    }

    @Test
    @DisplayName("incidents stand as the oracle says, and outages belong to those that it says")
    void oracle() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new StaffHistories(seed);
            List<Told> log = random.history();
            Incidents.Snapshot incidents = view(log).incidents();
            Optional<Instant> known = random.random().nextBoolean() ? Optional.empty() : Optional.of(random.instant());
            Frame frame = known.map(StaffLawsTest::at).orElse(present());
            Map<String, Standing> expected = new TreeMap<>();
            for (String id : NaiveIncidents.subjects(log)) {
                Optional<Standing> naive = NaiveIncidents.standing(log, id, known.orElse(Instant.MAX));
                naive.ifPresent(standing -> expected.put(id, standing));
                assertEquals(naive, incidents.incident(id, frame).map(StaffLawsTest::standing), "seed " + seed);
                assertEquals(
                        works(log, id, known.orElse(Instant.MAX)),
                        incidents
                                .maintenance(id, frame)
                                .map(work -> work.records().size()),
                        "seed " + seed);
            }
            IncidentIndex index = incidents.index(frame);
            for (int i = 0; i < 10; i++) {
                belongs(random, index, expected, "seed " + seed);
            }
        }
    }

    private static void belongs(
            StaffHistories random, IncidentIndex index, Map<String, Standing> expected, String told) {
        String device = "device-" + random.random().nextInt(5);
        String datacenter = "dc-" + random.random().nextInt(3);
        String role = "role-" + random.random().nextInt(2);
        Instant start = random.instant();
        Instant end = start.plus(Duration.ofHours(1 + random.random().nextInt(60)))
                .plusNanos(random.random().nextInt(2));
        List<String> naive = expected.entrySet().stream()
                .filter(incident -> NaiveIncidents.belongs(incident.getValue(), device, datacenter, role, start, end))
                .sorted(Map.Entry.<String, Standing>comparingByValue(Comparator.comparing(
                                standing -> standing.start().at()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(
                naive,
                index.of(device, datacenter, role, Instants.toEpochNanos(start), Instants.toEpochNanos(end)).stream()
                        .map(IncidentState::id)
                        .toList(),
                told);
    }

    /** How many events of planned work were known, if it was known that it is planned. */
    private static Optional<Integer> works(List<Told> log, String id, Instant by) {
        List<Told> known = NaiveIncidents.known(log, id, true, by);
        return known.stream().anyMatch(told -> told.event() instanceof MaintenanceEvent.Scheduled)
                ? Optional.of(known.size())
                : Optional.empty();
    }

    private static Standing standing(IncidentState incident) {
        return new Standing(
                incident.title(),
                incident.severity(),
                incident.scope(),
                new IncidentEvent.ImpactStart(
                        Instants.ofEpochNanos(incident.impactStart()), Duration.ofNanos(incident.impactUncertainty())),
                incident.status().wire(),
                incident.resolution().map(said -> said.event().act().occurredAt()),
                incident.records().stream()
                        .map(record -> record.id() + record.source())
                        .toList());
    }

    private static Map<String, String> told(Incidents.Snapshot incidents, Frame frame) {
        Map<String, String> told = new TreeMap<>();
        incidents.incidents(frame).forEach(incident -> told.put("incident " + incident.id(), words(incident)));
        incidents.maintenance(frame).forEach(work -> told.put("maintenance " + work.id(), words(work)));
        return told;
    }

    private static String words(IncidentState incident) {
        return String.join(
                "\n",
                "revision " + incident.revision(),
                standing(incident).toString(),
                incident.span().toString(),
                incident.reach().toString(),
                incident.acknowledgements().toString(),
                incident.actions().toString(),
                incident.claims().toString(),
                incident.causes().toString(),
                incident.links().toString(),
                incident.notes().toString(),
                incident.notices().toString(),
                incident.correctiveActions().toString(),
                incident.scopeChanges().toString(),
                incident.reports().toString(),
                incident.resolutions().toString(),
                incident.reopenings().toString(),
                IncidentTimes.of(incident).toString(),
                incident.records().stream().map(StaffRecord::toString).toList().toString());
    }

    private static String words(MaintenanceState work) {
        return "revision " + work.revision() + "\n" + work.scheduled() + work.cancelled() + work.records();
    }

    /** Of what is known the present has the last number, an earlier time the count. */
    private static Map<String, String> withoutRevisions(Map<String, String> told) {
        told.replaceAll((id, words) -> words.substring(words.indexOf('\n')));
        return told;
    }

    private static TimelineView view(List<Told> log) {
        var fold = new Fold(new Quarantine());
        apply(fold, log);
        return fold.view();
    }

    private static void apply(Fold fold, List<Told> told) {
        List<LogRecord> records = told.stream().map(Told::record).toList();
        fold.apply(new LogBatch(records, Position.START));
    }

    private static Frame present() {
        return Frame.present(Instants.toEpochNanos(NOW));
    }

    private static Frame at(Instant known) {
        return Frame.knownAt(Instants.toEpochNanos(known), Instants.toEpochNanos(NOW));
    }
}
