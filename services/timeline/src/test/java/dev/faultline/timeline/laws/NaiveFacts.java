package dev.faultline.timeline.laws;

import dev.faultline.events.DeviceState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Section 1 of docs/figures.md the slow way: which facts of a log rule, as known at an instant. */
public final class NaiveFacts {
    private static final Comparator<Line> LOG_ORDER = Comparator.comparing(Line::recordedAt)
            .thenComparing(Line::partition)
            .thenComparing(Line::offset);

    /** A fact by its first telling, and when it was first known by any. */
    public record Known(Line.Fact fact, Instant knownAt) {
        public Instant at() {
            return fact.occurredAt();
        }

        public DeviceState state() {
            return fact.state();
        }
    }

    /** A device is in the state of its fact from an instant on, to another or for ever. */
    public record Segment(Known fact, Instant from, Optional<Instant> to) {}

    private NaiveFacts() {}

    /** Every fact of the log once, whatever was known when. */
    public static List<Known> facts(List<Line> log) {
        var facts = new ArrayList<Known>();
        tellings(log).values().forEach(told -> {
            if (told.getFirst() instanceof Line.Fact first) {
                facts.add(new Known(first, earliest(told)));
            }
        });
        return facts;
    }

    /** The ruling facts of every device that has one, in order of time. */
    public static Map<String, List<Known>> ruling(List<Line> log, Optional<Instant> knownAt) {
        Map<String, List<Known>> perDevice = new TreeMap<>();
        for (Known known : facts(log)) {
            if (knownBy(known.knownAt(), knownAt) && !retracted(known.fact(), log, knownAt)) {
                perDevice
                        .computeIfAbsent(known.fact().device(), d -> new ArrayList<>())
                        .add(known);
            }
        }
        perDevice.replaceAll((device, facts) -> lastOfEachInstant(facts));
        return perDevice;
    }

    /** The log without the facts that occurred later than an instant, by the first telling of each. */
    public static List<Line> occurredBy(List<Line> log, Instant instant) {
        Set<List<String>> later = facts(log).stream()
                .filter(known -> known.at().isAfter(instant))
                .map(known -> List.of(known.fact().source(), known.fact().id()))
                .collect(Collectors.toSet());
        return log.stream()
                .filter(line -> !later.contains(List.of(line.source(), line.id())))
                .toList();
    }

    /** How long each of a device's ruling facts holds. */
    public static List<Segment> segments(List<Known> ruling) {
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < ruling.size(); i++) {
            Optional<Instant> to =
                    i + 1 < ruling.size() ? Optional.of(ruling.get(i + 1).at()) : Optional.empty();
            segments.add(new Segment(ruling.get(i), ruling.get(i).at(), to));
        }
        return segments;
    }

    private static List<Known> lastOfEachInstant(List<Known> facts) {
        var sorted = new ArrayList<>(facts);
        sorted.sort(Comparator.comparing(Known::at).thenComparing(Known::fact, LOG_ORDER));
        var last = new TreeMap<Instant, Known>();
        sorted.forEach(fact -> last.put(fact.at(), fact));
        return new ArrayList<>(last.values());
    }

    private static boolean retracted(Line.Fact fact, List<Line> log, Optional<Instant> knownAt) {
        for (Line line : log) {
            if (line instanceof Line.TakenBack back
                    && back.device().equals(fact.device())
                    && back.retracts().equals(fact.id())
                    && knownBy(back.known(), knownAt)) {
                return true;
            }
        }
        return false;
    }

    private static Map<List<String>, List<Line>> tellings(List<Line> log) {
        var sorted = new ArrayList<>(log);
        sorted.sort(LOG_ORDER);
        Map<List<String>, List<Line>> tellings = new LinkedHashMap<>();
        for (Line line : sorted) {
            tellings.computeIfAbsent(List.of(line.source(), line.id()), k -> new ArrayList<>())
                    .add(line);
        }
        return tellings;
    }

    private static Instant earliest(List<Line> told) {
        return told.stream().map(Line::known).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static boolean knownBy(Instant known, Optional<Instant> knownAt) {
        return knownAt.isEmpty() || !known.isAfter(knownAt.get());
    }
}
