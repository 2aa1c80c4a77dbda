package dev.faultline.timeline.figures;

import java.util.Arrays;

/** Sorts pairs of longs by the first and then the second, without an object for each. */
final class PairSort {
    private static final int INSERTION_LIMIT = 24;

    private long[] majors;
    private long[] minors;
    private int size;

    PairSort(int capacity) {
        majors = new long[capacity];
        minors = new long[capacity];
    }

    void add(long major, long minor) {
        majors[size] = major;
        minors[size++] = minor;
    }

    int size() {
        return size;
    }

    long major(int index) {
        return majors[index];
    }

    long minor(int index) {
        return minors[index];
    }

    void sort() {
        for (int from = 0; from < size; from += INSERTION_LIMIT) {
            insertionSort(from, Math.min(size, from + INSERTION_LIMIT));
        }
        long[] spareMajors = new long[size];
        long[] spareMinors = new long[size];
        for (int width = INSERTION_LIMIT; width < size; width *= 2) {
            for (int from = 0; from < size; from += 2 * width) {
                int middle = Math.min(size, from + width);
                merge(from, middle, Math.min(size, middle + width), spareMajors, spareMinors);
            }
            long[] swap = majors;
            majors = spareMajors;
            spareMajors = swap;
            swap = minors;
            minors = spareMinors;
            spareMinors = swap;
        }
        majors = Arrays.copyOf(majors, size);
        minors = Arrays.copyOf(minors, size);
    }

    private void insertionSort(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long major = majors[i];
            long minor = minors[i];
            int at = i;
            while (at > from && isBefore(major, minor, majors[at - 1], minors[at - 1])) {
                majors[at] = majors[at - 1];
                minors[at] = minors[--at];
            }
            majors[at] = major;
            minors[at] = minor;
        }
    }

    private void merge(int from, int middle, int to, long[] toMajors, long[] toMinors) {
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            boolean takeRight =
                    left == middle || right < to && isBefore(majors[right], minors[right], majors[left], minors[left]);
            int taken = takeRight ? right++ : left++;
            toMajors[at] = majors[taken];
            toMinors[at] = minors[taken];
        }
    }

    private static boolean isBefore(long major, long minor, long otherMajor, long otherMinor) {
        return major < otherMajor || major == otherMajor && minor < otherMinor;
    }
}
