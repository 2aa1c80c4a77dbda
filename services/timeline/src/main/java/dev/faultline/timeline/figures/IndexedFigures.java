package dev.faultline.timeline.figures;

import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Figures from the cases that the index keeps, all of them or cut at an instant: as slow as there are datacenters, roles and
 * leaves of cases.
 */
final class IndexedFigures {
    private final Vocabulary.View words;
    private final FiguresIndex.Snapshot index;
    private final FiguresQuery query;
    private final Frame frame;
    private final Cut cut;

    /** A group by numbers; -1 for a dimension that was not asked for. */
    private record Slot(int datacenter, int role) {}

    /** A group that is asked for. */
    private record Asked(GroupKey key, List<Cell> cells, Window window) {}

    /** As known at present. */
    IndexedFigures(Vocabulary.View words, FiguresIndex.Snapshot index, FiguresQuery query, Frame frame) {
        this(words, index, query, frame, Cut.NONE);
    }

    /** Of what is known at present, only what occurred up to the cut. */
    IndexedFigures(Vocabulary.View words, FiguresIndex.Snapshot index, FiguresQuery query, Frame frame, Cut cut) {
        this.words = words;
        this.index = index;
        this.query = query;
        this.frame = frame;
        this.cut = cut;
    }

    List<GroupFigures> figures() {
        boolean byMonth = query.groupBy().contains(Dimension.MONTH);
        List<Months.Part> parts = byMonth ? Months.of(query.window()) : Months.whole(query.window());
        Map<Slot, List<Cell>> cellsOf = cells();
        List<Asked> asked = new ArrayList<>();
        cellsOf.forEach((slot, cells) ->
                parts.forEach(part -> asked.add(new Asked(key(slot, part), cells, part.window()))));
        // Each group is computed from what never changes, and for itself: so all processors may take their share.
        List<GroupFigures> groups = new ArrayList<>(asked.parallelStream()
                .map(one -> group(one.key, one.cells, one.window))
                .filter(figures -> !isEmpty(figures))
                .toList());
        if (groups.isEmpty() && query.groupBy().isEmpty()) {
            groups.add(group(key(new Slot(-1, -1), parts.get(0)), List.of(), query.window()));
        }
        return groups;
    }

    private Map<Slot, List<Cell>> cells() {
        boolean[] asked = query.selection().placements(words);
        Map<Slot, List<Cell>> cellsOf = new LinkedHashMap<>();
        for (int placement = 0; placement < index.cellCount(); placement++) {
            Cell cell = index.cell(placement);
            if (cell != null && asked[placement]) {
                var slot = new Slot(
                        query.groupBy().contains(Dimension.DATACENTER) ? words.datacenterOf(placement) : -1,
                        query.groupBy().contains(Dimension.ROLE) ? words.roleOf(placement) : -1);
                cellsOf.computeIfAbsent(slot, s -> new ArrayList<>()).add(cell);
            }
        }
        return cellsOf;
    }

    private GroupFigures group(GroupKey key, List<Cell> cells, Window window) {
        var restored = new CaseSelection();
        var detected = new CaseSelection();
        long open = 0;
        long gaps = 0;
        var gapSum = new TimeSum();
        var present = new TimeSum();
        var down = new TimeSum();
        var elsewhere = new TimeSum();
        var unobserved = new TimeSum();
        var gone = new TimeSum();
        long to = Math.min(window.to(), frame.now());
        Window counted = cut.of(window);
        long known = Math.min(to, cut.instant());
        long lost = 0;
        for (Cell cell : cells) {
            CaseSeries outages = cell.series(CaseKind.OUTAGE);
            CaseSeries beside = cell.series(CaseKind.DOWN_BESIDE_OUTAGES);
            CaseSeries notDown = cell.series(CaseKind.OUTAGE_BUT_NOT_DOWN);
            CaseSeries unknown = cell.series(CaseKind.UNKNOWN);
            restored.take(outages, counted);
            detected.take(cell.series(CaseKind.DETECTION), counted);
            open += outages.openAt(cut.instant(), window.to());
            gaps += cell.series(CaseKind.GAP).within(counted.from(), counted.to(), gapSum);
            outages.overlap(window.from(), known, down);
            beside.overlap(window.from(), known, down);
            notDown.overlap(window.from(), known, elsewhere);
            unknown.overlap(window.from(), known, unobserved);
            lost += openAtCut(outages) + openAtCut(beside) - openAtCut(notDown) + openAtCut(unknown);
            cell.series(CaseKind.ARRIVAL).since(window.from(), to, cut.end(), present);
            cell.series(CaseKind.DEPARTURE).since(window.from(), to, cut.end(), gone);
        }
        // Whether an outage that is open at the cut went on behind it is not known; what is unknown there stays so.
        unobserved.add(cut.behind(window.from(), to), lost);
        down.subtract(elsewhere);
        present.subtract(gone);
        present.subtract(unobserved);
        Distribution detections = detected.distribution();
        return new GroupFigures(
                key,
                restored.distribution(),
                open,
                detections,
                detections.count(),
                gaps,
                gapSum,
                present,
                down,
                unobserved);
    }

    private long openAtCut(CaseSeries intervals) {
        return cut.equals(Cut.NONE) ? 0 : intervals.openAt(cut.instant(), Long.MAX_VALUE);
    }

    private static boolean isEmpty(GroupFigures figures) {
        return figures.timeToRestore().count() == 0
                && figures.started() == 0
                && figures.open() == 0
                && figures.observed().isZero()
                && figures.unobserved().isZero();
    }

    private GroupKey key(Slot slot, Months.Part part) {
        return new GroupKey(
                slot.datacenter < 0 ? Optional.empty() : Optional.of(words.datacenter(slot.datacenter)),
                slot.role < 0 ? Optional.empty() : Optional.of(words.role(slot.role)),
                Optional.empty(),
                part.month());
    }
}
