package dev.faultline.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The machine on which a run was made. */
public final class Machine {
    private static final double GIB = 1L << 30;

    private Machine() {}

    /** One line: processors, memory, JDK, operating system. */
    public static String line() {
        return String.format(
                java.util.Locale.ROOT,
                "%d processors%s, %.1f GiB of memory, JDK %s (%s), %s %s %s",
                Runtime.getRuntime().availableProcessors(),
                processor().map(name -> " (" + name + ")").orElse(""),
                memory(),
                Runtime.version(),
                System.getProperty("java.vendor"),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"));
    }

    private static double memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() / GIB
                : Double.NaN;
    }

    private static Optional<String> processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .filter(name -> !name.equals("unknown"))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
