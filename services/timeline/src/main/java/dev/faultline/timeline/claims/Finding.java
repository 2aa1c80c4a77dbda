package dev.faultline.timeline.claims;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the facts say of a claim. Instants are nanoseconds since 1970-01-01T00:00Z.
 *
 * @param verdict how the claim stands
 * @param devices how many devices the claim speaks of at the claimed instant
 * @param observed how many of them had a known state then, or were in an outage that lost sight did not end
 * @param impaired how many were in an outage then
 * @param restoredAt when the last outage ended that had begun by then; empty while one has not, and where there was none
 * @param evidence ids of the facts that show the verdict: of outages that contradict it or of a relapse the ones that began
 *     them, else the ones that ended the outages before; at most {@link #MAX_EVIDENCE}
 * @param evidenceCount how many such facts there are
 * @param relapse where the verdict is {@link Verdict#RELAPSED}
 */
public record Finding(
        Verdict verdict,
        int devices,
        int observed,
        int impaired,
        OptionalLong restoredAt,
        List<String> evidence,
        int evidenceCount,
        Optional<Relapse> relapse) {
    /** How many facts are named at most. */
    public static final int MAX_EVIDENCE = 100;

    public Finding {
        evidence = List.copyOf(evidence);
    }
}
