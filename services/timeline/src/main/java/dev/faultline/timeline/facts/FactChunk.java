package dev.faultline.timeline.facts;

import dev.faultline.timeline.columns.PackedLongs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Up to {@value #CAPACITY} facts of one device in their order, column by column. Written only by the generation that
 * made it; a later one copies it first, so that a snapshot stays as it was.
 */
final class FactChunk {
    static final int CAPACITY = 128;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    private static final long MILLI = 1_000_000;
    private static final int FIRST_CAPACITY = 4;
    private static final int STATE = 0b11;
    private static final int RETRACTED = 0b100;
    private static final int TEXT_ID = 0b1000;
    private static final int DETAIL_SHIFT = 4;

    final int generation;
    int size;
    long[] occurredAt;
    private long[] ids;
    private int[] words;
    /** A byte of each id, looked through eight at a time before any id is; as long as a multiple of eight. */
    private byte[] prints;

    private final PackedLongs delays;
    private final PackedLongs places;
    /** No fact makes a {@link Difference} before the one instant, or from the other on. */
    private long differsFrom = Long.MAX_VALUE;

    private long differsUntil = Long.MIN_VALUE;

    FactChunk(int generation, long firstPlace) {
        this.generation = generation;
        occurredAt = new long[FIRST_CAPACITY];
        ids = new long[FIRST_CAPACITY * 2];
        words = new int[FIRST_CAPACITY];
        prints = new byte[multipleOfEight(FIRST_CAPACITY)];
        delays = new PackedLongs(MILLI, 0, FIRST_CAPACITY);
        places = new PackedLongs(1, firstPlace, FIRST_CAPACITY);
    }

    private FactChunk(int generation, FactChunk from, int begin, int end, int spare) {
        this.generation = generation;
        size = end - begin;
        occurredAt = Arrays.copyOfRange(from.occurredAt, begin, end + spare);
        ids = Arrays.copyOfRange(from.ids, begin * 2, (end + spare) * 2);
        words = Arrays.copyOfRange(from.words, begin, end + spare);
        prints = Arrays.copyOfRange(from.prints, begin, begin + multipleOfEight(size + spare));
        if (begin == 0 && end == from.size) {
            delays = from.delays.copy(spare);
            places = from.places.copy(spare);
            differsFrom = from.differsFrom;
            differsUntil = from.differsUntil;
        } else {
            delays = new PackedLongs(MILLI, 0, size + spare);
            places = new PackedLongs(1, from.places.get(begin), size + spare);
            for (int i = begin; i < end; i++) {
                delays.append(from.delays.get(i));
                places.append(from.places.get(i));
                if (from.retracted(i)) {
                    // When it was taken back is not known here, but with all the others it lies within these bounds.
                    widen(new Difference(from.differsFrom, from.differsUntil));
                } else {
                    widen(Difference.of(from.occurredAt[i], from.knownAt(i), Difference.NEVER));
                }
            }
        }
    }

    FactChunk copy(int newGeneration) {
        return new FactChunk(newGeneration, this, 0, size, 4);
    }

    /** The lower and the upper half, each in a chunk of its own. */
    FactChunk[] split() {
        int middle = size / 2;
        return new FactChunk[] {
            new FactChunk(generation, this, 0, middle, 4), new FactChunk(generation, this, middle, size, 4)
        };
    }

    void insert(int at, Told fact, boolean retracted) {
        if (size == occurredAt.length) {
            int capacity = Math.min(CAPACITY, PackedLongs.grown(size));
            occurredAt = Arrays.copyOf(occurredAt, capacity);
            ids = Arrays.copyOf(ids, capacity * 2);
            words = Arrays.copyOf(words, capacity);
            prints = Arrays.copyOf(prints, multipleOfEight(capacity));
        }
        int behind = size - at;
        if (behind > 0) {
            System.arraycopy(occurredAt, at, occurredAt, at + 1, behind);
            System.arraycopy(ids, at * 2, ids, at * 2 + 2, behind * 2);
            System.arraycopy(words, at, words, at + 1, behind);
            System.arraycopy(prints, at, prints, at + 1, behind);
        }
        occurredAt[at] = fact.occurredAt();
        ids[at * 2] = fact.id().high();
        ids[at * 2 + 1] = fact.id().low();
        words[at] = fact.detail() << DETAIL_SHIFT
                | (fact.id().text() ? TEXT_ID : 0)
                | (retracted ? RETRACTED : 0)
                | fact.state();
        prints[at] = print(fact.id().high(), fact.id().low());
        delays.insert(at, fact.knownAt() - fact.occurredAt());
        places.insert(at, fact.place());
        size++;
    }

    /** The facts up to an instant, that one included, in a chunk to read only; this one where these are all. */
    FactChunk upTo(long instant) {
        int end = upperBound(instant);
        return end == size ? this : new FactChunk(generation, this, 0, end, 0);
    }

    /** The first index at which a fact occurred later than an instant; else the size. */
    int upperBound(long instant) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (occurredAt[middle] <= instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Notes that a fact makes this difference. */
    void widen(Difference difference) {
        if (!difference.isNone()) {
            differsFrom = Math.min(differsFrom, difference.from());
            differsUntil = Math.max(differsUntil, difference.until());
        }
    }

    /** Whether any fact can make a difference at this instant. */
    boolean mayDifferAt(long instant) {
        return differsFrom <= instant && instant < differsUntil;
    }

    int state(int at) {
        return words[at] & STATE;
    }

    boolean retracted(int at) {
        return (words[at] & RETRACTED) != 0;
    }

    void markRetracted(int at) {
        words[at] |= RETRACTED;
    }

    int detail(int at) {
        return words[at] >>> DETAIL_SHIFT;
    }

    long knownAt(int at) {
        return occurredAt[at] + delays.get(at);
    }

    void setKnownAt(int at, long knownAt) {
        delays.set(at, knownAt - occurredAt[at]);
    }

    long place(int at) {
        return places.get(at);
    }

    FactId id(int at) {
        return new FactId(ids[at * 2], ids[at * 2 + 1], (words[at] & TEXT_ID) != 0);
    }

    /** The first fact from {@code from} on that has this id; -1 when there is none. */
    int find(long high, long low, boolean text, int from) {
        long wanted = ONES * (print(high, low) & 0xFF);
        for (int block = from & -8; block < size; block += 8) {
            long differing = (long) EIGHT.get(prints, block) ^ wanted;
            // A byte of it is zero where a print is the wanted one; the highest bits may say so too often, never too
            // seldom.
            if ((differing - ONES & ~differing & HIGHS) == 0) {
                continue;
            }
            for (int i = Math.max(from, block); i < Math.min(size, block + 8); i++) {
                if (ids[i * 2 + 1] == low && ids[i * 2] == high && (words[i] & TEXT_ID) != 0 == text) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Reads a little of every column at the end, where the next fact most likely goes. */
    long touch() {
        return occurredAt[size - 1]
                + ids[size * 2 - 1]
                + words[size - 1]
                + prints[0]
                + prints[size / 2]
                + prints[size - 1]
                + delays.get(size - 1)
                + places.get(size - 1);
    }

    private static byte print(long high, long low) {
        long mixed = high * 31 + low;
        mixed ^= mixed >>> 32;
        mixed ^= mixed >>> 16;
        return (byte) (mixed ^ mixed >>> 8);
    }

    private static int multipleOfEight(int count) {
        return count + 7 & -8;
    }
}
