package dev.faultline.benchmarks.phases;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** How much of this JVM's heap is in use. */
final class Heap {
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
    private static final int MOST_COLLECTIONS = 10;
    private static final long STEADY_BYTES = 64 * 1024;

    private Heap() {}

    /** Bytes in use when collecting garbage again no longer frees any. */
    static long usedAfterCollection() {
        long last = Long.MAX_VALUE;
        for (int i = 0; i < MOST_COLLECTIONS; i++) {
            MEMORY.gc();
            long used = MEMORY.getHeapMemoryUsage().getUsed();
            if (Math.abs(last - used) < STEADY_BYTES) {
                return used;
            }
            last = used;
        }
        return last;
    }
}
