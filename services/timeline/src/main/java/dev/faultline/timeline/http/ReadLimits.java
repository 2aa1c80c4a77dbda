package dev.faultline.timeline.http;

import dev.faultline.timeline.outages.CriticalRoles;
import java.time.Duration;

/**
 * How reads are answered.
 *
 * @param afterWait how long a read waits for the position it asks for; 0 to 30 seconds
 * @param staleAfter an answer says that it is stale when the log did not answer for so long; from 1 second on
 * @param usualLimit how many items a list has where nothing else is asked for; from 1 to {@code maxLimit}
 * @param maxLimit how many items may be asked for; up to 10,000
 * @param criticalRoles the roles that a datacenter cannot do without
 */
public record ReadLimits(
        Duration afterWait, Duration staleAfter, int usualLimit, int maxLimit, CriticalRoles criticalRoles) {
    /** The limits where nothing else is configured. */
    public static final ReadLimits DEFAULT =
            new ReadLimits(Duration.ofSeconds(2), Duration.ofSeconds(10), 100, 1_000, CriticalRoles.DEFAULT);

    private static final int MOST_ITEMS = 10_000;

    public ReadLimits {
        require(
                !afterWait.isNegative() && afterWait.compareTo(Duration.ofSeconds(30)) <= 0,
                "after-wait must lie between PT0S and PT30S, and is " + afterWait);
        require(
                staleAfter.compareTo(Duration.ofSeconds(1)) >= 0,
                "stale-after must be PT1S or more, and is " + staleAfter);
        require(
                maxLimit >= 1 && maxLimit <= MOST_ITEMS,
                "max-limit must lie between 1 and " + MOST_ITEMS + ", and is " + maxLimit);
        require(
                usualLimit >= 1 && usualLimit <= maxLimit,
                "default-limit must lie between 1 and max-limit, and is " + usualLimit);
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
