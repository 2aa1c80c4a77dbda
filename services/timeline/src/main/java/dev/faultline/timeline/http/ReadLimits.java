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
 * @param maxReads how many questions are answered at once; 1 to 10,000
 * @param readWait how long a question waits for its turn; 0 to 30 seconds
 * @param criticalRoles the roles that a datacenter cannot do without
 * @param zones the time zones of datacenters
 */
public record ReadLimits(
        Duration afterWait,
        Duration staleAfter,
        int usualLimit,
        int maxLimit,
        int maxReads,
        Duration readWait,
        CriticalRoles criticalRoles,
        DatacenterZones zones) {
    private static final int MOST_ITEMS = 10_000;
    private static final int MOST_READS = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** The limits where nothing else is configured. */
    public static final ReadLimits DEFAULT = new ReadLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            100,
            1_000,
            32,
            Duration.ofSeconds(5),
            CriticalRoles.DEFAULT,
            DatacenterZones.NONE);

    public ReadLimits {
        requireWait("after-wait", afterWait);
        requireWait("read-wait", readWait);
        require(
                maxReads >= 1 && maxReads <= MOST_READS,
                "max-reads must lie between 1 and " + MOST_READS + ", and is " + maxReads);
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

    private static void requireWait(String name, Duration wait) {
        require(
                !wait.isNegative() && wait.compareTo(LONGEST_WAIT) <= 0,
                name + " must lie between PT0S and " + LONGEST_WAIT + ", and is " + wait);
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
