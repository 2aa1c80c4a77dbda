package dev.faultline.timeline.report;

import dev.faultline.timeline.report.Layout.Block;
import dev.faultline.timeline.report.Layout.Laid;
import dev.faultline.timeline.report.Layout.Line;
import dev.faultline.timeline.report.Layout.Row;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a report in Markdown (CommonMark with tables). What people wrote stays text: none of it is taken for markup. */
public final class Markdown {
    private static final String SPECIAL = "\\`*_[]<>|&~$";
    /** What would begin a heading, a list, a quotation or a rule at the beginning of a line. */
    private static final Pattern BEGINS = Pattern.compile("^(?:(\\d{1,9})([.)])(?=\\s|$)|([#+=-]))");

    private static final int MARKS = 50;

    private final StringBuilder out = new StringBuilder();

    private Markdown() {}

    /** The document, UTF-8 text that ends with a line's end. */
    public static String of(ReportPage page) {
        var markdown = new Markdown();
        markdown.write(page);
        return markdown.out.toString();
    }

    private void write(ReportPage page) {
        paragraph("# " + text(page.title()));
        paragraph("**" + text(page.standing()) + "**");
        facts(page.head());
        if (!page.unwritten().isEmpty()) {
            paragraph("*Not written yet: " + text(page.unwritten()) + ".*");
        }
        page.sections().forEach(this::section);
        curves(page);
        publications(page);
        heading("How to check this report");
        paragraph(
                "Each number in brackets is that of an event below. Whoever has the log finds them there, and comes to the same report.");
        facts(page.check());
        references(page);
    }

    private void section(Laid section) {
        heading(section.heading());
        section.blocks().forEach(this::block);
        if (section.leftOut() > 0) {
            paragraph("*" + Words.number(section.leftOut()) + " more are left out here.*");
        }
    }

    private void block(Block block) {
        if (block.isTable()) {
            table(block);
        } else if (block.isGroup()) {
            paragraph("### " + block.title());
            block.lines()
                    .forEach(line ->
                            out.append("- ").append(said(line, "\n  \n  ")).append('\n'));
            out.append('\n');
        } else if (block.isList()) {
            block.lines()
                    .forEach(line -> out.append("- **")
                            .append(text(line.label()))
                            .append("** · ")
                            .append(said(line, "\n  \n  "))
                            .append('\n'));
            out.append('\n');
        } else {
            block.lines().forEach(line -> paragraph(said(line, "\n\n")));
        }
    }

    private void table(Block table) {
        row(table.title(), table.columns());
        row("---", table.columns().stream().map(column -> "---").toList());
        for (Row row : table.rows()) {
            row(
                    text(row.label()),
                    row.cells().stream().map(cell -> said(cell, " ")).toList());
        }
        out.append('\n');
    }

    private void row(String label, List<String> cells) {
        out.append("| ")
                .append(label)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n");
    }

    private void curves(ReportPage page) {
        if (page.curves().isEmpty()) {
            return;
        }
        heading("Recovery curves");
        for (int i = 0; i < page.curves().size(); i++) {
            paragraph(said(page.captions().get(i), " "));
            paragraph("```text\n" + bars(page.curves().get(i)) + "```");
        }
        if (page.curvesLeftOut() > 0) {
            paragraph("*" + Words.number(page.curvesLeftOut()) + " more are left out here.*");
        }
    }

    /** The share that is back, from each of some times on, as a bar. */
    private static String bars(CurveDrawing curve) {
        var bars = new StringBuilder();
        for (CurveDrawing.Moment moment : curve.moments()) {
            int marks = moment.permille() * MARKS / 1_000;
            bars.append(moment.at())
                    .append("  ")
                    .append("#".repeat(marks))
                    .append(".".repeat(MARKS - marks))
                    .append("  ")
                    .append(moment.permille() / 10)
                    .append(" %\n");
        }
        return bars.toString();
    }

    private void publications(ReportPage page) {
        if (page.publications().isEmpty()) {
            return;
        }
        heading("Revisions");
        for (ReportPage.Published published : page.publications()) {
            out.append("- **Revision ")
                    .append(published.revision())
                    .append("**, ")
                    .append(published.status())
                    .append(", published ")
                    .append(text(published.at()))
                    .append(published.summary().isEmpty() ? "" : ": " + text(published.summary()))
                    .append(published.address().isEmpty() ? "" : " (" + text(published.address()) + ")")
                    .append('\n');
        }
        out.append('\n');
    }

    private void references(ReportPage page) {
        heading("Events");
        row("", List.of("event", "kind", "known", "on the log"));
        row("---", List.of("---", "---", "---", "---"));
        for (ReportPage.Cited cited : page.references()) {
            row(
                    Integer.toString(cited.number()),
                    List.of(text(cited.id()), cited.kind(), text(cited.knownAt()), text(cited.position())));
        }
        if (page.referencesLeftOut() > 0) {
            out.append('\n');
            paragraph("*" + Words.number(page.referencesLeftOut()) + " more are left out here.*");
        }
    }

    private static String said(Line line, String between) {
        String words = line.paragraphs().stream().map(Markdown::text).collect(Collectors.joining(between));
        return line.cited().isEmpty() ? words : words + " \\[" + line.cited() + "\\]";
    }

    private void facts(List<ReportPage.Fact> facts) {
        facts.forEach(fact -> out.append("- ")
                .append(text(fact.label()))
                .append(": ")
                .append(text(fact.value()))
                .append('\n'));
        out.append('\n');
    }

    private void heading(String words) {
        paragraph("## " + words);
    }

    private void paragraph(String words) {
        out.append(words).append("\n\n");
    }

    /** Words with every character escaped that could be taken for markup. */
    static String text(String words) {
        var escaped = new StringBuilder(words.length());
        words.codePoints().forEach(c -> {
            if (c < 0x80 && SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(c);
        });
        return BEGINS.matcher(escaped).replaceFirst("$1\\\\$2$3");
    }
}
