package dev.faultline.benchmarks.report;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** What processes that do not belong to the run take of the machine meanwhile: they make every figure worse. */
public final class Neighbours {
    private static final com.sun.management.OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    private final List<ProcessHandle> own;
    private final long began = System.nanoTime();
    private final long ownAtBegin;

    /** Begins to watch. */
    public Neighbours(List<ProcessHandle> own) {
        this.own = List.copyOf(own);
        ownAtBegin = ownNanos();
        // What it says is the mean since it was last asked.
        SYSTEM.getCpuLoad();
    }

    /** The share of all processors that others took since the beginning, 0 to 1; empty when the system does not say. */
    public OptionalDouble share() {
        double load = SYSTEM.getCpuLoad();
        double all = (double) (System.nanoTime() - began) * Runtime.getRuntime().availableProcessors();
        return load < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.clamp(load - (ownNanos() - ownAtBegin) / all, 0, 1));
    }

    private long ownNanos() {
        return own.stream()
                .mapToLong(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }
}
