package dev.faultline.timeline.figures;

import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.views.Window;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Figures from the cases that the index keeps, where all time counts and every instant is taken for exact: as slow as there
 * are datacenters, roles and leaves of cases.
 */
final class IndexedFigures {
    private static final int NO_DEVICE = -1;

    private final Vocabulary.View words;
    private final FiguresIndex.Snapshot index;
    private final FiguresQuery query;

    /** @param query whose window never reaches beyond the present */
    IndexedFigures(Vocabulary.View words, FiguresIndex.Snapshot index, FiguresQuery query) {
        this.words = words;
        this.index = index;
        this.query = query;
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

    private static void add(Cell cell, Window window, Tally tally) {
        CaseSeries outages = cell.series(CaseKind.OUTAGE);
        tally.restored().take(outages, window);
        tally.detected().take(cell.series(CaseKind.DETECTION), window);
        tally.open(outages.open().countBelow(window.to()));
        var gapSum = new TimeSum();
        tally.exactGaps(cell.series(CaseKind.GAP).within(window.from(), window.to(), gapSum), gapSum);

        var down = new TimeSum();
        outages.overlap(window.from(), window.to(), down);
        cell.series(CaseKind.DOWN_BESIDE_OUTAGES).overlap(window.from(), window.to(), down);
        down.subtract(overlap(cell, CaseKind.OUTAGE_BUT_NOT_DOWN, window));
        TimeSum unobserved = overlap(cell, CaseKind.UNKNOWN, window);
        var observed = new TimeSum();
        cell.series(CaseKind.ARRIVAL).since(window.from(), window.to(), observed);
        var gone = new TimeSum();
        cell.series(CaseKind.DEPARTURE).since(window.from(), window.to(), gone);
        observed.subtract(gone);
        observed.subtract(unobserved);
        tally.times().observed().add(observed);
        tally.times().down().add(down);
        tally.times().unobserved().add(unobserved);
    }

    private static TimeSum overlap(Cell cell, CaseKind kind, Window window) {
        var sum = new TimeSum();
        cell.series(kind).overlap(window.from(), window.to(), sum);
        return sum;
    }
}
