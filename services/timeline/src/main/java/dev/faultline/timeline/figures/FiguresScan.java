package dev.faultline.timeline.figures;

import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.outages.CountedRuns;
import dev.faultline.timeline.outages.OutageRun;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selected;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Figures by going through the histories of devices: any policy, any knowledge, as slow as there are facts. Not for several
 * threads.
 */
final class FiguresScan {
    private final Facts.Snapshot facts;
    private final Vocabulary.View words;
    private final FiguresQuery query;
    private final Frame frame;
    private final Selected asked;
    private final boolean exactly;
    private final List<Months.Part> parts;
    private final CountedRuns counted;
    private final CourseWalk walk;
    private final FactCursor cursor = new FactCursor();
    private final Tallies tallies;

    /**
     * @param query whose window never reaches beyond the present
     * @param exactly whether every instant is taken for exact
     */
    FiguresScan(Facts.Snapshot facts, FiguresQuery query, Frame frame, Selected asked, boolean exactly) {
        this.facts = facts;
        this.words = facts.vocabulary();
        this.query = query;
        this.frame = frame;
        this.asked = asked;
        this.exactly = exactly;
        this.parts = Months.asked(query, query.window());
        this.counted = new CountedRuns(facts, query.policy(), query.counting(), frame);
        this.walk = new CourseWalk(facts, query.policy().impact(), frame);
        this.tallies = new Tallies(words, query);
    }

    /** What was gathered so far. */
    Tallies tallies() {
        return tallies;
    }

    /** Gathers the cases and times of a device. */
    void take(int device) {
        for (int part = 0; part < parts.size(); part++) {
            Window window = parts.get(part).window();
            if (exactly || !facts.isUncertain(device)) {
                List<OutageRun> runs = counted.of(device, window.from(), window.to());
                cases(device, runs, part, window);
                time(device, runs, part, window);
            } else {
                Window wide = wide(device, window);
                List<OutageRun> runs = counted.of(device, wide.from(), wide.to());
                cases(device, runs, part, window);
                time(device, runs, part, window);
                margins(device, runs, part, window, wide);
            }
        }
    }

    private void cases(int device, List<OutageRun> runs, int part, Window window) {
        Tally.Counted previous = null;
        for (OutageRun run : runs) {
            if (run.start() >= window.to()) {
                return;
            }
            Tally.Counted outage = counted(run);
            int placement = words.placementOf(run.firstDetail());
            if (asked.asks(device, placement)) {
                tallies.of(device, placement, part).outage(outage, previous, window);
            }
            previous = outage;
        }
    }

    private Tally.Counted counted(OutageRun run) {
        return new Tally.Counted(
                run,
                run.open() ? 0 : query.counting().clock(run.start(), run.end()),
                exactly ? 0 : words.uncertaintyOf(run.firstDetail()),
                exactly || run.open() ? 0 : words.uncertaintyOf(run.endDetail()));
    }

    private void time(int device, List<OutageRun> runs, int part, Window window) {
        walk.open(device, runs, window);
        while (walk.next()) {
            int placement = walk.placement();
            if (!asked.asks(device, placement)) {
                continue;
            }
            Times times = tallies.of(device, placement, part).times();
            if (query.counting().countsAll()) {
                times.add(walk.standing(), walk.to() - walk.from());
            } else {
                Counting.Share share = query.counting().of(device, placement);
                times.add(walk.standing(), walk.from(), walk.to(), share);
            }
        }
    }

    /** What may have been otherwise, for some instants are uncertain: what lies just beside the window matters, too. */
    private void margins(int device, List<OutageRun> runs, int part, Window window, Window wide) {
        List<Margins.Piece> course = new ArrayList<>();
        walk.open(device, runs, wide);
        while (walk.next()) {
            course.add(walk.isRest() ? course.removeLast().lostFrom(walk.from(), walk.to()) : piece(device, part));
        }
        Margins.add(course, window);
    }

    private Margins.Piece piece(int device, int part) {
        int placement = walk.placement();
        return new Margins.Piece(
                walk.from(),
                walk.to(),
                walk.told(),
                walk.standing() == walk.told() ? walk.to() : walk.from(),
                walk.uncertainty(),
                query.counting().of(device, placement),
                asked.asks(device, placement)
                        ? tallies.of(device, placement, part).times()
                        : new Times());
    }

    /** The window, with the ruling fact before the one that rules at its start, and the first one at its end or behind. */
    private Window wide(int device, Window window) {
        cursor.open(facts.history(device), frame);
        cursor.seek(window.from());
        long from = window.from();
        if (cursor.next() && cursor.occurredAt() <= from) {
            cursor.seek(cursor.occurredAt() - 1);
            cursor.next();
            from = cursor.occurredAt();
        }
        long to = window.to();
        cursor.seek(to);
        while (cursor.next()) {
            if (cursor.occurredAt() >= to) {
                to = cursor.occurredAt() + 1;
                break;
            }
        }
        return new Window(from, to);
    }
}
