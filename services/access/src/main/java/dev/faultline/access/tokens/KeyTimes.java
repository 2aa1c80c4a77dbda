package dev.faultline.access.tokens;

import java.time.Duration;

/**
 * How long keys stand.
 *
 * @param refresh after this they are fetched anew while the old ones go on serving, 10 s to 1 day
 * @param retry they are fetched at most once in this time, 1 s to 10 min
 * @param maxAge after this they are trusted no more if they could not be fetched again, from {@code refresh} to 30 days
 */
public record KeyTimes(Duration refresh, Duration retry, Duration maxAge) {
    public KeyTimes {
        check("keys-refresh", refresh, Duration.ofSeconds(10), Duration.ofDays(1));
        check("keys-retry", retry, Duration.ofSeconds(1), Duration.ofMinutes(10));
        check("keys-max-age", maxAge, refresh, Duration.ofDays(30));
    }

    private static void check(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", and is " + value);
        }
    }
}
