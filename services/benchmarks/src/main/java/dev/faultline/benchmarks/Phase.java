package dev.faultline.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be measured, in the order in which it is. */
enum Phase {
    REPLAY,
    QUERIES,
    VISIBILITY,
    INGEST;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Phase> fromWord(String word) {
        return Arrays.stream(values())
                .filter(phase -> phase.word().equals(word))
                .findFirst();
    }
}
