package dev.faultline.timeline.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.Instants;
import dev.faultline.log.LogBatch;
import dev.faultline.log.Position;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Places;
import dev.faultline.timeline.incidents.Said;
import dev.faultline.timeline.laws.Asked;
import dev.faultline.timeline.laws.Histories;
import dev.faultline.timeline.laws.NaiveFigures.Question;
import dev.faultline.timeline.laws.Replay;
import dev.faultline.timeline.laws.StaffHistories;
import dev.faultline.timeline.replay.TimelineView;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For any history of devices and of staff")
class IncidentFiguresLawsTest {
    private static final int HISTORIES = 600;
    private static final int ENOUGH = 100_000;
    private static final long NOW = Instants.toEpochNanos(Instant.parse("2014-01-01T00:00:00Z"));

    /** A history and a question about the time in which staff did something. */
    private record Case(
            TimelineView view, FiguresQuery query, Frame frame, List<IncidentState> incidents, String told) {
        List<GroupedFigures.Group> groups() {
            return new GroupedFigures(
                            view.facts(),
                            frame,
                            part -> Figures.of(view.facts(), view.index(), part, frame),
                            Optional.empty())
                    .of(query, incidents, ENOUGH);
        }

        Case by(List<Dimension> groupBy) {
            return new Case(
                    view,
                    new FiguresQuery(
                            query.window(), query.selection(), query.policy(), query.counting(), query.zone(), groupBy),
                    frame,
                    incidents,
                    told);
        }
    }

    private static Case random(long seed) {
        var devices = new Histories(seed);
        var staff = new StaffHistories(seed);
        var replay = new Replay().apply(devices.history());
        replay.fold()
                .apply(new LogBatch(
                        staff.history().stream()
                                .map(StaffHistories.Told::record)
                                .toList(),
                        Position.START));
        TimelineView view = replay.view();
        Question question = devices.question();
        long one = Instants.toEpochNanos(staff.instant());
        long other = Instants.toEpochNanos(staff.instant());
        Frame frame = staff.random().nextBoolean()
                ? Frame.present(NOW)
                : Frame.knownAt(Instants.toEpochNanos(staff.instant()), NOW);
        FiguresQuery asked = Asked.query(question);
        // Half of them see all that staff did.
        long late = staff.random().nextBoolean() ? NOW - 1 : Math.max(one, other);
        var window = new Window(Math.min(one, other), late + 1);
        var query = new FiguresQuery(
                window, asked.selection(), asked.policy(), asked.counting(), asked.zone(), asked.groupBy());
        return new Case(
                view,
                query,
                frame,
                view.incidents().incidents(frame).toList(),
                "seed " + seed + " " + query + " " + frame);
    }

    @Test
    @DisplayName("the times of incidents are those of the incidents that strike each group, one by one")
    void times() {
        long counted = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            Case asked = random(seed);
            for (GroupedFigures.Group group : asked.groups()) {
                String told = asked.told() + " " + group.key();
                counted += holds(asked, group, told);
            }
        }
        assertTrue(counted > HISTORIES / 2, "hardly any case: " + counted);
    }

    private static long holds(Case asked, GroupedFigures.Group group, String told) {
        IncidentFigures found = group.incidents();
        holds(
                asked,
                group.key(),
                IncidentState::acknowledgement,
                found.timeToAcknowledge().told(),
                told);
        holds(
                asked,
                group.key(),
                IncidentState::mitigation,
                found.timeToMitigate().told(),
                told);
        holds(
                asked,
                group.key(),
                IncidentState::resolution,
                found.timeToResolve().told(),
                told);
        holds(
                asked,
                group.key(),
                IncidentState::firstAction,
                found.timeToFirstAction().told(),
                told);
        long open = striking(asked, group.key()).stream()
                .filter(incident -> incident.resolution().isEmpty() && begunBy(incident, asked, group.key()))
                .count();
        assertEquals(open, found.open(), told);
        return found.timeToResolve().count()
                + found.timeToAcknowledge().count()
                + found.timeToMitigate().count()
                + found.timeToFirstAction().count();
    }

    private static boolean begunBy(IncidentState incident, Case asked, GroupKey key) {
        return incident.impactStart() < asked.query().window().to()
                && key.month()
                        .map(month -> !month(incident.impactStart()).isAfter(month))
                        .orElse(true);
    }

    private static YearMonth month(long instant) {
        return YearMonth.from(Instants.ofEpochNanos(instant).atOffset(ZoneOffset.UTC));
    }

    private static List<IncidentState> striking(Case asked, GroupKey key) {
        var places = new Places(asked.view().facts(), asked.frame());
        Selection selection = asked.query().selection();
        var narrowed = new Selection(
                key.datacenter().map(Set::of).orElse(selection.datacenters()),
                key.role().map(Set::of).orElse(selection.roles()),
                key.device().map(Set::of).orElse(selection.devices()));
        return asked.incidents().stream()
                .filter(incident -> places.meet(incident.scope(), incident.impactStart(), selection))
                .filter(incident -> places.meet(incident.scope(), incident.impactStart(), narrowed))
                .toList();
    }

    private static void holds(
            Case asked,
            GroupKey key,
            Function<IncidentState, Optional<? extends Said<?>>> reached,
            Distribution found,
            String told) {
        List<Long> times = new ArrayList<>();
        for (IncidentState incident : striking(asked, key)) {
            Optional<? extends Said<?>> said = reached.apply(incident);
            if (said.isPresent()
                    && asked.query().window().holds(said.get().occurredAt())
                    && key.month().map(month(said.get().occurredAt())::equals).orElse(true)) {
                times.add(Math.max(0, said.get().occurredAt() - incident.impactStart()));
            }
        }
        times.sort(null);
        assertEquals(times.size(), found.count(), told);
        if (!times.isEmpty()) {
            assertEquals(times.get((int) Math.ceil(0.5 * times.size()) - 1), found.p50(), told);
            assertEquals(times.get((int) Math.ceil(0.9 * times.size()) - 1), found.p90(), told);
            assertEquals(times.getLast(), found.max(), told);
            assertEquals(
                    times.stream().mapToDouble(time -> time / 1e9).sum() / times.size(),
                    found.meanSeconds(),
                    1e-3,
                    told);
        }
    }

    @Test
    @DisplayName("an incident counts in each datacenter that it strikes, whether a device of it was told of or not")
    void datacenters() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            Case asked = random(seed).by(List.of(Dimension.DATACENTER));
            List<GroupedFigures.Group> groups = asked.groups();
            for (String datacenter : List.of("dc-0", "dc-1", "dc-2")) {
                Set<String> wanted = asked.query().selection().datacenters();
                GroupKey key = GroupKey.ofDatacenter(datacenter);
                boolean there = groups.stream().anyMatch(group -> group.key().equals(key));
                boolean resolved = striking(asked, key).stream()
                        .flatMap(incident -> incident.resolution().stream())
                        .anyMatch(said -> asked.query().window().holds(said.occurredAt()));
                assertTrue(there || !resolved || !wanted.isEmpty() && !wanted.contains(datacenter), asked.told());
            }
        }
    }

    @Test
    @DisplayName("what devices figure in a group is the same with and without incidents")
    void devices() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            Case asked = random(seed);
            List<GroupFigures> plain =
                    Figures.of(asked.view().facts(), asked.view().index(), asked.query(), asked.frame());
            assertEquals(
                    Asked.withoutEmpty(plain),
                    Asked.withoutEmpty(asked.groups().stream()
                            .map(GroupedFigures.Group::figures)
                            .toList()),
                    asked.told());
        }
    }

    @Test
    @DisplayName("a group of an incident has the figures of its scope over the part of the window for which it lasted")
    void by_incident() {
        long groups = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            Case asked = random(seed).by(List.of(Dimension.DATACENTER, Dimension.INCIDENT));
            Window window = asked.query().window();
            List<GroupedFigures.Group> expected = new ArrayList<>();
            for (IncidentState incident : striking(asked, GroupKey.all())) {
                long end = incident.resolution()
                        .map(said ->
                                Math.max(said.occurredAt(), incident.reach().from()) + 1)
                        .orElse(asked.frame().asOf());
                long from = Math.max(window.from(), incident.impactStart() - incident.impactUncertainty());
                long to = Math.min(window.to(), end);
                if (from < to) {
                    var part = new FiguresQuery(
                            new Window(from, to),
                            asked.query().selection().within(Optional.of(incident.scope())),
                            asked.query().policy(),
                            asked.query().counting(),
                            asked.query().zone(),
                            List.of(Dimension.DATACENTER));
                    Figures.of(asked.view().facts(), asked.view().index(), part, asked.frame())
                            .forEach(figures -> expected.add(new GroupedFigures.Group(
                                    figures.as(figures.key().of(incident.id())),
                                    IncidentFigures.NONE,
                                    Optional.empty())));
                }
            }
            groups += expected.size();
            assertEquals(
                    Asked.withoutEmpty(expected.stream()
                            .map(GroupedFigures.Group::figures)
                            .sorted(Comparator.comparing(GroupFigures::key))
                            .toList()),
                    Asked.withoutEmpty(asked.groups().stream()
                            .map(GroupedFigures.Group::figures)
                            .toList()),
                    asked.told());
        }
        assertTrue(groups > 0);
    }
}
