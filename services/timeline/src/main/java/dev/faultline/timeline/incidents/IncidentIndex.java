package dev.faultline.timeline.incidents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds the incidents that an outage belongs to, by where it was and when, among many thousands. Never changes; for any
 * thread.
 */
public final class IncidentIndex {
    /** The order in which incidents are told: by the start of their impact, and then by id. */
    public static final Comparator<IncidentState> ORDER =
            Comparator.comparingLong(IncidentState::impactStart).thenComparing(IncidentState::id);

    private final SpanTree all;
    private final SpanTree ofRolesEverywhere;
    private final Map<String, SpanTree> byDatacenter;
    private final Map<String, SpanTree> byDevice;

    IncidentIndex(Stream<IncidentState> incidents) {
        List<IncidentState> every = incidents.toList();
        var rolesOnly = new ArrayList<IncidentState>();
        var datacenters = new HashMap<String, List<IncidentState>>();
        var devices = new HashMap<String, List<IncidentState>>();
        for (IncidentState incident : every) {
            if (incident.scope().datacenters().isEmpty()
                    && !incident.scope().roles().isEmpty()) {
                rolesOnly.add(incident);
            }
            put(datacenters, incident.scope().datacenters(), incident);
            put(devices, incident.scope().devices(), incident);
        }
        all = new SpanTree(every);
        ofRolesEverywhere = new SpanTree(rolesOnly);
        byDatacenter = trees(datacenters);
        byDevice = trees(devices);
    }

    /**
     * The incidents that an outage of a device belongs to: those that cover the device and whose reach it overlaps.
     *
     * @param start when the outage started
     * @param end when it ended, or until when it lasts
     */
    public List<IncidentState> of(String device, String datacenter, String role, long start, long end) {
        Set<IncidentState> found = new LinkedHashSet<>();
        Consumer<IncidentState> ofRole = incident -> {
            List<String> roles = incident.scope().roles();
            if (roles.isEmpty() || roles.contains(role)) {
                found.add(incident);
            }
        };
        each(byDatacenter.get(datacenter), start, end, ofRole);
        ofRolesEverywhere.each(start, end, ofRole);
        each(byDevice.get(device), start, end, found::add);
        return found.stream().sorted(ORDER).toList();
    }

    /** The incidents whose reach overlaps [start, end), whatever they strike. */
    public List<IncidentState> lasting(long start, long end) {
        var found = new ArrayList<IncidentState>();
        all.each(start, end, found::add);
        found.sort(ORDER);
        return found;
    }

    private static void each(SpanTree tree, long start, long end, Consumer<IncidentState> show) {
        if (tree != null) {
            tree.each(start, end, show);
        }
    }

    private static void put(Map<String, List<IncidentState>> into, List<String> names, IncidentState incident) {
        names.forEach(name -> into.computeIfAbsent(name, n -> new ArrayList<>()).add(incident));
    }

    private static Map<String, SpanTree> trees(Map<String, List<IncidentState>> lists) {
        var trees = new HashMap<String, SpanTree>();
        lists.forEach((name, incidents) -> trees.put(name, new SpanTree(incidents)));
        return trees;
    }
}
