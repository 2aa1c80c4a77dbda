package dev.faultline.timeline.incidents;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * All records of one incident, or of one maintenance, in the order of the log, each event once. Written only by the
 * generation that made it; {@link StaffStreams} copies it first for a later one.
 *
 * @param <S> what the records come to
 */
final class StaffStream<S> {
    /** Up to this many records a search through them is cheaper than a set of their ids. */
    private static final int WORTH_FROM = 64;

    final int generation;
    private StaffRecord[] records;
    private int size;
    /** The ids of all records, whoever issued them, once there are many; only the writer looks into it. */
    private Set<String> ids;
    /** What the records come to as all is known; made when first asked for, and only once nobody writes any more. */
    private volatile Optional<S> present;

    StaffStream(int generation) {
        this.generation = generation;
        records = new StaffRecord[4];
    }

    /** The same for a later generation. */
    StaffStream(int generation, StaffStream<S> from) {
        this.generation = generation;
        records = from.records.clone();
        size = from.size;
        // Ids are never taken out: all generations share them.
        ids = from.ids;
    }

    /** Whether {@link #add} would change anything. */
    boolean changes(StaffRecord record) {
        int known = find(record);
        return known < 0 || record.isBefore(records[known]) || record.knownAt() < records[known].knownAt();
    }

    /** Takes a record in. Of an event told twice the first telling on the log counts, known when the earlier was known. */
    void add(StaffRecord record) {
        int known = find(record);
        StaffRecord added = record;
        if (known >= 0) {
            StaffRecord told = records[known];
            added = (record.isBefore(told) ? record : told).knownBy(Math.min(record.knownAt(), told.knownAt()));
            System.arraycopy(records, known + 1, records, known, --size - known);
        }
        if (size == records.length) {
            records = Arrays.copyOf(records, size * 2);
        }
        int at = size++;
        while (at > 0 && added.isBefore(records[at - 1])) {
            records[at] = records[at - 1];
            at--;
        }
        records[at] = added;
        note(added);
    }

    /** All records. For those who hold a published generation alone. */
    List<StaffRecord> records() {
        return Arrays.asList(records).subList(0, size);
    }

    /** What the records come to as all is known. For those who hold a published generation alone. */
    Optional<S> present(BiFunction<List<StaffRecord>, Long, Optional<S>> state) {
        Optional<S> made = present;
        if (made == null) {
            made = state.apply(records(), Long.MAX_VALUE);
            present = made;
        }
        return made;
    }

    private void note(StaffRecord record) {
        if (ids != null) {
            ids.add(record.id());
        } else if (size > WORTH_FROM) {
            ids = new HashSet<>();
            records().forEach(each -> ids.add(each.id()));
        }
    }

    private int find(StaffRecord record) {
        if (ids != null && !ids.contains(record.id())) {
            return -1;
        }
        for (int i = size - 1; i >= 0; i--) {
            if (records[i].isSameEvent(record)) {
                return i;
            }
        }
        return -1;
    }
}
