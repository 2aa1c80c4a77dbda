package dev.faultline.timeline.devices;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.columns.SliceTable;
import dev.faultline.timeline.facts.DatacenterMembers;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.outages.CriticalRoles;
import dev.faultline.timeline.outages.DatacenterTally;
import dev.faultline.timeline.outages.Impact;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;

/** How devices and datacenters stand at {@code frame.asOf()}. For one thread. */
public final class Standings {
    private final Facts.Snapshot facts;
    private final Vocabulary.View words;
    private final Frame frame;
    private final FactCursor cursor = new FactCursor();

    public Standings(Facts.Snapshot facts, Frame frame) {
        this.facts = facts;
        this.words = facts.vocabulary();
        this.frame = frame;
    }

    /**
     * The devices asked for, in the order of their ids.
     *
     * @param states any of these; empty for all
     * @param after only devices behind this id
     * @param limit how many at most, from 1 on
     */
    public Page<DeviceStanding> devices(
            Selection selection, Set<DeviceState> states, Optional<String> after, int limit) {
        boolean[] asked = selection.placements(words);
        var lastFirst =
                new PriorityQueue<Named>(Comparator.comparing(Named::name).reversed());
        int[] among = among(selection);
        for (int device : among) {
            if (!standAt(device)
                    || !asked[words.placementOf(cursor.detail())]
                    || !states.isEmpty() && !states.contains(DeviceState.of(cursor.state()))) {
                continue;
            }
            String name = facts.name(device);
            if (after.isPresent() && name.compareTo(after.get()) <= 0) {
                continue;
            }
            if (lastFirst.size() > limit) {
                if (name.compareTo(lastFirst.peek().name()) >= 0) {
                    continue;
                }
                lastFirst.remove();
            }
            lastFirst.add(new Named(name, device));
        }
        List<DeviceStanding> items = lastFirst.stream()
                .sorted(Comparator.comparing(Named::name))
                .limit(limit)
                .map(named -> standing(named.device()).orElseThrow())
                .toList();
        return new Page<>(items, lastFirst.size() > limit);
    }

    private record Named(String name, int device) {}

    /** How one device stands; empty where nothing is known of it yet. */
    public Optional<DeviceStanding> device(String name) {
        return facts.find(name).flatMap(this::standing);
    }

    /**
     * The datacenters in which devices stand, in the order of their names.
     *
     * @param after only datacenters behind this name
     * @param limit how many at most, from 1 on
     */
    public Page<DatacenterStanding> datacenters(CriticalRoles critical, Optional<String> after, int limit) {
        List<String> names = IntStream.range(0, words.datacenters().size())
                .mapToObj(words::datacenter)
                .filter(name -> after.isEmpty() || name.compareTo(after.get()) > 0)
                .sorted()
                .toList();
        List<DatacenterStanding> items = new ArrayList<>();
        for (String name : names) {
            DatacenterStanding standing = standing(words.datacenters().find(name), critical);
            if (standing.devices() == 0) {
                continue;
            }
            if (items.size() == limit) {
                return new Page<>(items, true);
            }
            items.add(standing);
        }
        return new Page<>(items, false);
    }

    /** How one datacenter stands; empty where no fact that counts names it. */
    public Optional<DatacenterStanding> datacenter(String name, CriticalRoles critical) {
        int datacenter = words.datacenters().find(name);
        if (datacenter == SliceTable.ABSENT) {
            return Optional.empty();
        }
        DatacenterStanding standing = standing(datacenter, critical);
        return standing.devices() > 0 || isKnown(datacenter) ? Optional.of(standing) : Optional.empty();
    }

    /** Whether any fact that counts names this datacenter. */
    public boolean isKnownDatacenter(String name) {
        int datacenter = words.datacenters().find(name);
        return datacenter != SliceTable.ABSENT && isKnown(datacenter);
    }

    private boolean isKnown(int datacenter) {
        DatacenterMembers.View members = facts.members();
        for (int i = 0; i < members.size(datacenter); i++) {
            cursor.open(facts.history(members.device(datacenter, i)), frame);
            while (cursor.next()) {
                if (datacenterHere() == datacenter) {
                    return true;
                }
            }
        }
        return false;
    }

    private DatacenterStanding standing(int datacenter, CriticalRoles critical) {
        var tally = new DatacenterTally(words, critical);
        int openOutages = 0;
        DatacenterMembers.View members = facts.members();
        for (int i = 0; i < members.size(datacenter); i++) {
            int device = members.device(datacenter, i);
            if (standAt(device) && datacenterHere() == datacenter) {
                tally.change(words.roleOf(words.placementOf(cursor.detail())), cursor.state(), 1);
                openOutages += outageSince(device).isPresent() ? 1 : 0;
            }
        }
        List<DatacenterStanding.CriticalRole> roles = new ArrayList<>();
        for (int i = 0; i < critical.names().size(); i++) {
            if (tally.ofCriticalRole(i) > 0) {
                roles.add(new DatacenterStanding.CriticalRole(
                        critical.names().get(i), tally.ofCriticalRole(i), tally.downOfCriticalRole(i)));
            }
        }
        return new DatacenterStanding(
                words.datacenter(datacenter),
                tally.count() == 0 ? Optional.empty() : Optional.of(tally.state()),
                tally.count(),
                tally.count(DeviceState.UP),
                tally.count(DeviceState.DEGRADED),
                tally.count(DeviceState.DOWN),
                tally.count(DeviceState.UNKNOWN),
                openOutages,
                roles);
    }

    private Optional<DeviceStanding> standing(int device) {
        if (!standAt(device)) {
            return Optional.empty();
        }
        int placement = words.placementOf(cursor.detail());
        DeviceState state = DeviceState.of(cursor.state());
        String fact = cursor.id().in(words);
        long occurredAt = cursor.occurredAt();
        long knownAt = cursor.knownAt();
        return Optional.of(new DeviceStanding(
                facts.name(device),
                words.datacenter(words.datacenterOf(placement)),
                words.role(words.roleOf(placement)),
                state,
                fact,
                occurredAt,
                knownAt,
                outageSince(device)));
    }

    /** Puts the cursor at the fact that rules now; false where there is none yet. */
    private boolean standAt(int device) {
        cursor.open(facts.history(device), frame);
        cursor.seek(frame.asOf());
        return cursor.next() && cursor.occurredAt() <= frame.asOf();
    }

    private int datacenterHere() {
        return words.datacenterOf(words.placementOf(cursor.detail()));
    }

    /** Moves the cursor, unless it stands at a fact that says {@code up}. */
    private OptionalLong outageSince(int device) {
        if (cursor.state() == DeviceState.UP.ordinal()) {
            return OptionalLong.empty();
        }
        cursor.open(facts.history(device), frame);
        cursor.seekUpBefore(frame.asOf() + 1);
        OptionalLong since = OptionalLong.empty();
        while (cursor.next() && cursor.occurredAt() <= frame.asOf()) {
            if (cursor.state() == DeviceState.UP.ordinal()) {
                since = OptionalLong.empty();
            } else if (since.isEmpty() && Impact.ANY.holds(cursor.state())) {
                since = OptionalLong.of(cursor.occurredAt());
            }
        }
        return since;
    }

    private int[] among(Selection selection) {
        if (!selection.devices().isEmpty()) {
            return selection.devices().stream()
                    .flatMap(name -> facts.find(name).stream())
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        if (selection.datacenters().size() == 1) {
            int datacenter =
                    words.datacenters().find(selection.datacenters().iterator().next());
            DatacenterMembers.View members = facts.members();
            return datacenter == SliceTable.ABSENT
                    ? new int[0]
                    : IntStream.range(0, members.size(datacenter))
                            .map(i -> members.device(datacenter, i))
                            .toArray();
        }
        return IntStream.range(0, facts.deviceCount()).toArray();
    }
}
