package dev.faultline.log.kafka.streams;

import java.time.Duration;

/**
 * An instant until which something may take, by the clock of the process that only goes forward.
 *
 * @param nanos as {@link System#nanoTime} counts them
 */
record Deadline(long nanos) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left, in nanoseconds; 0 when it is over. */
    long left() {
        return Math.max(0, nanos - System.nanoTime());
    }

    boolean over() {
        return left() == 0;
    }

    /** Whether at least so much is left. */
    boolean leaves(Duration time) {
        return left() >= time.toNanos();
    }

    /** That much earlier. */
    Deadline minus(Duration time) {
        return new Deadline(nanos - time.toNanos());
    }

    Deadline later(Deadline other) {
        return nanos - other.nanos >= 0 ? this : other;
    }

    Deadline earlier(Deadline other) {
        return nanos - other.nanos <= 0 ? this : other;
    }
}
