package dev.faultline.timeline.views;

import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.facts.DatacenterMembers;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.UpTo;
import dev.faultline.timeline.facts.Vocabulary;
import java.util.BitSet;
import java.util.Collection;
import java.util.stream.IntStream;

/** A selection by the numbers of one state of the facts: which devices to look at, and which of their facts count. */
public final class Selected {
    private final Facts.Snapshot facts;
    private final Selection selection;
    private final boolean[] placements;
    /** Those that count for devices which the scope names, wherever they stand. */
    private final boolean[] placementsOfNamed;

    private final BitSet named = new BitSet();

    public Selected(Facts.Snapshot facts, Selection selection) {
        this.facts = facts;
        this.selection = selection;
        this.placements = selection.placements(facts.vocabulary());
        this.placementsOfNamed = selection.placementsAnywhere(facts.vocabulary());
        selection.within().ifPresent(scope -> numbers(scope.devices()).forEach(named::set));
    }

    /** Whether a fact of one of {@link #devices} that places it so is asked for. */
    public boolean asks(int device, int placement) {
        return placements[placement] || placementsOfNamed[placement] && named.get(device);
    }

    /** The devices of which any fact can be asked for, in ascending order. */
    public int[] devices() {
        if (!selection.devices().isEmpty()) {
            return numbers(selection.devices()).sorted().toArray();
        }
        return selection.within().map(this::ofScope).orElseGet(this::ofPlaces).toArray();
    }

    /** For each datacenter whether the log, up to there, tells of a device in it of which a fact can be asked for. */
    public boolean[] datacenters(UpTo upTo) {
        Vocabulary.View words = facts.vocabulary();
        boolean[] asked = new boolean[words.datacenters().size()];
        for (int placement = 0; placement < placements.length; placement++) {
            asked[words.datacenterOf(placement)] |=
                    placements[placement] && facts.placements().holds(placement, upTo);
        }
        for (int datacenter = 0; datacenter < asked.length && !named.isEmpty(); datacenter++) {
            boolean wanted =
                    selection.datacenters().isEmpty() || selection.datacenters().contains(words.datacenter(datacenter));
            int there = datacenter;
            asked[datacenter] |= wanted
                    && members(datacenter)
                            .filter(named::get)
                            .anyMatch(device -> upTo.isEnd() || facts.placed(device, there, upTo));
        }
        return asked;
    }

    private IntStream ofPlaces() {
        return selection.datacenters().isEmpty()
                ? IntStream.range(0, facts.deviceCount())
                : members(selection.datacenters()).sorted().distinct();
    }

    private IntStream ofScope(Scope scope) {
        if (scope.datacenters().isEmpty() && !scope.roles().isEmpty()) {
            return IntStream.range(0, facts.deviceCount());
        }
        return IntStream.concat(members(scope.datacenters()), named.stream())
                .sorted()
                .distinct();
    }

    private IntStream members(Collection<String> datacenters) {
        return datacenters.stream()
                .mapToInt(name -> facts.vocabulary().datacenters().find(name))
                .filter(found -> found >= 0)
                .flatMap(this::members);
    }

    private IntStream members(int datacenter) {
        DatacenterMembers.View members = facts.members();
        return IntStream.range(0, members.size(datacenter)).map(i -> members.device(datacenter, i));
    }

    private IntStream numbers(Collection<String> names) {
        return names.stream().flatMap(name -> facts.find(name).stream()).mapToInt(Integer::intValue);
    }
}
