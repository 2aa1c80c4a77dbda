package dev.faultline.timeline.figures;

/** The value at a rank of an unsorted array, in time that grows with its length (C. A. R. Hoare, "Find", 1961). */
final class Quickselect {
    private Quickselect() {}

    /** The value that would stand at {@code rank}, from 0, were the first {@code size} sorted. Reorders them. */
    static long select(long[] values, int size, int rank) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            long pivot = middleOf(values[low], values[(low + high) >>> 1], values[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    long swapped = values[left];
                    values[left++] = values[right];
                    values[right--] = swapped;
                }
            }
            if (rank <= right) {
                high = right;
            } else if (rank >= left) {
                low = left;
            } else {
                return values[rank];
            }
        }
        return values[rank];
    }

    private static long middleOf(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
