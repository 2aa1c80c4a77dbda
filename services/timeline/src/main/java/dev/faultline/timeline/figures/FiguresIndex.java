package dev.faultline.timeline.figures;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.facts.DeviceHistory;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Told;
import dev.faultline.timeline.facts.Vantage;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.figures.PendingCases.Operation;
import dev.faultline.timeline.outages.Impact;
import java.util.Arrays;
import java.util.Objects;

/**
 * Follows the facts and keeps, for each datacenter and role, the cases that the usual figures are made of: outages by the
 * default policy as known now. One thread writes; a {@link Snapshot} is for any thread. The first snapshot sorts what came
 * before it at once, which is much cheaper for a replay than keeping it sorted; from then on everything stays sorted.
 */
public final class FiguresIndex implements Facts.Watcher, DerivedCases.Sink, PendingCases.Target {
    private static final int UP = DeviceState.UP.ordinal();
    private static final int UNKNOWN = DeviceState.UNKNOWN.ordinal();

    private final Vocabulary vocabulary;
    private Cell[] cells = new Cell[0];
    private int generation;
    private boolean sorted;

    private final HistoryEnds ends = new HistoryEnds();
    private final PendingCases pending = new PendingCases();

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
        pending.makeAll(this);
        if (!sorted) {
            // The one long piece of work at the end of a replay, when nobody else has anything to do.
            Arrays.stream(cells).parallel().filter(Objects::nonNull).forEach(Cell::sort);
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
        long at = fact.occurredAt();
        if (wasUp && !isUp) {
            put(placement, CaseKind.OUTAGE, Operation.OPEN, 0, at);
            put(placement, CaseKind.DETECTION, Operation.ADD, Math.max(0, fact.knownAt() - at), at);
            if (start != HistoryEnds.NONE) {
                put(placement, CaseKind.GAP, Operation.ADD, at - start, at);
            }
            start = at;
        } else if (!wasUp && isUp) {
            put(placement, CaseKind.OUTAGE, Operation.UNOPEN, 0, start);
            put(placement, CaseKind.OUTAGE, Operation.ADD, at - start, at);
        }
        ends.put(device, at, start, fact.state(), placement, true);
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
        if (added.open()) {
            put(added.placement(), added.kind(), Operation.OPEN, 0, added.start());
        } else {
            put(added.placement(), added.kind(), Operation.ADD, added.end() - added.start(), added.end());
        }
    }

    @Override
    public void remove(DerivedCases.Case removed) {
        if (removed.open()) {
            put(removed.placement(), removed.kind(), Operation.UNOPEN, 0, removed.start());
        } else {
            put(removed.placement(), removed.kind(), Operation.REMOVE, removed.end() - removed.start(), removed.end());
        }
    }

    @Override
    public void change(int placement, CaseKind kind, Operation operation, long value, long time) {
        CaseSeries series = own(placement).own(kind);
        switch (operation) {
            case ADD -> series.add(value, time, sorted);
            case REMOVE -> series.remove(value, time);
            case OPEN -> series.open(time);
            case UNOPEN -> series.unopen(time);
        }
    }

    private void put(int placement, CaseKind kind, Operation operation, long value, long time) {
        if (pending.full()) {
            pending.makeAll(this);
        }
        pending.put(placement, kind, operation, value, time);
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
                && !history.retracts(fact.id());
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
        var cursor = new FactCursor().open(history, Vantage.PRESENT);
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
