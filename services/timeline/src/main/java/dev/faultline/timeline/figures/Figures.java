package dev.faultline.timeline.figures;

import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.outages.CriticalRoles;
import dev.faultline.timeline.outages.OutagePolicy;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selected;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Answers for figures. The usual questions are answered from the index, corrected for the devices of which it does not know
 * all that matters; all others by a scan. Both give the same figures, and which one it was shows in nothing but the time it
 * took.
 */
public final class Figures {
    /** Scanning so large a share of the devices twice takes longer than scanning all of them once. */
    private static final int CORRECTED_SHARE = 4;
    /** So many devices are worth a turn of a processor of their own. */
    private static final int DEVICES_A_TURN = 256;

    private final Facts.Snapshot facts;
    private final FiguresQuery query;
    private final Frame frame;
    private final Selected asked;
    /** Those of which anything can count; null while nobody asked, for they may be many and the index needs none. */
    private int[] devices;

    /** Where the index is cut. */
    private final Cut cut;
    /**
     * The devices of which the index does not know all that matters: planned work, uncertain instants, and, looking back,
     * what was not known as it is told now.
     */
    private final BitSet corrected;

    private Figures(Facts.Snapshot facts, FiguresQuery query, Frame frame) {
        this.facts = facts;
        this.query = query;
        this.frame = frame;
        this.asked = new Selected(facts, query.selection());
        this.cut = frame.isAllKnown() ? Cut.NONE : new Cut(frame.knownBy());
        this.corrected = isKnownToIndex() ? corrected() : new BitSet();
    }

    /** Of the devices that are asked for: of all others the index holds nothing that counts here. */
    private BitSet corrected() {
        BitSet found = query.counting().leavesOutWork()
                ? query.counting()
                        .planned()
                        .devices(
                                facts,
                                Math.min(query.window().from(), frame.asOf()),
                                query.window().to())
                : new BitSet();
        facts.uncertainDevices().forEach(found::set);
        if (!frame.isAllKnown()) {
            facts.differingAt(cut.instant()).forEach(found::set);
        }
        if (!found.isEmpty() && devices().length < facts.deviceCount()) {
            var among = new BitSet();
            Arrays.stream(devices()).forEach(among::set);
            found.and(among);
        }
        return found;
    }

    private int[] devices() {
        if (devices == null) {
            devices = asked.devices();
        }
        return devices;
    }

    /** The figures of each group that has any case or time in the window, in the order of their keys. */
    public static List<GroupFigures> of(
            Facts.Snapshot facts, FiguresIndex.Snapshot index, FiguresQuery asked, Frame frame) {
        var figures = new Figures(facts, asked.until(frame.now()), frame);
        boolean fewCorrected = figures.corrected.isEmpty()
                || figures.corrected.cardinality() <= figures.devices().length / CORRECTED_SHARE;
        return figures.groups(figures.isKnownToIndex() && fewCorrected ? figures.fromIndex(index) : figures.scanned());
    }

    /**
     * The figures of datacenters as wholes, in the order of their keys. A query by role or device makes no sense here: the
     * state of a datacenter is made of all its devices.
     */
    public static List<GroupFigures> ofDatacenters(
            Facts.Snapshot facts, FiguresQuery asked, CriticalRoles critical, Frame frame) {
        return sorted(DatacenterFigures.of(facts, asked.until(frame.now()), critical, frame));
    }

    /** As {@link #of}, by a scan in any case. */
    static List<GroupFigures> byScan(Facts.Snapshot facts, FiguresQuery asked, Frame frame) {
        var figures = new Figures(facts, asked.until(frame.now()), frame);
        return figures.groups(figures.scanned());
    }

    /** As {@link #of}, by the index however much of it must be corrected; empty where it does not know the answer. */
    static Optional<List<GroupFigures>> byIndex(
            Facts.Snapshot facts, FiguresIndex.Snapshot index, FiguresQuery asked, Frame frame) {
        var figures = new Figures(facts, asked.until(frame.now()), frame);
        return figures.isKnownToIndex() ? Optional.of(figures.groups(figures.fromIndex(index))) : Optional.empty();
    }

    private List<GroupFigures> groups(Tallies tallies) {
        List<Months.Part> parts = Months.asked(query, query.window());
        return sorted(tallies.figures(facts, parts, query.groupBy().isEmpty()));
    }

    private static List<GroupFigures> sorted(List<GroupFigures> groups) {
        return groups.stream().sorted(Comparator.comparing(GroupFigures::key)).toList();
    }

    /**
     * Whether the index knows the answer but for a few devices: all that the log holds, the default policy, all hours, and no
     * single devices. As known in the past it is what occurred by then, but for devices that look different in hindsight.
     */
    private boolean isKnownToIndex() {
        return frame.upTo().isEnd()
                && query.policy().equals(OutagePolicy.DEFAULT)
                && query.counting().hours().isEmpty()
                && query.selection().isOfPlaces()
                && !query.groupBy().contains(Dimension.DEVICE);
    }

    private Tallies fromIndex(FiguresIndex.Snapshot index) {
        Tallies tallies = new IndexedFigures(facts.vocabulary(), index, query, cut).tallies();
        int[] few = corrected.stream().toArray();
        tallies.subtract(frame.isAllKnown() ? scan(facts, frame, true, few) : scanOfCut(few));
        tallies.add(scan(facts, frame, false, few));
        return tallies;
    }

    private Tallies scanOfCut(int[] few) {
        return scan(
                facts.occurredBy(cut.instant()),
                new Frame(FactCursor.ALL_KNOWN, frame.asOf(), frame.now(), frame.prefix()),
                true,
                few);
    }

    private Tallies scanned() {
        return scan(facts, frame, false, devices());
    }

    /**
     * Histories never change: so all processors may take their share of them.
     *
     * @param asIndexed whether all time counts and every instant is taken for exact
     */
    private Tallies scan(Facts.Snapshot histories, Frame from, boolean asIndexed, int[] scanned) {
        FiguresQuery question = asIndexed ? query.ofAllTime() : query;
        int turns = (scanned.length + DEVICES_A_TURN - 1) / DEVICES_A_TURN;
        return IntStream.range(0, turns)
                .parallel()
                .mapToObj(turn -> {
                    var scan = new FiguresScan(histories, question, from, asked, asIndexed);
                    Arrays.stream(scanned, turn * DEVICES_A_TURN, Math.min(scanned.length, (turn + 1) * DEVICES_A_TURN))
                            .forEach(scan::take);
                    return scan.tallies();
                })
                .reduce((some, others) -> {
                    some.add(others);
                    return some;
                })
                .orElseGet(() -> new Tallies(facts.vocabulary(), query));
    }
}
