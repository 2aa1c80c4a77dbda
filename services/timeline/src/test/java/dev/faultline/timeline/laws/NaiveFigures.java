package dev.faultline.timeline.laws;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.laws.NaiveFacts.Known;
import dev.faultline.timeline.laws.NaiveFacts.Segment;
import dev.faultline.timeline.laws.NaiveOutages.Outage;
import dev.faultline.timeline.laws.NaiveOutages.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Section 3 of docs/figures.md the slow way: every case in a plain list, every time a sum of clipped segments. */
public final class NaiveFigures {
    /** What groups are made by. */
    public enum By {
        DATACENTER,
        ROLE,
        DEVICE,
        MONTH
    }

    /** Whose outages and times count. An empty set lets all in. */
    public record Filter(Set<String> datacenters, Set<String> roles, Set<String> devices) {
        boolean lets(Line.Fact fact) {
            return lets(fact.device(), fact.datacenter(), fact.role());
        }

        boolean lets(String device, String datacenter, String role) {
            return lets(datacenters, datacenter) && lets(roles, role) && lets(devices, device);
        }

        private static boolean lets(Set<String> wanted, String one) {
            return wanted.isEmpty() || wanted.contains(one);
        }
    }

    /** A question. */
    public record Question(
            Instant from,
            Instant to,
            Instant now,
            Optional<Instant> knownAt,
            Rules rules,
            Filter filter,
            Set<By> groupBy) {
        /** The same as far as it makes sense of datacenters as wholes. */
        Question ofDatacenters() {
            Set<By> by = new HashSet<>(groupBy);
            by.retainAll(Set.of(By.DATACENTER, By.MONTH));
            return new Question(
                    from, to, now, knownAt, rules, new Filter(filter.datacenters(), Set.of(), Set.of()), by);
        }

        Instant asOf() {
            return knownAt.filter(known -> known.isBefore(now)).orElse(now);
        }
    }

    /** A group; empty where the question does not group by it. */
    public record Key(
            Optional<String> datacenter, Optional<String> role, Optional<String> device, Optional<YearMonth> month) {}

    /** All cases of a group. */
    public static final class Cases {
        public final List<Duration> restores = new ArrayList<>();
        public final List<Duration> detections = new ArrayList<>();
        public final List<Duration> betweenStarts = new ArrayList<>();
        public int open;
        public int started;
        public Duration observed = Duration.ZERO;
        public Duration unobserved = Duration.ZERO;
        public Duration down = Duration.ZERO;

        /** Whether there is neither a case nor a time in it. */
        public boolean isEmpty() {
            return restores.isEmpty()
                    && detections.isEmpty()
                    && betweenStarts.isEmpty()
                    && open == 0
                    && started == 0
                    && observed.isZero()
                    && unobserved.isZero()
                    && down.isZero();
        }
    }

    private final Question question;
    private final Map<Key, Cases> groups = new HashMap<>();

    private NaiveFigures(Question question) {
        this.question = question;
    }

    /** The cases of every group that has any. */
    public static Map<Key, Cases> figures(List<Line> log, Question question) {
        var figures = new NaiveFigures(question);
        Instant to = question.to().isAfter(question.now()) ? question.now() : question.to();
        Map<String, List<Known>> ruling = NaiveFacts.ruling(log, question.knownAt());
        Map<String, List<Outage>> outages = NaiveOutages.outages(ruling, question.rules(), question.asOf());
        parts(question.from(), to, question.groupBy())
                .forEach((from, part) -> figures.part(from, part.to, part.month, ruling, outages));
        figures.groups.values().removeIf(Cases::isEmpty);
        return figures.groups;
    }

    /** The cases of every datacenter as a whole that has any, but for the times to detect. */
    public static Map<Key, Cases> ofDatacenters(List<Line> log, Question question, List<String> critical) {
        var figures = new NaiveFigures(question);
        Instant to = question.to().isAfter(question.now()) ? question.now() : question.to();
        var devices = new NaiveDatacenter(log, question.knownAt());
        log.stream()
                .filter(line -> line instanceof Line.Fact)
                .map(line -> ((Line.Fact) line).datacenter())
                .distinct()
                .filter(name -> Filter.lets(question.filter().datacenters(), name))
                .forEach(name -> parts(question.from(), to, question.groupBy()).forEach((from, part) -> {
                    var key = new Key(
                            Optional.of(name).filter(d -> question.groupBy().contains(By.DATACENTER)),
                            Optional.empty(),
                            Optional.empty(),
                            part.month);
                    Cases cases = figures.groups.computeIfAbsent(key, k -> new Cases());
                    devices.addTo(cases, name, critical, question.rules(), from, part.to, question.asOf());
                }));
        figures.groups.values().removeIf(Cases::isEmpty);
        return figures.groups;
    }

    private record Part(Instant to, Optional<YearMonth> month) {}

    /** The parts of a window, by where they begin. */
    private static Map<Instant, Part> parts(Instant begin, Instant to, Set<By> groupBy) {
        Map<Instant, Part> parts = new TreeMap<>();
        if (!groupBy.contains(By.MONTH)) {
            parts.put(begin, new Part(to, Optional.empty()));
            return parts;
        }
        Instant from = begin;
        while (from.isBefore(to)) {
            YearMonth month = YearMonth.from(from.atOffset(ZoneOffset.UTC));
            Instant turn = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            Instant end = turn.isBefore(to) ? turn : to;
            parts.put(from, new Part(end, Optional.of(month)));
            from = end;
        }
        return parts;
    }

    private void part(
            Instant from,
            Instant to,
            Optional<YearMonth> month,
            Map<String, List<Known>> ruling,
            Map<String, List<Outage>> outages) {
        ruling.forEach((device, facts) -> {
            List<Outage> itsOutages = outages.get(device);
            for (int i = 0; i < itsOutages.size(); i++) {
                Outage outage = itsOutages.get(i);
                if (question.filter().lets(outage.first().fact())) {
                    Cases cases = cases(outage.first().fact(), month);
                    outage(outage, cases, from, to);
                    if (i > 0) {
                        pair(itsOutages.get(i - 1), outage, cases, from, to);
                    }
                }
            }
            for (Segment segment : NaiveFacts.segments(facts)) {
                if (question.filter().lets(segment.fact().fact())) {
                    segment(segment, itsOutages, cases(segment.fact().fact(), month), from, to);
                }
            }
        });
    }

    private void outage(Outage outage, Cases cases, Instant from, Instant to) {
        if (outage.end().isPresent() && within(outage.end().get(), from, to)) {
            cases.restores.add(outage.duration(question.asOf()));
        }
        if (outage.end().isEmpty() && outage.start().isBefore(to)) {
            cases.open++;
        }
        if (within(outage.start(), from, to)) {
            cases.started++;
            cases.detections.add(NaiveOutages.notBelowZero(
                    Duration.between(outage.start(), outage.first().knownAt())));
        }
    }

    private static void pair(Outage previous, Outage next, Cases cases, Instant from, Instant to) {
        if (within(previous.start(), from, to) && within(next.start(), from, to)) {
            cases.betweenStarts.add(Duration.between(previous.start(), next.start()));
        }
    }

    private void segment(Segment segment, List<Outage> outages, Cases cases, Instant from, Instant to) {
        Optional<Outage> around = outages.stream()
                .filter(outage -> outage.inside().contains(segment))
                .findAny();
        boolean counts = around.isPresent()
                && question.rules().makesOutage().contains(segment.fact().state());
        boolean lostFromSight = around.isPresent() && around.get().end().isEmpty();
        Instant seenTo = lostFromSight && question.asOf().isBefore(to) ? question.asOf() : to;
        Duration seen = overlap(segment, from, seenTo);
        Duration unseen = overlap(segment, from, to).minus(seen);
        cases.unobserved = cases.unobserved.plus(unseen);
        if (segment.fact().state() == DeviceState.UNKNOWN) {
            cases.unobserved = cases.unobserved.plus(seen);
        } else {
            cases.observed = cases.observed.plus(seen);
            if (counts) {
                cases.down = cases.down.plus(seen);
            }
        }
    }

    private static Duration overlap(Segment segment, Instant from, Instant to) {
        Instant start = segment.from().isAfter(from) ? segment.from() : from;
        Instant end = segment.to().filter(it -> it.isBefore(to)).orElse(to);
        return NaiveOutages.notBelowZero(Duration.between(start, end));
    }

    private Cases cases(Line.Fact fact, Optional<YearMonth> month) {
        Set<By> by = question.groupBy();
        var key = new Key(
                Optional.of(fact.datacenter()).filter(d -> by.contains(By.DATACENTER)),
                Optional.of(fact.role()).filter(r -> by.contains(By.ROLE)),
                Optional.of(fact.device()).filter(d -> by.contains(By.DEVICE)),
                month);
        return groups.computeIfAbsent(key, k -> new Cases());
    }

    static boolean within(Instant instant, Instant from, Instant to) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
