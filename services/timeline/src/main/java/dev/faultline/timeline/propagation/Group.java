package dev.faultline.timeline.propagation;

import java.util.List;
import java.util.OptionalLong;

/**
 * The devices of one role in one datacenter that an incident struck. Instants are nanoseconds since 1970-01-01T00:00Z.
 *
 * @param devices how many were struck
 * @param struckAt when the first of them was
 * @param restoredAt when the last outage of any of them ended; empty while one has not
 * @param evidence ids of the facts that struck the first, at most {@link #MAX_EVIDENCE}
 */
public record Group(
        String datacenter, String role, int devices, long struckAt, OptionalLong restoredAt, List<String> evidence) {
    /** How many facts are named at most. */
    public static final int MAX_EVIDENCE = 100;

    public Group {
        evidence = List.copyOf(evidence);
    }
}
