package dev.faultline.benchmarks.phases;

import dev.faultline.benchmarks.report.Timings;
import dev.faultline.benchmarks.server.HttpConnection;
import java.io.IOException;
import java.util.function.Supplier;

/** One client that asks, waits for the answer, and asks again. */
final class ClosedLoop {
    private static final int OK = 200;

    private final HttpConnection connection;
    private final Supplier<String> paths;

    /**
     * @param connection to ask on
     * @param paths gives the path of each request
     */
    ClosedLoop(HttpConnection connection, Supplier<String> paths) {
        this.connection = connection;
        this.paths = paths;
    }

    /** Asks this often, or until the time is up, whichever comes last; never more than {@code most} times. */
    Timings run(int least, int most, int seconds) throws IOException {
        var timings = new Timings();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (timings.count() < most && (timings.count() < least || System.nanoTime() < end)) {
            String path = paths.get();
            long asked = System.nanoTime();
            int status = connection.get(path);
            timings.add(System.nanoTime() - asked);
            if (status != OK) {
                throw new IOException("GET " + path + " answered " + status + ": " + connection.text());
            }
        }
        return timings;
    }
}
