package dev.faultline.timeline.laws;

import dev.faultline.timeline.laws.NaiveFigures.By;
import dev.faultline.timeline.laws.NaiveFigures.Filter;
import dev.faultline.timeline.laws.NaiveOutages.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A question about time that counts, as it is put over HTTP.
 *
 * @param from begins before the window ends
 * @param now the time of the question
 * @param include whether planned work counts like any other time
 * @param zone by which months turn and hours are read
 * @param wholes whether it is about datacenters as wholes
 */
public record CountedQuestion(
        Instant from,
        Instant to,
        Instant now,
        Optional<Instant> knownAt,
        Rules rules,
        Filter filter,
        Set<By> groupBy,
        boolean include,
        Optional<NaiveHours> hours,
        ZoneId zone,
        boolean wholes) {
    Instant asOf() {
        return knownAt.filter(known -> known.isBefore(now)).orElse(now);
    }

    /** Where the window ends: never beyond the time of the question. */
    Instant end() {
        return to.isAfter(now) ? now : to;
    }

    CountedQuestion window(Instant newFrom, Instant newTo) {
        return new CountedQuestion(newFrom, newTo, now, knownAt, rules, filter, groupBy, include, hours, zone, wholes);
    }

    CountedQuestion groupedBy(Set<By> by) {
        return new CountedQuestion(from, to, now, knownAt, rules, filter, by, include, hours, zone, wholes);
    }

    CountedQuestion known(Optional<Instant> at, Instant newNow) {
        return new CountedQuestion(from, to, newNow, at, rules, filter, groupBy, include, hours, zone, wholes);
    }

    CountedQuestion planned(boolean included) {
        return new CountedQuestion(from, to, now, knownAt, rules, filter, groupBy, included, hours, zone, wholes);
    }

    CountedQuestion everywhere() {
        return new CountedQuestion(
                from,
                to,
                now,
                knownAt,
                rules,
                new Filter(Set.of(), Set.of(), Set.of()),
                groupBy,
                include,
                hours,
                zone,
                wholes);
    }

    /** The parameters of outages. */
    Map<String, List<String>> parametersOfOutages() {
        Map<String, List<String>> given = new TreeMap<>();
        given.put("from", List.of(from.toString()));
        given.put("to", List.of(to.toString()));
        given.put("impact", List.of(rules.downAlone() ? "down" : "any"));
        put(given, "mergeGap", rules.mergeGap());
        put(given, "minDuration", rules.minDuration());
        put(given, "datacenter", filter.datacenters());
        put(given, "role", filter.roles());
        put(given, "device", filter.devices());
        given.put("maintenance", List.of(include ? "include" : "exclude"));
        given.put("level", List.of(wholes ? "datacenter" : "device"));
        given.put("tz", List.of(zone.getId()));
        knownAt.ifPresent(at -> given.put("knownAt", List.of(at.toString())));
        hours.ifPresent(open -> {
            given.put("businessHours", List.of(open.text()));
            if (!open.holidays().isEmpty()) {
                given.put("holidays", List.of(open.holidays()));
            }
        });
        return given;
    }

    /** The parameters of figures. */
    Map<String, List<String>> parameters() {
        Map<String, List<String>> given = parametersOfOutages();
        put(
                given,
                "groupBy",
                new TreeSet<>(groupBy.stream()
                        .map(by -> by.name().toLowerCase(Locale.ROOT))
                        .toList()));
        return given;
    }

    private static void put(Map<String, List<String>> given, String name, Duration duration) {
        if (!duration.isZero()) {
            given.put(name, List.of(duration.toString()));
        }
    }

    private static void put(Map<String, List<String>> given, String name, Set<String> names) {
        if (!names.isEmpty()) {
            given.put(name, List.of(String.join(",", new TreeSet<>(names))));
        }
    }

    @Override
    public String toString() {
        return parameters() + " at " + now;
    }
}
