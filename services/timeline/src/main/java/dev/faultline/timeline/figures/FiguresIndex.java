package dev.faultline.timeline.figures;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.facts.DeviceHistory;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Told;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.outages.Impact;
import java.util.Arrays;

/**
 * Follows the facts and keeps, for each datacenter and role, the cases that the usual figures are made of: outages by the
 * default policy as known now. One thread writes; a {@link Snapshot} is for any thread. The first snapshot sorts what came
 * before it at once, which is much cheaper for a replay than keeping it sorted; from then on everything stays sorted.
 */
public final class FiguresIndex implements Facts.Watcher, DerivedCases.Sink {
    private static final int UP = DeviceState.UP.ordinal();
    private static final int UNKNOWN = DeviceState.UNKNOWN.ordinal();

    private final Vocabulary vocabulary;
    private Cell[] cells = new Cell[0];
    private int generation;
    private boolean sorted;

    private final HistoryEnds ends = new HistoryEnds();

    private DerivedCases before;

    /** The cases at one position of the log. Never changes. */
    public static final class Snapshot {
        private final Cell[] cells;

        private Snapshot(Cell[] cells) {
            this.cells = cells;
        }

        int cellCount() {
            return cells.length;
        }

        /** The cell of a placement; null when it has no cases. */
        Cell cell(int placement) {
            return cells[placement];
        }
    }

    /** An index that is empty, as the histories that it is to watch. */
    public FiguresIndex(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    public Snapshot snapshot() {
        if (!sorted) {
            for (Cell cell : cells) {
                if (cell != null) {
                    cell.sort();
                }
            }
            sorted = true;
        }
        generation++;
        return new Snapshot(cells.clone());
    }

    @Override
    public void beforeInsert(int device, DeviceHistory history, Told fact) {
        ends.makeRoomFor(device);
        before = plainAppend(device, history, fact) ? null : derive(history, fact.occurredAt());
    }

    @Override
    public void afterInsert(int device, DeviceHistory history, Told fact) {
        if (before != null) {
            follow(device, history, fact.occurredAt());
            return;
        }
        int placement = ends.placement(device);
        boolean wasUp = ends.state(device) == UP;
        boolean isUp = fact.state() == UP;
        long start = ends.lastStart(device);
        if (wasUp && !isUp) {
            begin(own(placement), fact, start);
            start = fact.occurredAt();
        } else if (!wasUp && isUp) {
            CaseSeries outages = own(placement).own(CaseKind.OUTAGE);
            outages.unopen(start);
            outages.add(fact.occurredAt() - start, fact.occurredAt(), sorted);
        }
        ends.put(device, fact.occurredAt(), start, fact.state(), placement, true);
    }

    private void begin(Cell cell, Told fact, long previousStart) {
        long at = fact.occurredAt();
        cell.own(CaseKind.OUTAGE).open(at);
        cell.own(CaseKind.DETECTION).add(Math.max(0, fact.knownAt() - at), at, sorted);
        if (previousStart != HistoryEnds.NONE) {
            cell.own(CaseKind.GAP).add(at - previousStart, at, sorted);
        }
    }

    @Override
    public long touch(int device) {
        return ends.touch(device);
    }

    @Override
    public void beforeChange(int device, DeviceHistory history, long at) {
        before = derive(history, at);
    }

    @Override
    public void afterChange(int device, DeviceHistory history, long at) {
        follow(device, history, at);
    }

    @Override
    public void add(DerivedCases.Case added) {
        CaseSeries series = own(added.placement()).own(added.kind());
        if (added.open()) {
            series.open(added.start());
        } else {
            series.add(added.end() - added.start(), added.end(), sorted);
        }
    }

    @Override
    public void remove(DerivedCases.Case removed) {
        CaseSeries series = own(removed.placement()).own(removed.kind());
        if (removed.open()) {
            series.unopen(removed.start());
        } else {
            series.remove(removed.end() - removed.start(), removed.end());
        }
    }

    /**
     * Whether the fact comes at the end of a history whose last fact rules, and neither it nor what it follows is unknown or
     * elsewhere: then what it changes is known without looking back.
     */
    private boolean plainAppend(int device, DeviceHistory history, Told fact) {
        return ends.plain(device)
                && fact.occurredAt() > ends.lastAt(device)
                && fact.state() != UNKNOWN
                && vocabulary.placement(fact.detail()) == ends.placement(device)
                && (history.retractions().isEmpty() || !history.retractions().containsKey(fact.id()));
    }

    private DerivedCases derive(DeviceHistory history, long at) {
        return DerivedCases.around(at, history, vocabulary::placement);
    }

    private void follow(int device, DeviceHistory history, long at) {
        before.differenceTo(derive(history, at), this);
        before = null;
        noteEnd(device, history);
    }

    private void noteEnd(int device, DeviceHistory history) {
        var cursor = new FactCursor().open(history, FactCursor.ALL_KNOWN);
        cursor.seekUpBefore(Long.MAX_VALUE);
        if (!cursor.next()) {
            ends.put(device, 0, HistoryEnds.NONE, UP, 0, false);
            return;
        }
        boolean plain = true;
        long start = HistoryEnds.NONE;
        int home = vocabulary.placement(cursor.detail());
        int placement;
        int state;
        long at;
        do {
            at = cursor.occurredAt();
            state = cursor.state();
            placement = vocabulary.placement(cursor.detail());
            if (start == HistoryEnds.NONE && Impact.ANY.holds(state)) {
                start = at;
                home = placement;
            }
            plain &= state != UNKNOWN && (start == HistoryEnds.NONE || placement == home);
        } while (cursor.next());
        ends.put(device, at, start == HistoryEnds.NONE ? startBefore(cursor, at) : start, state, placement, plain);
    }

    /** When the last outage before an instant started at which none is running; {@link HistoryEnds#NONE} without one. */
    private static long startBefore(FactCursor cursor, long instant) {
        if (cursor.seekImpairedBefore(instant)) {
            cursor.next();
            cursor.seekUpBefore(cursor.occurredAt());
            while (cursor.next()) {
                if (Impact.ANY.holds(cursor.state())) {
                    return cursor.occurredAt();
                }
            }
        }
        return HistoryEnds.NONE;
    }

    private Cell own(int placement) {
        if (placement >= cells.length) {
            cells = Arrays.copyOf(cells, placement + 1);
        }
        Cell cell = cells[placement];
        if (cell == null) {
            cell = new Cell(generation);
            cells[placement] = cell;
        } else if (cell.generation != generation) {
            cell = cell.copy(generation);
            cells[placement] = cell;
        }
        return cell;
    }
}
