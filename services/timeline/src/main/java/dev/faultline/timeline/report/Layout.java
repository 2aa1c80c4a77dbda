package dev.faultline.timeline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sets the statements of sections into paragraphs, lists and tables, with the numbers of the events that they name. */
public final class Layout {
    /** How many stretches of numbers stand behind a statement at most. */
    static final int MAX_SPANS = 6;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    /** @param references the events that have numbers, from 1 */
    Layout(List<Reference> references) {
        references.forEach(reference -> numbers.put(reference.id(), numbers.size() + 1));
    }

    /** Numbers of events, from one to another. */
    public record Span(int from, int to) {}

    /**
     * One statement.
     *
     * @param label what it is about; empty where it stands for itself
     * @param paragraphs what it says, one at least
     * @param written whether in words that people wrote
     * @param spans the numbers of events that show it
     * @param more how many further events do
     */
    public record Line(String label, List<String> paragraphs, boolean written, List<Span> spans, int more) {
        private static final int FEW = 3;

        /** The numbers of the events that show it, in words; empty where none has one and there are no more. */
        public String cited() {
            String numbers = spans.stream()
                    .map(span -> span.from() == span.to() ? "" + span.from() : span.from() + "–" + span.to())
                    .collect(Collectors.joining(", "));
            return more == 0 ? numbers : numbers + (numbers.isEmpty() ? "" : " and ") + more + " more";
        }

        /** Whether so few numbers stand behind it that they are kept on one line. */
        public boolean citesFew() {
            return spans.size() <= FEW;
        }
    }

    /**
     * A row of a table.
     *
     * @param cells one for each column; those without a paragraph are empty
     */
    public record Row(String label, List<Line> cells) {}

    /**
     * What stands together.
     *
     * @param kind how it is set
     * @param title what its lines are about; of a table, what its rows are
     * @param lines of a text or a list
     * @param columns of a table, without the one of the rows' labels
     * @param rows of a table
     */
    public record Block(Kind kind, String title, List<Line> lines, List<String> columns, List<Row> rows) {
        /** Whether it is a table. */
        public boolean isTable() {
            return kind == Kind.TABLE;
        }

        /** Whether it is a list of lines that share a title. */
        public boolean isGroup() {
            return kind == Kind.GROUP;
        }

        /** Whether it is a list of labelled lines. */
        public boolean isList() {
            return kind == Kind.LIST;
        }
    }

    /** How statements are set. */
    public enum Kind {
        TEXT,
        LIST,
        TABLE,
        GROUP
    }

    /** A section as it is set. */
    public record Laid(String id, String heading, List<Block> blocks, int leftOut) {}

    Laid section(Section section) {
        List<Block> blocks = new ArrayList<>();
        List<Statement> run = new ArrayList<>();
        for (Statement statement : section.statements()) {
            if (!run.isEmpty() && !together(section.part(), run.getFirst(), statement)) {
                blocks.add(block(section.part(), run));
                run.clear();
            }
            run.add(statement);
        }
        if (!run.isEmpty()) {
            blocks.add(block(section.part(), run));
        }
        return new Laid(section.part().wire(), section.part().title(), blocks, section.leftOut());
    }

    private static boolean together(Part part, Statement one, Statement other) {
        Kind kind = kind(part, one);
        return kind == kind(part, other) && (kind != Kind.GROUP || one.label().equals(other.label()));
    }

    private static Kind kind(Part part, Statement statement) {
        if (statement.isCell()) {
            return Kind.TABLE;
        }
        if (statement.label().isEmpty()) {
            return Kind.TEXT;
        }
        return part == Part.CHANGES ? Kind.GROUP : Kind.LIST;
    }

    private Block block(Part part, List<Statement> statements) {
        Kind kind = kind(part, statements.getFirst());
        if (kind != Kind.TABLE) {
            return new Block(
                    kind,
                    kind == Kind.GROUP ? statements.getFirst().label() : "",
                    statements.stream().map(this::line).toList(),
                    List.of(),
                    List.of());
        }
        List<String> columns =
                statements.stream().map(Statement::column).distinct().toList();
        Map<String, Map<String, Line>> rows = new LinkedHashMap<>();
        statements.forEach(statement -> rows.computeIfAbsent(statement.label(), label -> new LinkedHashMap<>())
                .put(statement.column(), line(statement)));
        var none = new Line("", List.of(), false, List.of(), 0);
        return new Block(
                kind,
                part.rows(),
                List.of(),
                columns,
                rows.entrySet().stream()
                        .map(row -> new Row(
                                clean(row.getKey()),
                                columns.stream()
                                        .map(column -> row.getValue().getOrDefault(column, none))
                                        .toList()))
                        .toList());
    }

    Line line(Statement statement) {
        List<Integer> cited = statement.evidence().stream()
                .filter(numbers::containsKey)
                .map(numbers::get)
                .sorted()
                .toList();
        List<Span> spans = spans(cited);
        int shown = spans.stream()
                .limit(MAX_SPANS)
                .mapToInt(span -> span.to() - span.from() + 1)
                .sum();
        return new Line(
                clean(statement.label()),
                statement
                        .value()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(Layout::clean)
                        .toList(),
                statement.written(),
                spans.stream().limit(MAX_SPANS).toList(),
                statement.evidenceCount() - shown);
    }

    private static List<Span> spans(List<Integer> numbers) {
        List<Span> spans = new ArrayList<>();
        for (int number : numbers) {
            if (!spans.isEmpty() && spans.getLast().to() == number - 1) {
                spans.set(spans.size() - 1, new Span(spans.getLast().from(), number));
            } else {
                spans.add(new Span(number, number));
            }
        }
        return spans;
    }

    /** Without what no document can hold: control characters and halves of characters. */
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\t' ? ' ' : c)
                .map(c -> c < ' '
                                || c == 0x7F
                                || Character.getType(c) == Character.SURROGATE
                                || c == 0xFFFE
                                || c == 0xFFFF
                        ? 0xFFFD
                        : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
