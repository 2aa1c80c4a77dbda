package dev.faultline.timeline.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one telling of a report says otherwise than another: statements that were added, removed or changed, section by
 * section, each in a sentence that names the events of both. Two tellings that say the same differ in nothing, whatever
 * events they name.
 */
final class Difference {
    private final List<Statement> told = new ArrayList<>();

    private Difference() {}

    /** The differences in the order of the later telling; what is removed stands behind what is left of its section. */
    static List<Statement> of(List<Section> before, List<Section> after) {
        Map<Part, Section> earlier = byPart(before);
        Map<Part, Section> later = byPart(after);
        var difference = new Difference();
        for (Part part : Part.values()) {
            difference.section(part, byKey(earlier.get(part)), byKey(later.get(part)));
        }
        return difference.told;
    }

    private static Map<Part, Section> byPart(List<Section> sections) {
        Map<Part, Section> byPart = new EnumMap<>(Part.class);
        sections.forEach(section -> byPart.put(section.part(), section));
        return byPart;
    }

    /** @param section null where a telling has none of this part */
    private static Map<String, Statement> byKey(Section section) {
        Map<String, Statement> byKey = new LinkedHashMap<>();
        if (section != null) {
            section.statements().forEach(statement -> byKey.putIfAbsent(statement.key(), statement));
        }
        return byKey;
    }

    private void section(Part part, Map<String, Statement> before, Map<String, Statement> after) {
        Map<String, List<Change>> rows = new LinkedHashMap<>();
        after.forEach((key, now) -> {
            Statement was = before.get(key);
            if (was == null || !was.text().equals(now.text())) {
                gather(part, rows, new Change(was, now));
            }
        });
        before.forEach((key, was) -> {
            if (!after.containsKey(key)) {
                gather(part, rows, new Change(was, null));
            }
        });
        if (part == Part.TIMELINE && !rows.isEmpty()) {
            counted(part, rows.values().stream().flatMap(List::stream).toList());
        } else {
            rows.values().forEach(changes -> row(part, changes));
        }
    }

    /** Most lines of a story repeat what other sections say: how many changed is enough to know. */
    private void counted(Part part, List<Change> changes) {
        long added = changes.stream().filter(change -> change.was() == null).count();
        long removed = changes.stream().filter(change -> change.now() == null).count();
        String value = Words.count(added, "line is", "lines are") + " new, "
                + Words.count(changes.size() - added - removed, "line is", "lines are") + " told otherwise, "
                + Words.count(removed, "line is", "lines are") + " no longer told.";
        told.add(Statement.of(
                        part.wire(),
                        part.title() + ": " + value,
                        changes.stream()
                                .flatMap(change -> change.evidence().stream())
                                .distinct()
                                .toList())
                .labelled(part.title(), value));
    }

    /** Of one statement; null where there was none, or is none any more. */
    private record Change(Statement was, Statement now) {
        private Statement either() {
            return now == null ? was : now;
        }

        /** The change without the row that it belongs to. */
        private String inWords() {
            if (was == null) {
                return (now.isCell() ? side(now) : "new: " + labelled(now)) + now.value();
            }
            if (now == null) {
                return was.isCell()
                        ? "no longer said: " + was.column() + " " + was.value()
                        : "no longer said: " + labelled(was) + was.value();
            }
            if (now.isCell()) {
                return now.column() + " " + now.value() + ", was " + was.value();
            }
            if (now.value().equals(was.value())) {
                return now.value() + ": " + now.label() + ", was " + was.label();
            }
            return now.label().equals(was.label())
                    ? labelled(now) + "now “" + now.value() + "”, was “" + was.value() + "”"
                    : "now “" + labelled(now) + now.value() + "”, was “" + labelled(was) + was.value() + "”";
        }

        /** What a row is about needs no name. */
        private static String side(Statement cell) {
            return cell.column().equals(PreventionTold.WHAT) ? "" : cell.column() + " ";
        }

        private static String labelled(Statement statement) {
            return statement.label().isEmpty() ? "" : statement.label() + ": ";
        }

        private List<String> evidence() {
            if (was == null || now == null) {
                return either().evidence();
            }
            return Statement.ids(now.evidence(), was.evidence());
        }
    }

    /** Changes to the cells of one row of a table are told in one sentence. */
    private static void gather(Part part, Map<String, List<Change>> rows, Change change) {
        Statement statement = change.either();
        String row = statement.isCell() ? "row " + statement.label() : "key " + statement.key();
        rows.computeIfAbsent(row, name -> new ArrayList<>()).add(change);
    }

    private void row(Part part, List<Change> changes) {
        Statement first = changes.getFirst().either();
        List<String> words = new ArrayList<>();
        List<String> evidence = new ArrayList<>();
        for (Change change : changes) {
            words.add(change.inWords());
            evidence.addAll(change.evidence());
        }
        List<String> distinct = evidence.stream().distinct().toList();
        boolean isNew = changes.stream().allMatch(change -> change.was() == null);
        String value = (first.isCell() ? (isNew ? "new: " : "") + first.label() + ": " : "") + String.join("; ", words);
        told.add(Statement.of(
                        part.wire() + "/" + (first.isCell() ? first.label() : first.key()),
                        part.title() + ": " + Words.sentence(value),
                        distinct)
                .labelled(part.title(), Words.sentence(value)));
    }
}
