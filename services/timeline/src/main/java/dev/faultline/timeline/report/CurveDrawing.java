package dev.faultline.timeline.report;

import dev.faultline.events.Instants;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A recovery curve as lines and words on a sheet of {@link #WIDTH} by {@link #HEIGHT}, all of them upright or level: so it
 * can be drawn as a picture and with ruled boxes alike, and nothing of it depends on colour.
 *
 * @param datacenter whose curve
 * @param description what it shows, in a sentence
 * @param steps stretches of time, from left to right
 * @param levels the shares that lines are ruled for
 * @param ticks times along the lower edge
 * @param marks what was reached when
 * @param moments the share at some times, for those who draw with characters
 */
public record CurveDrawing(
        String datacenter,
        String description,
        List<Step> steps,
        List<Level> levels,
        List<Tick> ticks,
        List<Mark> marks,
        List<Moment> moments) {
    /** How wide the sheet is. */
    public static final int WIDTH = 660;
    /** How high it is. */
    public static final int HEIGHT = 200;
    /** Where the curve begins. */
    public static final int LEFT = 48;
    /** Where it ends. */
    public static final int RIGHT = WIDTH - 24;
    /** Where all are back. */
    public static final int TOP = 52;
    /** Where none is. */
    public static final int BOTTOM = HEIGHT - 28;

    private static final int MOST_TICKS = 8;
    private static final int MOST_MOMENTS = 12;
    /** How wide a character of a mark's words is, or wider. */
    private static final int CHARACTER = 7;

    private static final int ROW = 14;
    private static final int ROWS = 3;
    private static final List<Duration> TICK_STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7),
            Duration.ofDays(30));
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

    /** The share is so high from one place to another. */
    public record Step(int from, int to, int height) {
        public int width() {
            return to - from;
        }
    }

    /** A share and how high it is. */
    public record Level(int height, String label) {}

    /** A time and where it stands. */
    public record Tick(int at, String label) {}

    /**
     * Something that was reached.
     *
     * @param at where
     * @param row how high its words stand
     * @param label its words
     * @param action whether staff did it
     * @param leftwards whether its words stand to the left of it
     */
    public record Mark(int at, int row, String label, boolean action, boolean leftwards) {}

    /** The share that is back from a time on, in thousandths. */
    public record Moment(String at, int permille) {}

    public CurveDrawing {
        steps = List.copyOf(steps);
        levels = List.copyOf(levels);
        ticks = List.copyOf(ticks);
        marks = List.copyOf(marks);
        moments = List.copyOf(moments);
    }

    /** The drawing of a curve, with times in words. */
    public static CurveDrawing of(Curve curve, Words words) {
        ZoneId zone = words.zone();
        long first = Math.min(curve.firstImpact(), curve.firstAction().orElse(curve.firstImpact()));
        long last = Math.max(curve.until(), curve.firstAction().orElse(curve.until()));
        var scale = new Scale(first, Math.max(last, first + 1));
        return new CurveDrawing(
                curve.datacenter(),
                curve.told().text(),
                steps(curve, scale),
                List.of(
                        new Level(height(0), "0 %"),
                        new Level(height(0.5), "50 %"),
                        new Level(height(0.9), "90 %"),
                        new Level(height(1), "100 %")),
                ticks(scale, zone),
                marks(curve, scale),
                moments(curve, words));
    }

    private static List<Moment> moments(Curve curve, Words words) {
        List<Curve.Point> points = curve.points();
        int shown = Math.min(MOST_MOMENTS, points.size());
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            Curve.Point point = points.get(shown == 1 ? 0 : i * (points.size() - 1) / (shown - 1));
            moments.add(new Moment(words.shortTime(point.at()), (int) (1_000L * point.restored() / curve.struck())));
        }
        return moments;
    }

    /** Where an instant stands. */
    private record Scale(long from, long to) {
        int at(long instant) {
            return LEFT + (int) Math.round((double) (instant - from) / (to - from) * (RIGHT - LEFT));
        }
    }

    private static int height(double share) {
        return BOTTOM - (int) Math.round(share * (BOTTOM - TOP));
    }

    private static List<Step> steps(Curve curve, Scale scale) {
        List<Step> steps = new ArrayList<>();
        List<Curve.Point> points = curve.points();
        for (int i = 0; i < points.size(); i++) {
            int from = scale.at(points.get(i).at());
            int to = i + 1 < points.size() ? scale.at(points.get(i + 1).at()) : RIGHT;
            steps.add(new Step(from, to, height((double) points.get(i).restored() / curve.struck())));
        }
        return steps;
    }

    private static List<Tick> ticks(Scale scale, ZoneId zone) {
        Duration step = TICK_STEPS.stream()
                .filter(each -> (scale.to() - scale.from()) / each.toNanos() < MOST_TICKS)
                .findFirst()
                .orElse(Duration.ofNanos((scale.to() - scale.from()) / MOST_TICKS + 1));
        boolean days = step.compareTo(Duration.ofDays(1)) >= 0;
        DateTimeFormatter format = days ? DAY : step.compareTo(Duration.ofMinutes(1)) >= 0 ? CLOCK : EXACT;
        ZonedDateTime start = Instants.ofEpochNanos(scale.from()).atZone(zone).with(LocalTime.MIN);
        long base = Instants.toEpochNanos(start.toInstant());
        long at = base + Math.ceilDiv(scale.from() - base, step.toNanos()) * step.toNanos();
        List<Tick> ticks = new ArrayList<>();
        for (; at <= scale.to(); at += step.toNanos()) {
            ticks.add(new Tick(
                    scale.at(at), format.format(Instants.ofEpochNanos(at).atZone(zone))));
        }
        return ticks;
    }

    private static List<Mark> marks(Curve curve, Scale scale) {
        Map<Integer, List<String>> reached = new LinkedHashMap<>();
        note(reached, curve.restored50(), "T50", scale);
        note(reached, curve.restored90(), "T90", scale);
        note(reached, curve.restored100(), "T100", scale);
        List<Mark> marks = new ArrayList<>();
        int[] free = new int[ROWS];
        curve.firstAction().ifPresent(at -> marks.add(mark(scale.at(at), "first action", true, free)));
        reached.forEach((at, labels) -> marks.add(mark(at, String.join(" · ", labels), false, free)));
        return marks;
    }

    private static void note(Map<Integer, List<String>> reached, OptionalLong at, String label, Scale scale) {
        at.ifPresent(instant -> reached.computeIfAbsent(scale.at(instant), place -> new ArrayList<>())
                .add(label));
    }

    /** In the lowest row in which its words meet no others. */
    private static Mark mark(int at, String label, boolean action, int[] free) {
        int width = label.length() * CHARACTER;
        boolean leftwards = at + width > WIDTH;
        int from = leftwards ? at - width : at;
        int row = 0;
        while (row < ROWS - 1 && free[row] > from) {
            row++;
        }
        free[row] = Math.max(free[row], from + width + CHARACTER);
        return new Mark(at, TOP - 6 - row * ROW, label, action, leftwards);
    }
}
