package dev.faultline.timeline.http;

import dev.faultline.timeline.laws.Histories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Random questions about random histories, as they stand in a URL. */
final class RandomQueries {
    private static final Duration LONG_FOR_MONTHS = Duration.ofDays(800);

    private final Histories histories;
    private final RandomGenerator random;

    /** The reads that give permalinks. */
    enum Read {
        OUTAGES("/api/v1/outages", limits -> ask -> OutagesReading.question(ask, limits)),
        FIGURES("/api/v1/figures", limits -> ask -> FiguresReading.question(ask, limits)),
        RESTATED("/api/v1/figures/restated", limits -> ask -> RestatedReading.question(ask, limits));

        private final String path;
        private final Function<ReadLimits, Function<Ask, Question>> reading;

        Read(String path, Function<ReadLimits, Function<Ask, Question>> reading) {
            this.path = path;
            this.reading = reading;
        }

        Reply ask(Reads reads, Map<String, List<String>> parameters) {
            return reads.reply(
                    path,
                    parameters,
                    switch (this) {
                        case OUTAGES -> OutagesReading.PARAMETERS;
                        case FIGURES -> FiguresReading.PARAMETERS;
                        case RESTATED -> RestatedReading.PARAMETERS;
                    },
                    reading.apply(reads.limits()));
        }

        /** Asks for what a permalink leads to. */
        static Reply follow(Reads reads, String permalink) {
            String[] parts = permalink.split("\\?", 2);
            for (Read read : values()) {
                if (read.path.equals(parts[0])) {
                    return read.ask(reads, Asked.parameters(parts[1]));
                }
            }
            throw new AssertionError("no read of ours: " + permalink);
        }
    }

    RandomQueries(Histories histories) {
        this.histories = histories;
        this.random = histories.random();
    }

    Read read() {
        return Read.values()[random.nextInt(Read.values().length)];
    }

    /** The parameters of a question, without position and time. */
    Map<String, List<String>> parameters(Read read) {
        Map<String, List<String>> query = new TreeMap<>();
        Instant one = histories.instant();
        Instant other = histories.instant();
        boolean from = random.nextInt(3) > 0;
        boolean to = random.nextBoolean();
        if (from && !one.equals(other)) {
            put(query, "from", one.isBefore(other) ? one : other);
        }
        if (to && !one.equals(other)) {
            put(query, "to", one.isBefore(other) ? other : one);
        }
        maybe(query, "impact", 2, "down");
        maybe(query, "minDuration", 3, between());
        maybe(query, "mergeGap", 3, between());
        maybe(query, "incident", 4, "i-" + random.nextInt(6));
        maybe(query, "datacenter", 3, "dc-" + random.nextInt(3));
        maybe(query, "maintenance", 2, "include");
        maybe(query, "businessHours", 4, "Mon-Fri 08:00-18:00,Sat 09:00-13:00");
        maybe(query, "tz", 3, "America/New_York");
        if (random.nextInt(3) == 0) {
            put(query, "level", "datacenter");
        } else {
            maybe(query, "role", 4, "role-" + random.nextInt(2));
            maybe(query, "device", 5, "device-" + random.nextInt(5));
        }
        if (read == Read.RESTATED || random.nextInt(3) == 0) {
            put(query, "knownAt", random.nextInt(6) == 0 ? histories.latest() : histories.instant());
        }
        if (read == Read.OUTAGES) {
            maybe(query, "open", 4, random.nextBoolean());
            maybe(query, "limit", 2, 1 + random.nextInt(5));
        } else {
            groupBy(query, from && to && Duration.between(one, other).abs().compareTo(LONG_FOR_MONTHS) < 0);
        }
        if (read == Read.FIGURES) {
            maybe(query, "explain", 3, true);
        }
        if (read == Read.RESTATED) {
            maybe(query, "against", 2, histories.instant());
            maybe(query, "unchanged", 2, "include");
        }
        return query;
    }

    private void groupBy(Map<String, List<String>> query, boolean months) {
        List<String> dimensions = new ArrayList<>(List.of("datacenter", "incident"));
        if (months) {
            dimensions.add("month");
        }
        if (!query.containsKey("level")) {
            dimensions.addAll(List.of("role", "device"));
        }
        dimensions.removeIf(dimension -> random.nextInt(5) < 3);
        if (!dimensions.isEmpty()) {
            put(query, "groupBy", String.join(",", dimensions));
        }
    }

    private Duration between() {
        Duration between =
                Duration.between(histories.instant(), histories.instant()).abs();
        return between.compareTo(Ask.MAX_DURATION) > 0 ? Ask.MAX_DURATION : between;
    }

    private void maybe(Map<String, List<String>> query, String name, int oneOf, Object value) {
        if (random.nextInt(oneOf) == 0) {
            put(query, name, value);
        }
    }

    static void put(Map<String, List<String>> query, String name, Object value) {
        query.put(name, List.of(value.toString()));
    }
}
