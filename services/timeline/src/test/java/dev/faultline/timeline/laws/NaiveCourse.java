package dev.faultline.timeline.laws;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.laws.NaiveFacts.Known;
import dev.faultline.timeline.laws.NaiveFacts.Segment;
import dev.faultline.timeline.laws.NaiveOutages.Outage;
import dev.faultline.timeline.laws.NaiveOutages.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * How a device, or a datacenter as one thing, fared: one stretch after the other since it was first observed, and its
 * outages, those that were joined or too short done with, those in time that does not count still among them.
 *
 * @param device empty for a datacenter
 * @param stretches the last one without end
 */
record NaiveCourse(Optional<String> device, String name, List<Stretch> stretches, List<Spell> spells) {
    /**
     * It was in one state at one place.
     *
     * @param uncertainty of the instant at which the stretch begins
     * @param planned whether a work, while it lasts, is work on it
     */
    record Stretch(
            Instant from,
            Optional<Instant> to,
            DeviceState state,
            String datacenter,
            String role,
            Duration uncertainty,
            Predicate<NaiveWork> planned) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && to.map(at::isBefore).orElse(true);
        }
    }

    /**
     * An outage.
     *
     * @param knownAt when its beginning was known
     * @param inside the stretches in which it ran
     * @param evidence ids; empty where the oracle does not say
     */
    record Spell(
            Instant start,
            Optional<Instant> end,
            Duration startUncertainty,
            Duration endUncertainty,
            Instant knownAt,
            String datacenter,
            Optional<String> role,
            List<Stretch> inside,
            Optional<List<String>> evidence) {
        Duration duration(Instant asOf) {
            return NaiveOutages.notBelowZero(Duration.between(start, end.orElse(asOf)));
        }

        Duration uncertainty() {
            return startUncertainty.plus(endUncertainty);
        }

        boolean overlaps(Instant from, Instant to, Instant asOf) {
            return start.isBefore(to) && NaiveOutages.lasting(start, end, asOf).isAfter(from);
        }

        boolean worstIsDown() {
            return inside.stream().anyMatch(stretch -> stretch.state() == DeviceState.DOWN);
        }

        Duration partIn(DeviceState state, Instant asOf) {
            Duration sum = Duration.ZERO;
            for (Stretch stretch : inside) {
                if (stretch.state() == state) {
                    Instant to = stretch.to().orElse(asOf);
                    Instant until = end.isEmpty() && to.isAfter(asOf) ? asOf : to;
                    sum = sum.plus(NaiveOutages.notBelowZero(Duration.between(stretch.from(), until)));
                }
            }
            return sum;
        }
    }

    Optional<Stretch> at(Instant instant) {
        return stretches.stream().filter(stretch -> stretch.holds(instant)).findFirst();
    }

    /** How each device fared. */
    static List<NaiveCourse> ofDevices(Map<String, List<Known>> ruling, Rules rules, Instant asOf) {
        List<NaiveCourse> courses = new ArrayList<>();
        Map<String, List<Outage>> outages = NaiveOutages.outages(ruling, rules, asOf);
        ruling.forEach((device, facts) -> {
            List<Stretch> stretches = NaiveFacts.segments(facts).stream()
                    .map(NaiveCourse::stretch)
                    .toList();
            List<Spell> spells = outages.get(device).stream()
                    .map(outage -> spell(outage, stretches))
                    .toList();
            courses.add(new NaiveCourse(Optional.of(device), device, stretches, spells));
        });
        return courses;
    }

    private static Stretch stretch(Segment segment) {
        Line.Fact fact = segment.fact().fact();
        return new Stretch(
                segment.from(),
                segment.to(),
                fact.state(),
                fact.datacenter(),
                fact.role(),
                fact.uncertainty(),
                work -> work.covers(fact.device(), fact.datacenter(), fact.role()));
    }

    private static Spell spell(Outage outage, List<Stretch> stretches) {
        Line.Fact first = outage.first().fact();
        return new Spell(
                outage.start(),
                outage.end(),
                first.uncertainty(),
                outage.ended().map(end -> end.fact().uncertainty()).orElse(Duration.ZERO),
                outage.first().knownAt(),
                first.datacenter(),
                Optional.of(first.role()),
                outage.inside().stream()
                        .map(segment -> stretches.stream()
                                .filter(stretch -> stretch.from().equals(segment.from()))
                                .findFirst()
                                .orElseThrow())
                        .toList(),
                Optional.of(outage.evidence().stream()
                        .map(known -> known.fact().id())
                        .toList()));
    }

    /** How a device of a datacenter stands there at an instant; the fact that says so beside it. */
    private record Standing(Known fact, DeviceState state) {
        boolean sameAs(Standing other) {
            return other != null
                    && state == other.state
                    && fact.fact().role().equals(other.fact.fact().role());
        }
    }

    /**
     * How a datacenter fared as one thing.
     *
     * @param idle of a device's outage whether it lies whole in planned work that is left out: then it impairs nothing
     */
    static Optional<NaiveCourse> ofDatacenter(
            String datacenter,
            Map<String, List<Known>> ruling,
            List<String> critical,
            Rules rules,
            Instant asOf,
            Predicate<Outage> idle) {
        Map<String, List<Outage>> outages =
                NaiveOutages.outages(ruling, new Rules(rules.downAlone(), Duration.ZERO, Duration.ZERO), asOf);
        Map<String, InIt> devices = new TreeMap<>();
        ruling.forEach((device, facts) ->
                devices.put(device, new InIt(NaiveFacts.segments(facts), idleSegments(outages.get(device), idle))));
        NavigableMap<Instant, Map<String, Standing>> standings = new TreeMap<>();
        var instants = new TreeSet<Instant>();
        ruling.values().forEach(facts -> facts.forEach(fact -> instants.add(fact.at())));
        instants.forEach(at -> standings.put(at, standings(datacenter, devices, at)));
        while (!standings.isEmpty() && standings.firstEntry().getValue().isEmpty()) {
            standings.pollFirstEntry();
        }
        if (standings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(whole(datacenter, ruling, standings, critical, rules, asOf));
    }

    private record InIt(List<Segment> segments, List<Segment> idle) {}

    private static List<Segment> idleSegments(List<Outage> outages, Predicate<Outage> idle) {
        return outages.stream()
                .filter(idle)
                .flatMap(outage -> outage.inside().stream())
                .toList();
    }

    private static Map<String, Standing> standings(String datacenter, Map<String, InIt> devices, Instant at) {
        Map<String, Standing> standings = new TreeMap<>();
        devices.forEach((device, facts) -> {
            for (Segment segment : facts.segments()) {
                boolean holds = !segment.from().isAfter(at)
                        && segment.to().map(to -> to.isAfter(at)).orElse(true);
                if (holds && segment.fact().fact().datacenter().equals(datacenter)) {
                    boolean idle =
                            facts.idle().contains(segment) && segment.fact().state() != DeviceState.UNKNOWN;
                    standings.put(
                            device,
                            new Standing(
                                    segment.fact(),
                                    idle ? DeviceState.UP : segment.fact().state()));
                }
            }
        });
        return standings;
    }

    private static NaiveCourse whole(
            String datacenter,
            Map<String, List<Known>> ruling,
            NavigableMap<Instant, Map<String, Standing>> standings,
            List<String> critical,
            Rules rules,
            Instant asOf) {
        List<Stretch> stretches = new ArrayList<>();
        List<Instant> knownAt = new ArrayList<>();
        Map<String, Standing> before = Map.of();
        for (Map.Entry<Instant, Map<String, Standing>> entry : standings.entrySet()) {
            Instant at = entry.getKey();
            List<Known> changed = changed(before, entry.getValue(), ruling, at);
            before = entry.getValue();
            if (changed.isEmpty()) {
                continue;
            }
            stretches.add(new Stretch(
                    at,
                    Optional.empty(),
                    state(before, critical),
                    datacenter,
                    "",
                    changed.stream()
                            .map(known -> known.fact().uncertainty())
                            .max(Duration::compareTo)
                            .orElse(Duration.ZERO),
                    work -> work.coversWhole(datacenter)));
            knownAt.add(
                    changed.stream().map(Known::knownAt).max(Instant::compareTo).orElseThrow());
        }
        for (int i = 0; i + 1 < stretches.size(); i++) {
            Stretch open = stretches.get(i);
            stretches.set(
                    i,
                    new Stretch(
                            open.from(),
                            Optional.of(stretches.get(i + 1).from()),
                            open.state(),
                            open.datacenter(),
                            open.role(),
                            open.uncertainty(),
                            open.planned()));
        }
        return new NaiveCourse(
                Optional.empty(), datacenter, stretches, spells(datacenter, stretches, knownAt, rules, asOf));
    }

    private static List<Known> changed(
            Map<String, Standing> before, Map<String, Standing> after, Map<String, List<Known>> ruling, Instant at) {
        List<Known> changed = new ArrayList<>();
        ruling.forEach((device, facts) -> {
            Standing was = before.get(device);
            Standing is = after.get(device);
            boolean same = Objects.equals(was, is) || is != null && is.sameAs(was);
            if (!same) {
                facts.stream().filter(fact -> fact.at().equals(at)).forEach(changed::add);
            }
        });
        return changed;
    }

    private static List<Spell> spells(
            String datacenter, List<Stretch> stretches, List<Instant> knownAt, Rules rules, Instant asOf) {
        List<Spell> spells = new ArrayList<>();
        for (int i = 0; i < stretches.size(); ) {
            if (!rules.makesOutage().contains(stretches.get(i).state())) {
                i++;
                continue;
            }
            int first = i;
            while (i < stretches.size()
                    && rules.makesOutage().contains(stretches.get(i).state())) {
                i++;
            }
            Optional<Stretch> next = i < stretches.size() ? Optional.of(stretches.get(i)) : Optional.empty();
            var spell = new Spell(
                    stretches.get(first).from(),
                    next.map(Stretch::from),
                    stretches.get(first).uncertainty(),
                    next.map(Stretch::uncertainty).orElse(Duration.ZERO),
                    knownAt.get(first),
                    datacenter,
                    Optional.empty(),
                    stretches.subList(first, i),
                    Optional.empty());
            if (!spells.isEmpty()
                    && Duration.between(spells.getLast().end().orElseThrow(), spell.start())
                                    .compareTo(rules.mergeGap())
                            < 0) {
                spells.add(joined(spells.removeLast(), spell));
            } else {
                spells.add(spell);
            }
        }
        spells.removeIf(spell -> spell.duration(asOf).compareTo(rules.minDuration()) < 0);
        return spells;
    }

    private static Spell joined(Spell one, Spell next) {
        List<Stretch> inside = new ArrayList<>(one.inside());
        inside.addAll(next.inside());
        return new Spell(
                one.start(),
                next.end(),
                one.startUncertainty(),
                next.endUncertainty(),
                one.knownAt(),
                one.datacenter(),
                one.role(),
                inside,
                Optional.empty());
    }

    private static DeviceState state(Map<String, Standing> devices, List<String> critical) {
        for (String role : critical) {
            List<Standing> ofRole = devices.values().stream()
                    .filter(standing -> standing.fact().fact().role().equals(role))
                    .toList();
            if (!ofRole.isEmpty() && ofRole.stream().allMatch(standing -> standing.state() == DeviceState.DOWN)) {
                return DeviceState.DOWN;
            }
        }
        boolean impaired = devices.values().stream()
                .anyMatch(standing -> standing.state() == DeviceState.DOWN || standing.state() == DeviceState.DEGRADED);
        return impaired ? DeviceState.DEGRADED : DeviceState.UP;
    }
}
