package dev.faultline.benchmarks;

import java.util.EnumSet;
import java.util.Set;

/**
 * What to measure, and how long.
 *
 * @param facts how many facts are loaded, 10,000 to 100,000,000; there are a hundredth as many devices
 * @param rounds how often each side of a comparison is measured, 1 to 100
 * @param seconds how long a timed round takes, 1 to 600
 * @param only what is measured
 */
record Options(long facts, int rounds, int seconds, Set<Phase> only) {
    static final String USAGE = """
            ./dev bench [--facts N] [--rounds N] [--seconds N] [--only replay,queries,visibility,ingest]
                --facts N     facts to load, about N/100 devices (default 10000000)
                --rounds N    rounds of each side of a comparison (default 3)
                --seconds N   length of a timed round (default 10)
                --only LIST   measure only these
            """;

    private static final long FACTS_PER_DEVICE = 100;

    /** The arguments are none that make sense; the message says which and why. */
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    int devices() {
        return Math.toIntExact(facts / FACTS_PER_DEVICE);
    }

    boolean measures(Phase phase) {
        return only.contains(phase);
    }

    /** Reads options; a value follows its name as the next argument or behind an equals sign. */
    static Options parse(String... arguments) throws UsageException {
        long facts = 10_000_000;
        long rounds = 3;
        long seconds = 10;
        Set<Phase> only = EnumSet.allOf(Phase.class);
        for (int i = 0; i < arguments.length; i++) {
            String[] parts = arguments[i].split("=", 2);
            String name = parts[0];
            if (!Set.of("--facts", "--rounds", "--seconds", "--only").contains(name)) {
                throw new UsageException("unknown option: " + name);
            }
            if (parts.length == 1 && ++i == arguments.length) {
                throw new UsageException(name + " needs a value");
            }
            String value = parts.length == 2 ? parts[1] : arguments[i];
            switch (name) {
                case "--facts" -> facts = number(name, value, 10_000, 100_000_000);
                case "--rounds" -> rounds = number(name, value, 1, 100);
                case "--seconds" -> seconds = number(name, value, 1, 600);
                default -> only = phases(value);
            }
        }
        return new Options(facts, (int) rounds, (int) seconds, only);
    }

    private static long number(String name, String value, long least, long most) throws UsageException {
        try {
            long number = Long.parseLong(value.replace("_", ""));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with the bounds.
        }
        throw new UsageException("%s is a number from %d to %d, and is %s".formatted(name, least, most, value));
    }

    private static Set<Phase> phases(String value) throws UsageException {
        Set<Phase> phases = EnumSet.noneOf(Phase.class);
        for (String word : value.split(",", -1)) {
            phases.add(Phase.fromWord(word).orElseThrow(() -> new UsageException("--only does not know " + word)));
        }
        return phases;
    }
}
