package dev.faultline.events.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docs/events.md} says of types, fields and headers, in words that people wrote. */
record Page(String text) {
    private static final Pattern ROW = Pattern.compile("^\\| (`.*?`) \\|(?: (required|optional) \\|)?(.*)\\|$");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    /** One field or header in a table; a row that names several is several of these. */
    record Row(String name, boolean required, String meaning) {}

    static Page read(Path docs) throws IOException {
        return new Page(Files.readString(docs.resolve("events.md")));
    }

    /** What the table of types says of this one. */
    String summary(String type) {
        Matcher row = Pattern.compile(
                        "^\\| \\[`" + Pattern.quote(type) + "`]\\(#[a-z-0-9]+\\) \\| (.+) \\|$", Pattern.MULTILINE)
                .matcher(text);
        if (!row.find()) {
            throw new AssertionError("docs/events.md has no row in its table of types for " + type);
        }
        return row.group(1);
    }

    /** What stands under a heading before its first table, in one line. */
    String description(String heading) {
        String section = section(heading);
        int table = section.indexOf("\n|");
        return (table < 0 ? section : section.substring(0, table)).strip().replaceAll("\\s+", " ");
    }

    /** The rows of the tables under a heading. */
    List<Row> rows(String heading) {
        List<Row> rows = new ArrayList<>();
        for (String line : section(heading).lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                for (MatchResult name : NAME.matcher(row.group(1)).results().toList()) {
                    rows.add(new Row(
                            name.group(1),
                            "required".equals(row.group(2)),
                            row.group(3).strip()));
                }
            }
        }
        return rows;
    }

    private String section(String heading) {
        Matcher begin = Pattern.compile("^(##+) " + Pattern.quote(heading) + "$", Pattern.MULTILINE)
                .matcher(text);
        if (!begin.find()) {
            throw new AssertionError("docs/events.md has no heading " + heading);
        }
        Matcher end = Pattern.compile("^#{2," + begin.group(1).length() + "} ", Pattern.MULTILINE)
                .matcher(text);
        return text.substring(begin.end(), end.find(begin.end()) ? end.start() : text.length());
    }
}
