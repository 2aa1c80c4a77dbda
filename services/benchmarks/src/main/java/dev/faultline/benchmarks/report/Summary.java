package dev.faultline.benchmarks.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Figures as a table, for a terminal and for a document. */
public final class Summary {
    private static final List<String> TITLES = List.of("figure", "measured", "target", "");

    private Summary() {}

    /** Columns of even width. */
    public static String plain(List<Figure> figures) {
        List<List<String>> rows = rows(figures);
        int[] widths = new int[TITLES.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return lines(rows, row -> {
            var line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                line.append(row.get(column))
                        .repeat(' ', widths[column] - row.get(column).length() + 2);
            }
            return line.toString().stripTrailing();
        });
    }

    /** A table of Markdown. */
    public static String markdown(List<Figure> figures) {
        List<List<String>> rows = rows(figures);
        rows.add(1, TITLES.stream().map(title -> "---").toList());
        return lines(rows, row -> "| " + String.join(" | ", row) + " |");
    }

    private static String lines(List<List<String>> rows, Function<List<String>, String> line) {
        return rows.stream().map(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<List<String>> rows(List<Figure> figures) {
        List<List<String>> rows = new java.util.ArrayList<>();
        rows.add(TITLES);
        for (Figure figure : figures) {
            rows.add(List.of(figure.name(), figure.measured(), figure.target().text(), figure.verdict()));
        }
        return rows;
    }
}
