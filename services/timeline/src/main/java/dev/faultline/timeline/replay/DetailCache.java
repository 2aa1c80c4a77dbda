package dev.faultline.timeline.replay;

import dev.faultline.events.StateChangedScanner;
import dev.faultline.timeline.columns.PairTable;
import dev.faultline.timeline.columns.SliceTable;
import java.util.Arrays;

/**
 * The details of facts by the bytes that tell them, for facts in the usual form. Bounded: what is told after it is full, or
 * at great length, is not kept and costs a decoding each time.
 */
final class DetailCache {
    private static final int MAX_ENTRIES = 1 << 16;
    private static final int MAX_TAIL = 512;

    private final SliceTable places = new SliceTable();
    private final SliceTable tails = new SliceTable();
    private final SliceTable sources = new SliceTable();
    private final PairTable placesAndSources = new PairTable();
    private final PairTable all = new PairTable();
    private DetailWords[] kept = new DetailWords[64];

    /** The detail of the value just scanned; null where it is not kept. */
    DetailWords find(byte[] value, StateChangedScanner scanned, byte[] source) {
        int place = places.find(value, scanned.datacenterFrom(), scanned.roleTo());
        int tail = tails.find(value, scanned.tailFrom(), scanned.tailTo());
        int from = sources.find(source, 0, source.length);
        if (place < 0 || tail < 0 || from < 0) {
            return null;
        }
        int placeAndSource = placesAndSources.find(place, from);
        int found = placeAndSource < 0 ? SliceTable.ABSENT : all.find(placeAndSource, tail);
        return found < 0 ? null : kept[found];
    }

    /** Keeps the detail of the value just scanned, if there is room, and gives it back. */
    DetailWords keep(byte[] value, StateChangedScanner scanned, byte[] source, DetailWords detail) {
        if (all.size() == MAX_ENTRIES || scanned.tailTo() - scanned.tailFrom() > MAX_TAIL) {
            return detail;
        }
        int place = places.intern(value, scanned.datacenterFrom(), scanned.roleTo());
        int tail = tails.intern(value, scanned.tailFrom(), scanned.tailTo());
        int number = all.intern(placesAndSources.intern(place, sources.intern(source)), tail);
        if (number >= kept.length) {
            kept = Arrays.copyOf(kept, kept.length * 2);
        }
        kept[number] = detail;
        return detail;
    }
}
