package dev.faultline.timeline.http;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** By which clocks the people of each datacenter live. No figure depends on it; it is told to whoever shows times. */
public final class DatacenterZones {
    /** No datacenter has a zone of its own. */
    public static final DatacenterZones NONE = new DatacenterZones(Map.of());

    private static final int MOST = 10_000;

    private final Map<String, ZoneId> zones = new TreeMap<>();

    /**
     * The zones as configured.
     *
     * @param named for each datacenter an IANA zone like {@code Europe/Lisbon}, or {@code UTC}; at most 10,000
     * @throws IllegalArgumentException when there are more, or one is no such zone; the message begins with what is wrong
     */
    public DatacenterZones(Map<String, String> named) {
        if (named.size() > MOST) {
            throw new IllegalArgumentException("zones may name " + MOST + " datacenters, and names " + named.size());
        }
        named.forEach((datacenter, zone) -> zones.put(datacenter, zone(datacenter, zone.strip())));
    }

    private static ZoneId zone(String datacenter, String name) {
        try {
            ZoneId zone = ZoneId.of(name);
            // An offset would be wrong for half of the year nearly everywhere, and browsers do not take all of them.
            if (ZoneId.getAvailableZoneIds().contains(name)) {
                return zone;
            }
        } catch (DateTimeException e) {
            // Said below, with what would be right.
        }
        throw new IllegalArgumentException(
                "zones.\"%s\" must be an IANA time zone like Europe/Lisbon, and is %s".formatted(datacenter, name));
    }

    /** The zone of a datacenter as IANA names it; {@code UTC} where none is configured. */
    public String of(String datacenter) {
        ZoneId zone = zones.get(datacenter);
        return zone == null ? "UTC" : zone.getId();
    }
}
