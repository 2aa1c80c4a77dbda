package dev.faultline.timeline.laws;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.laws.NaiveFacts.Known;
import dev.faultline.timeline.laws.NaiveFacts.Segment;
import dev.faultline.timeline.laws.NaiveFigures.Cases;
import dev.faultline.timeline.laws.NaiveOutages.Outage;
import dev.faultline.timeline.laws.NaiveOutages.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A datacenter by docs/figures.md the slow way: its devices looked at anew at each instant. */
final class NaiveDatacenter {
    /** How many devices are in each state from an instant on. */
    record Step(Instant at, int up, int degraded, int down, int unknown) {
        boolean sameNumbers(Step other) {
            return equals(new Step(at, other.up, other.degraded, other.down, other.unknown));
        }
    }

    /** The recovery of the devices of a datacenter. */
    record Recovery(
            int struck,
            int restored,
            Optional<Instant> firstImpact,
            Optional<Instant> restored50,
            Optional<Instant> restored90,
            Optional<Instant> restored100,
            List<Step> steps) {}

    /** An outage of a datacenter as a whole. */
    record Whole(
            Instant start,
            Optional<Instant> end,
            Duration duration,
            boolean wasDown,
            Duration down,
            Duration degraded) {}

    private record Stretch(Instant from, Optional<Instant> to, DeviceState state) {}

    private final Map<String, List<Known>> ruling;

    NaiveDatacenter(List<Line> log, Optional<Instant> knownAt) {
        ruling = NaiveFacts.ruling(log, knownAt);
    }

    /** Of those devices, for as long, as their facts are wanted. */
    Recovery recovery(Predicate<Line.Fact> wanted, Instant from, Instant to, Instant asOf) {
        List<List<Outage>> struck = new ArrayList<>();
        NaiveOutages.outages(ruling, new Rules(false, Duration.ZERO, Duration.ZERO), asOf)
                .values()
                .forEach(outages -> {
                    List<Outage> inWindow = outages.stream()
                            .filter(outage -> wanted.test(outage.first().fact()))
                            .filter(outage -> outage.overlaps(from, to, asOf))
                            .toList();
                    if (!inWindow.isEmpty()) {
                        struck.add(inWindow);
                    }
                });
        List<Instant> restored = struck.stream()
                .flatMap(outages -> outages.getLast().end().stream())
                .filter(end -> end.isBefore(to))
                .sorted()
                .toList();
        Optional<Instant> firstImpact = struck.stream()
                .map(outages -> outages.getFirst().start())
                .map(start -> start.isBefore(from) ? from : start)
                .min(Instant::compareTo);
        return new Recovery(
                struck.size(),
                restored.size(),
                firstImpact,
                restored(restored, struck.size(), 0.5),
                restored(restored, struck.size(), 0.9),
                restored(restored, struck.size(), 1),
                steps(wanted, from, to));
    }

    private static Optional<Instant> restored(List<Instant> restored, int struck, double share) {
        int rank = (int) Math.ceil(struck * share - 1e-9);
        return struck == 0 || restored.size() < rank ? Optional.empty() : Optional.of(restored.get(rank - 1));
    }

    private List<Step> steps(Predicate<Line.Fact> wanted, Instant from, Instant to) {
        var steps = new ArrayList<Step>();
        steps.add(step(wanted, from));
        for (Instant at : instants()) {
            Step step = step(wanted, at);
            if (at.isAfter(from) && at.isBefore(to) && !step.sameNumbers(steps.getLast())) {
                steps.add(step);
            }
        }
        return steps;
    }

    private Step step(Predicate<Line.Fact> wanted, Instant at) {
        List<Line.Fact> facts = factsAt(wanted, at);
        return new Step(
                at,
                count(facts, DeviceState.UP),
                count(facts, DeviceState.DEGRADED),
                count(facts, DeviceState.DOWN),
                count(facts, DeviceState.UNKNOWN));
    }

    /** The outages of the datacenter itself that overlap the window, in order of time. */
    List<Whole> outages(String datacenter, List<String> critical, Rules rules, Instant from, Instant to, Instant asOf) {
        return runs(datacenter, critical, rules, asOf).stream()
                .map(run -> whole(run, asOf))
                .filter(whole -> whole.start().isBefore(to)
                        && NaiveOutages.lasting(whole.start(), whole.end(), asOf)
                                .isAfter(from))
                .toList();
    }

    /** Adds the cases of the datacenter as a whole, but for the times to detect. */
    void addTo(
            Cases cases,
            String datacenter,
            List<String> critical,
            Rules rules,
            Instant from,
            Instant to,
            Instant asOf) {
        Optional<Instant> observedFrom = ruling.values().stream()
                .flatMap(List::stream)
                .filter(known -> known.fact().datacenter().equals(datacenter))
                .map(Known::at)
                .min(Instant::compareTo);
        if (observedFrom.isEmpty()) {
            return;
        }
        Duration all = overlap(observedFrom.get(), to, from, to);
        Optional<Whole> previous = Optional.empty();
        for (List<Stretch> run : runs(datacenter, critical, rules, asOf)) {
            Whole outage = whole(run, asOf);
            addOutage(cases, outage, previous, from, to);
            previous = Optional.of(outage);
            for (Stretch stretch : run) {
                Instant end = stretch.to().orElse(to);
                Instant seen = outage.end().isEmpty() && end.isAfter(asOf) ? asOf : end;
                cases.down = cases.down.plus(overlap(stretch.from(), seen, from, to));
                Duration unseen = overlap(stretch.from().isAfter(seen) ? stretch.from() : seen, end, from, to);
                cases.unobserved = cases.unobserved.plus(unseen);
                all = all.minus(unseen);
            }
        }
        cases.observed = cases.observed.plus(all);
    }

    private static void addOutage(Cases cases, Whole outage, Optional<Whole> previous, Instant from, Instant to) {
        if (outage.end().map(end -> NaiveFigures.within(end, from, to)).orElse(false)) {
            cases.restores.add(outage.duration());
        }
        if (outage.end().isEmpty() && outage.start().isBefore(to)) {
            cases.open++;
        }
        if (NaiveFigures.within(outage.start(), from, to)) {
            cases.started++;
            previous.map(Whole::start)
                    .filter(start -> NaiveFigures.within(start, from, to))
                    .ifPresent(start -> cases.betweenStarts.add(Duration.between(start, outage.start())));
        }
    }

    private static Duration overlap(Instant start, Instant end, Instant from, Instant to) {
        return NaiveOutages.notBelowZero(
                Duration.between(start.isAfter(from) ? start : from, end.isBefore(to) ? end : to));
    }

    /** The stretches of each outage that counts. */
    private List<List<Stretch>> runs(String datacenter, List<String> critical, Rules rules, Instant asOf) {
        List<List<Stretch>> runs = new ArrayList<>();
        Stretch before = null;
        for (Stretch stretch : stretches(datacenter, critical)) {
            if (rules.makesOutage().contains(stretch.state())) {
                boolean goesOn = before != null
                        && Duration.between(before.to().orElseThrow(), stretch.from())
                                        .compareTo(rules.mergeGap())
                                < 0;
                if (before == null || !goesOn && !before.to().get().equals(stretch.from())) {
                    runs.add(new ArrayList<>());
                }
                runs.getLast().add(stretch);
                before = stretch;
            }
        }
        runs.removeIf(run -> whole(run, asOf).duration().compareTo(rules.minDuration()) < 0);
        return runs;
    }

    private static Whole whole(List<Stretch> run, Instant asOf) {
        Instant start = run.getFirst().from();
        Optional<Instant> end = run.getLast().to();
        Duration down = Duration.ZERO;
        Duration degraded = Duration.ZERO;
        for (Stretch stretch : run) {
            Instant to = stretch.to().orElse(asOf);
            Instant until = end.isEmpty() && to.isAfter(asOf) ? asOf : to;
            Duration lasted = NaiveOutages.notBelowZero(Duration.between(stretch.from(), until));
            if (stretch.state() == DeviceState.DOWN) {
                down = down.plus(lasted);
            } else {
                degraded = degraded.plus(lasted);
            }
        }
        boolean wasDown = run.stream().anyMatch(stretch -> stretch.state() == DeviceState.DOWN);
        Duration duration = NaiveOutages.notBelowZero(Duration.between(start, end.orElse(asOf)));
        return new Whole(start, end, duration, wasDown, down, degraded);
    }

    private List<Stretch> stretches(String datacenter, List<String> critical) {
        List<Instant> instants = new ArrayList<>(instants());
        var stretches = new ArrayList<Stretch>();
        for (int i = 0; i < instants.size(); i++) {
            List<Line.Fact> facts = factsAt(fact -> fact.datacenter().equals(datacenter), instants.get(i));
            Optional<Instant> to = i + 1 < instants.size() ? Optional.of(instants.get(i + 1)) : Optional.empty();
            stretches.add(new Stretch(instants.get(i), to, state(facts, critical)));
        }
        return stretches;
    }

    private static DeviceState state(List<Line.Fact> facts, List<String> critical) {
        for (String role : critical) {
            List<Line.Fact> ofRole =
                    facts.stream().filter(fact -> fact.role().equals(role)).toList();
            if (!ofRole.isEmpty() && count(ofRole, DeviceState.DOWN) == ofRole.size()) {
                return DeviceState.DOWN;
            }
        }
        boolean impaired = count(facts, DeviceState.DOWN) + count(facts, DeviceState.DEGRADED) > 0;
        return impaired ? DeviceState.DEGRADED : DeviceState.UP;
    }

    private TreeSet<Instant> instants() {
        var instants = new TreeSet<Instant>();
        ruling.values().forEach(facts -> facts.forEach(fact -> instants.add(fact.at())));
        return instants;
    }

    private List<Line.Fact> factsAt(Predicate<Line.Fact> wanted, Instant at) {
        var facts = new ArrayList<Line.Fact>();
        for (List<Known> ofDevice : ruling.values()) {
            for (Segment segment : NaiveFacts.segments(ofDevice)) {
                boolean holds = !segment.from().isAfter(at)
                        && segment.to().map(to -> to.isAfter(at)).orElse(true);
                if (holds && wanted.test(segment.fact().fact())) {
                    facts.add(segment.fact().fact());
                }
            }
        }
        return facts;
    }

    private static int count(List<Line.Fact> facts, DeviceState state) {
        return (int) facts.stream().filter(fact -> fact.state() == state).count();
    }
}
