package dev.faultline.timeline.figures;

import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.views.Window;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Figures from the cases that the index keeps, all of them or cut at an instant, where all time counts and every instant is
 * taken for exact: as slow as there are datacenters, roles and leaves of cases.
 */
final class IndexedFigures {
    private static final int NO_DEVICE = -1;

    private final Vocabulary.View words;
    private final FiguresIndex.Snapshot index;
    private final FiguresQuery query;
    private final Cut cut;

    /** @param query whose window never reaches beyond the present */
    IndexedFigures(Vocabulary.View words, FiguresIndex.Snapshot index, FiguresQuery query, Cut cut) {
        this.words = words;
        this.index = index;
        this.query = query;
        this.cut = cut;
    }

    Tallies tallies() {
        boolean[] asked = query.selection().placements(words);
        List<Months.Part> parts = Months.asked(query, query.window());
        // What is computed from never changes: so all processors may take their share of the cells.
        return IntStream.range(0, index.cellCount())
                .parallel()
                .filter(placement -> index.cell(placement) != null && asked[placement])
                .mapToObj(placement -> of(placement, parts))
                .reduce((some, others) -> {
                    some.add(others);
                    return some;
                })
                .orElseGet(() -> new Tallies(words, query));
    }

    private Tallies of(int placement, List<Months.Part> parts) {
        var tallies = new Tallies(words, query);
        for (int part = 0; part < parts.size(); part++) {
            add(index.cell(placement), parts.get(part).window(), tallies.of(NO_DEVICE, placement, part));
        }
        return tallies;
    }

    private void add(Cell cell, Window window, Tally tally) {
        Window counted = cut.of(window);
        CaseSeries outages = cell.series(CaseKind.OUTAGE);
        tally.restored().take(outages, counted);
        tally.detected().take(cell.series(CaseKind.DETECTION), counted);
        long open = outages.openAt(cut.instant(), window.to());
        tally.open(open);
        var gapSum = new TimeSum();
        tally.exactGaps(cell.series(CaseKind.GAP).within(counted.from(), counted.to(), gapSum), gapSum);

        Window known = new Window(window.from(), Math.max(window.from(), Math.min(window.to(), cut.instant())));
        TimeSum down = overlap(cell, CaseKind.OUTAGE, known);
        down.add(overlap(cell, CaseKind.DOWN_BESIDE_OUTAGES, known));
        down.subtract(overlap(cell, CaseKind.OUTAGE_BUT_NOT_DOWN, known));
        TimeSum unobserved = overlap(cell, CaseKind.UNKNOWN, known);
        long behind = cut.behind(window.from(), window.to());
        if (behind > 0) {
            unobserved.add(behind, lost(cell, open));
        }
        var observed = new TimeSum();
        cell.series(CaseKind.ARRIVAL).since(window.from(), window.to(), cut.end(), observed);
        var gone = new TimeSum();
        cell.series(CaseKind.DEPARTURE).since(window.from(), window.to(), cut.end(), gone);
        observed.subtract(gone);
        observed.subtract(unobserved);
        tally.times().observed().add(observed);
        tally.times().down().add(down);
        tally.times().unobserved().add(unobserved);
    }

    /**
     * How many devices here are unobserved behind the cut: those that are unknown at it stay so, and whether an outage that
     * is open at it went on is not known.
     *
     * @param open how many outages are open at the cut
     */
    private long lost(Cell cell, long open) {
        return open
                + openAtCut(cell, CaseKind.DOWN_BESIDE_OUTAGES)
                - openAtCut(cell, CaseKind.OUTAGE_BUT_NOT_DOWN)
                + openAtCut(cell, CaseKind.UNKNOWN);
    }

    private long openAtCut(Cell cell, CaseKind kind) {
        return cell.series(kind).openAt(cut.instant(), Long.MAX_VALUE);
    }

    private static TimeSum overlap(Cell cell, CaseKind kind, Window window) {
        var sum = new TimeSum();
        cell.series(kind).overlap(window.from(), window.to(), sum);
        return sum;
    }
}
