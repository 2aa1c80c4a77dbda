package dev.faultline.importer;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Where an import speaks: progress in one line that changes on a terminal, in a line now and then elsewhere. For any thread. */
final class Console {
    private static final long ON_TERMINAL = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long ELSEWHERE = TimeUnit.SECONDS.toNanos(5);
    private static final long BETWEEN_NOTICES = TimeUnit.SECONDS.toNanos(2);
    private static final String CLEAR = "\r\033[K";

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private long lastProgress;
    private long lastNotice;
    private boolean noticed;
    private boolean lineShown;

    /**
     * A console.
     *
     * @param terminal whether a line can be written over
     * @param nanos a clock that only goes forward
     */
    Console(PrintStream out, boolean terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
        this.lastProgress = nanos.getAsLong();
    }

    /** Says something in a line of its own. */
    synchronized void say(String line) {
        if (lineShown) {
            out.print(CLEAR);
            lineShown = false;
        }
        out.println(line);
        out.flush();
    }

    /** Says it unless something of that kind was just said: each connection has the same to say of a server that is away. */
    synchronized void notice(String line) {
        long now = nanos.getAsLong();
        if (!noticed || now - lastNotice >= BETWEEN_NOTICES) {
            noticed = true;
            lastNotice = now;
            say(line);
        }
    }

    /** Shows progress, unless it was shown just before. */
    synchronized void progress(Supplier<String> line) {
        long now = nanos.getAsLong();
        if (now - lastProgress < (terminal ? ON_TERMINAL : ELSEWHERE)) {
            return;
        }
        lastProgress = now;
        if (terminal) {
            out.print(CLEAR + line.get());
            out.flush();
            lineShown = true;
        } else {
            say(line.get());
        }
    }
}
