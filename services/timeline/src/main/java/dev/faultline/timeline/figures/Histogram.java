package dev.faultline.timeline.figures;

/**
 * How many durations fall into each bin; a bin is a thirty-second part of an octave of nanoseconds. Only tells in which bin
 * a rank lies: the value at the rank is then taken from the durations themselves.
 */
final class Histogram {
    /** Bins are numbered from 0 to below this. */
    static final int BINS = 64 * 32;

    private static final int SUB_BITS = 5;

    private final int firstBin;
    private final int[] counts;

    private Histogram(int firstBin, int[] counts) {
        this.firstBin = firstBin;
        this.counts = counts;
    }

    /** Of a sorted leaf. */
    static Histogram of(CaseLeaf leaf) {
        if (leaf.size() == 0) {
            return new Histogram(0, new int[0]);
        }
        int first = bin(leaf.value(0));
        int[] counts = new int[bin(leaf.value(leaf.size() - 1)) - first + 1];
        for (int i = 0; i < leaf.size(); i++) {
            counts[bin(leaf.value(i)) - first]++;
        }
        return new Histogram(first, counts);
    }

    void addTo(int[] totals) {
        for (int i = 0; i < counts.length; i++) {
            totals[firstBin + i] += counts[i];
        }
    }

    /** The bin of a duration, which is not below 0. */
    static int bin(long value) {
        if (value < 1 << SUB_BITS) {
            return (int) value;
        }
        int exponent = 63 - Long.numberOfLeadingZeros(value);
        int sub = (int) (value >>> exponent - SUB_BITS) & (1 << SUB_BITS) - 1;
        return exponent - SUB_BITS + 1 << SUB_BITS | sub;
    }

    /** The smallest duration of a bin. */
    static long floor(int bin) {
        int octave = bin >>> SUB_BITS;
        if (octave == 0) {
            return bin;
        }
        long mantissa = 1L << SUB_BITS | bin & (1 << SUB_BITS) - 1;
        return mantissa << octave - 1;
    }
}
