package dev.faultline.timeline.figures;

import java.util.Arrays;

/**
 * Changes to cases that are not made yet. Facts come in for one cell after the other at random, and each change alone would
 * find its cell far away in memory; gathered and made cell by cell, in the order in which they came for each, they find it
 * near.
 */
final class PendingCases {
    /** After so many they are made. */
    static final int CAPACITY = 16_384;

    private static final CaseKind[] KINDS = CaseKind.values();

    private final int[] placements = new int[CAPACITY];
    private final byte[] kinds = new byte[CAPACITY];
    private final byte[] operations = new byte[CAPACITY];
    private final long[] values = new long[CAPACITY];
    private final long[] times = new long[CAPACITY];
    private final int[] order = new int[CAPACITY];
    private int[] firstOf = new int[0];
    private int size;

    /** What is done to a series. */
    enum Operation {
        ADD,
        REMOVE,
        OPEN,
        UNOPEN;

        private static final Operation[] ALL = values();
    }

    /** Where changes are made. */
    interface Target {
        /**
         * @param value the duration, for cases that have ended
         * @param time when they ended, or when open ones started
         */
        void change(int placement, CaseKind kind, Operation operation, long value, long time);
    }

    boolean full() {
        return size == CAPACITY;
    }

    void put(int placement, CaseKind kind, Operation operation, long value, long time) {
        placements[size] = placement;
        kinds[size] = (byte) kind.ordinal();
        operations[size] = (byte) operation.ordinal();
        values[size] = value;
        times[size++] = time;
    }

    /** Makes all changes, and forgets them. */
    void makeAll(Target target) {
        orderByPlacement();
        for (int i = 0; i < size; i++) {
            int at = order[i];
            target.change(placements[at], KINDS[kinds[at]], Operation.ALL[operations[at]], values[at], times[at]);
        }
        size = 0;
    }

    /** A counting sort, which keeps the order of what is equal. */
    private void orderByPlacement() {
        int highest = 0;
        for (int i = 0; i < size; i++) {
            highest = Math.max(highest, placements[i]);
        }
        if (firstOf.length < highest + 2) {
            firstOf = new int[highest + 2];
        }
        Arrays.fill(firstOf, 0, highest + 2, 0);
        for (int i = 0; i < size; i++) {
            firstOf[placements[i] + 1]++;
        }
        for (int placement = 0; placement <= highest; placement++) {
            firstOf[placement + 1] += firstOf[placement];
        }
        for (int i = 0; i < size; i++) {
            order[firstOf[placements[i]]++] = i;
        }
    }
}
