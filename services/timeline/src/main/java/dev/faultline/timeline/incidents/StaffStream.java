package dev.faultline.timeline.incidents;

import dev.faultline.timeline.facts.UpTo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

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
    /** All tellings that matter of events that were told more than once. */
    private List<StaffRecord> retold = List.of();
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
        retold = from.retold.isEmpty() ? List.of() : new ArrayList<>(from.retold);
        // Ids are never taken out: all generations share them.
        ids = from.ids;
    }

    /** Whether {@link #add} would change anything: not after a telling before it that was known as early. */
    boolean changes(StaffRecord record) {
        int known = find(record);
        return known < 0
                || tellings(records[known])
                        .noneMatch(told -> !record.isBefore(told) && told.knownAt() <= record.knownAt());
    }

    /** Takes a record in. Of an event told twice the first telling on the log counts, known when the earlier was known. */
    void add(StaffRecord record) {
        int known = find(record);
        StaffRecord added = record;
        if (known >= 0) {
            StaffRecord told = records[known];
            retell(told, record);
            added = merged(told, record);
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

    /** Whether a record is among all that matter. For those who hold a published generation alone. */
    boolean isNews(StaffRecord record) {
        return Stream.concat(records().stream(), retold.stream())
                .anyMatch(told -> StaffRecord.LOG_ORDER.compare(told, record) == 0);
    }

    /** All records. For those who hold a published generation alone. */
    List<StaffRecord> records() {
        return Arrays.asList(records).subList(0, size);
    }

    /** The records that the log held up to there, as they were then. For those who hold a published generation alone. */
    List<StaffRecord> records(UpTo upTo) {
        if (upTo.isEnd()) {
            return records();
        }
        List<StaffRecord> held = new ArrayList<>();
        for (StaffRecord record : records()) {
            tellings(record)
                    .filter(telling -> upTo.holds(telling.partition(), telling.offset()))
                    .reduce(StaffStream::merged)
                    .ifPresent(held::add);
        }
        held.sort(StaffRecord.LOG_ORDER);
        return held;
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

    /** Of two tellings of an event the first on the log, known when the earlier was known. */
    private static StaffRecord merged(StaffRecord one, StaffRecord other) {
        return (other.isBefore(one) ? other : one).knownBy(Math.min(one.knownAt(), other.knownAt()));
    }

    /** What was told of the event of one of the records: that record alone where it was told once. */
    private Stream<StaffRecord> tellings(StaffRecord record) {
        List<StaffRecord> several = retold.isEmpty()
                ? List.of()
                : retold.stream().filter(record::isSameEvent).toList();
        return several.isEmpty() ? Stream.of(record) : several.stream();
    }

    private void retell(StaffRecord told, StaffRecord again) {
        if (retold.isEmpty()) {
            retold = new ArrayList<>();
        }
        if (retold.stream().noneMatch(told::isSameEvent)) {
            retold.add(told);
        }
        retold.add(again);
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
