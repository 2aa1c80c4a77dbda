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
    /** Where in the leaf the durations of each bin begin, and behind the last one where they end. */
    private final int[] begins;

    private Histogram(int firstBin, int[] begins) {
        this.firstBin = firstBin;
        this.begins = begins;
    }

    /** Of a sorted leaf. */
    static Histogram of(CaseLeaf leaf) {
        if (leaf.size() == 0) {
            return new Histogram(0, new int[1]);
        }
        int first = bin(leaf.value(0));
        int[] begins = new int[bin(leaf.value(leaf.size() - 1)) - first + 2];
        for (int i = 0; i < leaf.size(); i++) {
            begins[bin(leaf.value(i)) - first + 1]++;
        }
        for (int i = 1; i < begins.length; i++) {
            begins[i] += begins[i - 1];
        }
        return new Histogram(first, begins);
    }

    void addTo(int[] totals) {
        for (int i = 1; i < begins.length; i++) {
            totals[firstBin + i - 1] += begins[i] - begins[i - 1];
        }
    }

    /** Where in the leaf the durations of a bin begin. */
    int begin(int bin) {
        return begins[Math.clamp(bin - firstBin, 0, begins.length - 1)];
    }

    /** Where they end. */
    int end(int bin) {
        return begin(bin + 1);
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
