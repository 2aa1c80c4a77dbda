package dev.faultline.timeline.laws;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.laws.NaiveFacts.Known;
import dev.faultline.timeline.laws.NaiveFacts.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Section 2 of docs/figures.md the slow way: the outages of each device. */
public final class NaiveOutages {
    /** Which states make an outage, which are joined and which are too short. */
    public record Rules(boolean downAlone, Duration mergeGap, Duration minDuration) {
        Set<DeviceState> makesOutage() {
            return downAlone ? Set.of(DeviceState.DOWN) : Set.of(DeviceState.DOWN, DeviceState.DEGRADED);
        }
    }

    /**
     * One outage.
     *
     * @param inside the segments in which it ran, the gaps of joined ones left out
     * @param evidence the ruling facts from its start to its end, gaps included
     */
    public record Outage(
            String device, Known first, Optional<Known> ended, List<Segment> inside, List<Known> evidence) {
        public Instant start() {
            return first.at();
        }

        public Optional<Instant> end() {
            return ended.map(Known::at);
        }

        public Duration duration(Instant asOf) {
            return notBelowZero(Duration.between(start(), end().orElse(asOf)));
        }

        /** Its time in one state, up to {@code asOf} where it is open. */
        public Duration partIn(DeviceState state, Instant asOf) {
            Duration sum = Duration.ZERO;
            for (Segment segment : inside) {
                if (segment.fact().state() == state) {
                    Instant to = segment.to().orElse(asOf);
                    if (ended.isEmpty() && to.isAfter(asOf)) {
                        to = asOf;
                    }
                    sum = sum.plus(notBelowZero(Duration.between(segment.from(), to)));
                }
            }
            return sum;
        }

        public boolean worstIsDown() {
            return inside.stream().anyMatch(segment -> segment.fact().state() == DeviceState.DOWN);
        }

        public Duration uncertainty() {
            Duration atStart = first.fact().uncertainty();
            return ended.map(end -> atStart.plus(end.fact().uncertainty())).orElse(atStart);
        }

        /** Whether any of it lies in the window; an open one lasts until {@code asOf}, and for an instant at least. */
        public boolean overlaps(Instant from, Instant to, Instant asOf) {
            return start().isBefore(to) && lasting(start(), end(), asOf).isAfter(from);
        }
    }

    private NaiveOutages() {}

    /** The outages of each device that count, in order of time. */
    public static Map<String, List<Outage>> outages(Map<String, List<Known>> ruling, Rules rules, Instant asOf) {
        Map<String, List<Outage>> perDevice = new TreeMap<>();
        ruling.forEach((device, facts) -> {
            var outages = new ArrayList<>(joined(device, runs(device, facts, rules), facts, rules));
            outages.removeIf(outage -> outage.duration(asOf).compareTo(rules.minDuration()) < 0);
            perDevice.put(device, outages);
        });
        return perDevice;
    }

    private static List<Outage> runs(String device, List<Known> facts, Rules rules) {
        var runs = new ArrayList<Outage>();
        int start = -1;
        for (int i = 0; i < facts.size(); i++) {
            DeviceState state = facts.get(i).state();
            if (start < 0 && rules.makesOutage().contains(state)) {
                start = i;
            } else if (start >= 0
                    && state != DeviceState.UNKNOWN
                    && !rules.makesOutage().contains(state)) {
                runs.add(outage(device, facts, start, Optional.of(i)));
                start = -1;
            }
        }
        if (start >= 0) {
            runs.add(outage(device, facts, start, Optional.empty()));
        }
        return runs;
    }

    private static Outage outage(String device, List<Known> facts, int start, Optional<Integer> end) {
        return new Outage(
                device,
                facts.get(start),
                end.map(facts::get),
                NaiveFacts.segments(facts).subList(start, end.orElse(facts.size())),
                facts.subList(start, end.map(e -> e + 1).orElse(facts.size())));
    }

    private static List<Outage> joined(String device, List<Outage> runs, List<Known> facts, Rules rules) {
        var joined = new ArrayList<Outage>();
        for (Outage next : runs) {
            if (!joined.isEmpty() && gap(joined.getLast(), next).compareTo(rules.mergeGap()) < 0) {
                Outage before = joined.removeLast();
                var inside = new ArrayList<>(before.inside());
                inside.addAll(next.inside());
                List<Known> evidence = facts.stream()
                        .filter(f -> !f.at().isBefore(before.start()))
                        .filter(f -> next.end().map(end -> !f.at().isAfter(end)).orElse(true))
                        .toList();
                joined.add(new Outage(device, before.first(), next.ended(), inside, evidence));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    private static Duration gap(Outage before, Outage next) {
        return Duration.between(before.end().orElseThrow(), next.start());
    }

    static Instant lasting(Instant start, Optional<Instant> end, Instant asOf) {
        Instant atLeast = start.plusNanos(1);
        return end.orElse(asOf.isAfter(atLeast) ? asOf : atLeast);
    }

    static Duration notBelowZero(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
