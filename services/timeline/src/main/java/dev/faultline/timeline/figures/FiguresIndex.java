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
    private static final long NONE = Long.MIN_VALUE;
    private static final int UP = DeviceState.UP.ordinal();
    private static final int UNKNOWN = DeviceState.UNKNOWN.ordinal();

    private final Vocabulary vocabulary;
    private Cell[] cells = new Cell[0];
    private int generation;
    private boolean sorted;

    // How each history ends, so that a fact at its end need not look back.
    private long[] lastAt = new long[0];
    private byte[] lastState = new byte[0];
    private int[] lastPlacement = new int[0];
    private long[] lastStart = new long[0];
    private boolean[] plainEnd = new boolean[0];

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
        makeRoomFor(device);
        before = plainAppend(device, history, fact) ? null : derive(history, fact.occurredAt());
    }

    @Override
    public void afterInsert(int device, DeviceHistory history, Told fact) {
        if (before != null) {
            follow(device, history, fact.occurredAt());
            return;
        }
        int was = lastState[device];
        int is = fact.state();
        if (was == UP && is != UP) {
            long at = fact.occurredAt();
            Cell cell = own(lastPlacement[device]);
            cell.own(CaseKind.OUTAGE).open(at);
            cell.own(CaseKind.DETECTION).add(Math.max(0, fact.knownAt() - at), at, sorted);
            if (lastStart[device] != NONE) {
                cell.own(CaseKind.GAP).add(at - lastStart[device], at, sorted);
            }
            lastStart[device] = at;
        } else if (was != UP && is == UP) {
            CaseSeries outages = own(lastPlacement[device]).own(CaseKind.OUTAGE);
            outages.unopen(lastStart[device]);
            outages.add(fact.occurredAt() - lastStart[device], fact.occurredAt(), sorted);
        }
        lastAt[device] = fact.occurredAt();
        lastState[device] = (byte) is;
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
        return plainEnd[device]
                && fact.occurredAt() > lastAt[device]
                && fact.state() != UNKNOWN
                && vocabulary.placement(fact.detail()) == lastPlacement[device]
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
        plainEnd[device] = false;
        cursor.seekUpBefore(Long.MAX_VALUE);
        if (!cursor.next()) {
            return;
        }
        boolean plain = true;
        long start = NONE;
        int placement = vocabulary.placement(cursor.detail());
        do {
            lastAt[device] = cursor.occurredAt();
            lastState[device] = (byte) cursor.state();
            lastPlacement[device] = vocabulary.placement(cursor.detail());
            if (start == NONE && Impact.ANY.holds(cursor.state())) {
                start = cursor.occurredAt();
                placement = lastPlacement[device];
            }
            plain &= cursor.state() != UNKNOWN && (start == NONE || lastPlacement[device] == placement);
        } while (cursor.next());
        if (start == NONE && cursor.seekImpairedBefore(lastAt[device])) {
            cursor.next();
            cursor.seekUpBefore(cursor.occurredAt());
            while (cursor.next()) {
                if (Impact.ANY.holds(cursor.state())) {
                    start = cursor.occurredAt();
                    break;
                }
            }
        }
        lastStart[device] = start;
        plainEnd[device] = plain;
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

    private void makeRoomFor(int device) {
        if (device >= lastAt.length) {
            int room = Math.max(1_024, device + (device >> 1) + 1);
            lastAt = Arrays.copyOf(lastAt, room);
            lastState = Arrays.copyOf(lastState, room);
            lastPlacement = Arrays.copyOf(lastPlacement, room);
            lastStart = Arrays.copyOf(lastStart, room);
            plainEnd = Arrays.copyOf(plainEnd, room);
        }
    }
}
