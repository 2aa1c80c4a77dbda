package dev.faultline.benchmarks.report;

/**
 * One line of the summary.
 *
 * @param name what was measured
 * @param value the number that is held against the target
 * @param measured the number in words, with its unit and range
 * @param target what it should be
 */
public record Figure(String name, double value, String measured, Target target) {
    public String verdict() {
        return target.verdict(value);
    }
}
