package dev.faultline.timeline.report;

import java.util.List;

/**
 * One section of a report.
 *
 * @param part which
 * @param statements in order, at most {@link #MAX_STATEMENTS}
 * @param leftOut how many more there would be
 */
public record Section(Part part, List<Statement> statements, int leftOut) {
    /** How many statements a section has at most. */
    public static final int MAX_STATEMENTS = 500;

    public Section {
        statements = List.copyOf(statements);
    }

    /** The first of these statements, and how many are left out. */
    static Section of(Part part, List<Statement> all) {
        return new Section(part, all.stream().limit(MAX_STATEMENTS).toList(), Math.max(0, all.size() - MAX_STATEMENTS));
    }

    /** Whether nothing is said in it. */
    public boolean isEmpty() {
        return statements.isEmpty();
    }
}
