package dev.faultline.benchmarks.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what is going on, and collects the figures. */
public final class Report {
    private final PrintStream out;
    private final long began = System.nanoTime();
    private final List<Figure> figures = new ArrayList<>();

    public Report(PrintStream out) {
        this.out = out;
    }

    /** Prints a line with the time since the start. */
    public void say(String format, Object... arguments) {
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        out.printf(
                Locale.ROOT,
                "%3d:%02d  %s%n",
                seconds / 60,
                seconds % 60,
                String.format(Locale.ROOT, format, arguments));
    }

    /** Prints a text as it is. */
    public void print(String text) {
        out.println(text);
    }

    /** Keeps a figure for the summary. */
    public void add(Figure figure) {
        figures.add(figure);
        say("  → %s: %s%s", figure.name(), figure.measured(), outcome(figure));
    }

    /** Keeps the p99 of calls for the summary, and prints more about them. */
    public void add(String name, Timings timings, Target target) {
        add(new Figure(name, timings.millis(99), timings.text(), target));
    }

    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    private static String outcome(Figure figure) {
        return figure.target().text().isEmpty() ? "" : " — " + figure.target().text() + " " + figure.verdict();
    }
}
