package dev.faultline.standalone.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The figures that one telling of the outage must give.
 *
 * @param networkOutageSeconds of each datacenter, in the order in which datacenters are shown
 * @param availabilityPercent of each datacenter's network, rounded to three decimals
 * @param meanTimeToRestoreSeconds over the network of all datacenters
 * @param mailOutageSeconds of each datacenter
 * @param phoneOutageSeconds of the one phone system
 */
record PublishedFigures(
        Map<String, BigDecimal> networkOutageSeconds,
        Map<String, BigDecimal> availabilityPercent,
        BigDecimal meanTimeToRestoreSeconds,
        Map<String, BigDecimal> mailOutageSeconds,
        BigDecimal phoneOutageSeconds) {

    /** The datacenters in the order in which they are shown. */
    List<String> datacenters() {
        return List.copyOf(networkOutageSeconds.keySet());
    }
}
