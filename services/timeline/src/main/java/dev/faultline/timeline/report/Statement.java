package dev.faultline.timeline.report;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * One sentence of a report, with the events that show it. There is none without: what no event shows is not stated.
 *
 * @param key says, within its section, which statement it is, whatever it says: by it two reports are compared
 * @param text the whole sentence
 * @param label what it is about, in few words; empty where it stands for itself
 * @param column which side of that it tells; empty where it tells all of it
 * @param value what it says of that: the text without what label and column say
 * @param written whether it is in words that people wrote
 * @param evidence the ids of the first of these events, 1 to {@link #MAX_EVIDENCE}
 * @param evidenceCount how many there are
 */
public record Statement(
        String key,
        String text,
        String label,
        String column,
        String value,
        boolean written,
        List<String> evidence,
        int evidenceCount) {
    /** How many events are named at most. */
    public static final int MAX_EVIDENCE = 100;

    public Statement {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty() || evidence.size() > Math.min(evidenceCount, MAX_EVIDENCE)) {
            throw new IllegalArgumentException(
                    "a statement with " + evidence.size() + " of " + evidenceCount + " events: " + text);
        }
    }

    /** A sentence that stands for itself. */
    static Statement of(String key, String text, Collection<String> evidence) {
        return of(key, text, evidence, evidence.size());
    }

    /** As {@link #of(String, String, Collection)}, of more events than are at hand. */
    static Statement of(String key, String text, Collection<String> evidence, int evidenceCount) {
        return new Statement(
                key,
                text,
                "",
                "",
                text,
                false,
                evidence.stream().limit(MAX_EVIDENCE).toList(),
                evidenceCount);
    }

    /** The same, told as a value of something. */
    Statement labelled(String what, String said) {
        return new Statement(key, text, what, "", said, written, evidence, evidenceCount);
    }

    /** The same, told as a cell of a table. */
    Statement cell(String row, String side, String said) {
        return new Statement(key, text, row, side, said, written, evidence, evidenceCount);
    }

    /** The same, in words that people wrote. */
    Statement inTheirWords() {
        return new Statement(key, text, label, column, value, true, evidence, evidenceCount);
    }

    /** Whether it stands in a table. */
    public boolean isCell() {
        return !column.isEmpty();
    }

    /** Some events and further ones. */
    static List<String> ids(Collection<String> some, Collection<String> further) {
        return Stream.concat(some.stream(), further.stream()).distinct().toList();
    }
}
