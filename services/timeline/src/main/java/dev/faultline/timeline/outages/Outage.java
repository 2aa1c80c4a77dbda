package dev.faultline.timeline.outages;

import java.util.List;
import java.util.Optional;

/**
 * An outage with all that a list tells of it.
 *
 * @param device its id; empty for an outage of a datacenter
 * @param datacenter where its first fact says the device stood
 * @param role likewise; empty for an outage of a datacenter
 * @param run its times
 * @param startUncertaintyNanos how far the real start may lie from the one told, on either side
 * @param endUncertaintyNanos likewise of the end; 0 while it is open
 * @param plannedNanos how much of its duration lies in planned work, whether that counts or not
 * @param evidence ids of the first facts that made it, at most {@link #MAX_EVIDENCE}
 * @param evidenceCount how many there are
 */
public record Outage(
        Optional<String> device,
        String datacenter,
        Optional<String> role,
        OutageRun run,
        long startUncertaintyNanos,
        long endUncertaintyNanos,
        long plannedNanos,
        List<String> evidence,
        int evidenceCount) {
    /** How many facts are named as evidence. */
    public static final int MAX_EVIDENCE = 100;

    public Outage {
        evidence = List.copyOf(evidence);
    }

    /** How far its duration may be off on either side. */
    public long uncertaintyNanos() {
        return startUncertaintyNanos + endUncertaintyNanos;
    }

    /** Its place in a list. */
    public OutageKey key() {
        return new OutageKey(run.start(), device.orElse(datacenter));
    }
}
