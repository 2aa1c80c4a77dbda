package dev.faultline.timeline.incidents;

import dev.faultline.timeline.columns.SliceTable;
import dev.faultline.timeline.facts.UpTo;
import dev.faultline.timeline.views.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Records by the incident, or the maintenance, that they belong to. One thread writes; {@link #view} freezes what was
 * written, and the next write copies one page and one stream.
 *
 * @param <S> what the records of one come to
 */
final class StaffStreams<S> {
    private static final int PAGE_BITS = 6;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;

    private final BiFunction<List<StaffRecord>, Long, Optional<S>> state;
    private final SliceTable names = new SliceTable();
    private Page<S>[] pages = pages(0);
    private int generation;

    private record Page<S>(int generation, StaffStream<S>[] streams) {}

    /** @param state what records come to, given an instant by which they must be known to count */
    StaffStreams(BiFunction<List<StaffRecord>, Long, Optional<S>> state) {
        this.state = state;
    }

    /** All of them as they were at one position of the log. Never changes; for any thread. */
    static final class View<S> {
        private final BiFunction<List<StaffRecord>, Long, Optional<S>> state;
        private final SliceTable.View names;
        private final Page<S>[] pages;

        private View(StaffStreams<S> streams) {
            state = streams.state;
            names = streams.names.view();
            pages = streams.pages.clone();
        }

        int size() {
            return names.size();
        }

        List<StaffRecord> records(String id, UpTo upTo) {
            int found = names.find(id);
            return found < 0 ? List.of() : stream(found).records(upTo);
        }

        boolean isNews(StaffRecord record) {
            int found = names.find(record.event().subject());
            return found >= 0 && stream(found).isNews(record);
        }

        Stream<StaffRecord> records() {
            return IntStream.range(0, size()).boxed().flatMap(number -> stream(number).records().stream());
        }

        Optional<S> find(String id, Frame frame) {
            int found = names.find(id);
            return found < 0 ? Optional.empty() : state(found, frame);
        }

        /** Those that were known, in the order of first sight. */
        Stream<S> all(Frame frame) {
            return IntStream.range(0, size()).boxed().flatMap(number -> state(number, frame).stream());
        }

        private Optional<S> state(int number, Frame frame) {
            StaffStream<S> stream = stream(number);
            return frame.isPresent()
                    ? stream.present(state)
                    : state.apply(stream.records(frame.prefix().staff()), frame.knownBy());
        }

        private StaffStream<S> stream(int number) {
            return pages[number >>> PAGE_BITS].streams[number & PAGE_SIZE - 1];
        }
    }

    View<S> view() {
        generation++;
        return new View<>(this);
    }

    /** Takes a record in and says whether that changed anything. */
    boolean add(StaffRecord record) {
        int number = names.intern(record.event().subject());
        if (number >>> PAGE_BITS == pages.length) {
            pages = Arrays.copyOf(pages, pages.length + 1);
            pages[pages.length - 1] = new Page<>(generation, streams());
        }
        StaffStream<S> stream = pages[number >>> PAGE_BITS].streams[number & PAGE_SIZE - 1];
        if (stream != null && !stream.changes(record)) {
            return false;
        }
        own(number, stream).add(record);
        return true;
    }

    private StaffStream<S> own(int number, StaffStream<S> stream) {
        if (stream != null && stream.generation == generation) {
            return stream;
        }
        StaffStream<S> owned = stream == null ? new StaffStream<>(generation) : new StaffStream<>(generation, stream);
        int page = number >>> PAGE_BITS;
        if (pages[page].generation != generation) {
            pages[page] = new Page<>(generation, pages[page].streams.clone());
        }
        pages[page].streams[number & PAGE_SIZE - 1] = owned;
        return owned;
    }

    @SuppressWarnings("unchecked")
    private static <S> Page<S>[] pages(int count) {
        return (Page<S>[]) new Page<?>[count];
    }

    @SuppressWarnings("unchecked")
    private static <S> StaffStream<S>[] streams() {
        return (StaffStream<S>[]) new StaffStream<?>[PAGE_SIZE];
    }
}
