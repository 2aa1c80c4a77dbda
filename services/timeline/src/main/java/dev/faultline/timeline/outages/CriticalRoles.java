package dev.faultline.timeline.outages;

import java.util.List;
import java.util.TreeSet;

/**
 * The roles that a datacenter cannot do without: it is down while every device of one of them is.
 *
 * @param names in ascending order
 */
public record CriticalRoles(List<String> names) {
    /** The roles where nothing else is configured. */
    public static final CriticalRoles DEFAULT = new CriticalRoles(List.of("core-router", "edge-router"));

    public CriticalRoles {
        names = List.copyOf(new TreeSet<>(names));
    }
}
