package dev.faultline.benchmarks.report;

import java.util.Locale;

/** What a figure should be. */
public sealed interface Target {
    /** For information: nothing is asked of the figure. */
    Target NONE = new None();

    /** Nothing is asked. */
    record None() implements Target {
        @Override
        public String text() {
            return "";
        }

        @Override
        public String verdict(double value) {
            return "";
        }
    }

    /** The figure or more. */
    record AtLeast(double bound, String unit) implements Target {
        @Override
        public String text() {
            return "≥ " + number(bound) + unit;
        }

        @Override
        public String verdict(double value) {
            return value >= bound ? "met" : "not met";
        }
    }

    /** The figure or less. */
    record AtMost(double bound, String unit) implements Target {
        @Override
        public String text() {
            return "≤ " + number(bound) + unit;
        }

        @Override
        public String verdict(double value) {
            return value <= bound ? "met" : "not met";
        }
    }

    /** The target in a table; empty when there is none. */
    String text();

    /** {@code met} or {@code not met}, and {@code not met} for what is no number; empty when nothing is asked. */
    String verdict(double value);

    private static String number(double bound) {
        return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.format(Locale.ROOT, "%.1f", bound);
    }
}
