package dev.faultline.standalone.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The figures that Faultline gives for one telling; a datacenter that has none is missing in the map.
 *
 * @param networkOutageSeconds mean time to restore of each datacenter's routers, which all share one outage
 * @param availability of each datacenter's routers, a fraction of 1
 * @param meanTimeToRestoreSeconds over the routers of all datacenters; empty when none was restored
 * @param mailOutageSeconds of each datacenter
 * @param phoneOutageSeconds of each datacenter that has a phone system
 * @param milestones of each datacenter's network on the day
 */
record ComputedFigures(
        Map<String, BigDecimal> networkOutageSeconds,
        Map<String, BigDecimal> availability,
        Optional<BigDecimal> meanTimeToRestoreSeconds,
        Map<String, BigDecimal> mailOutageSeconds,
        Map<String, BigDecimal> phoneOutageSeconds,
        Map<String, Milestones> milestones) {

    /** When a datacenter's network was first hit, and when half, 90 % and all of it was back; empty when it never was. */
    record Milestones(
            Optional<Instant> firstImpact,
            Optional<Instant> restored50,
            Optional<Instant> restored90,
            Optional<Instant> restored100) {}
}
