package dev.faultline.timeline.figures;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.facts.DeviceHistory;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.outages.OutageFinder;
import dev.faultline.timeline.outages.OutageRun;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selected;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Figures by going through the histories of all devices asked for: any policy, any knowledge, as slow as there are facts. */
final class FiguresScan {
    private final Facts.Snapshot facts;
    private final Vocabulary.View words;
    private final FiguresQuery query;
    private final Frame frame;
    private final Selected asked;
    private final OutageFinder finder;
    private final FactCursor cursor = new FactCursor();
    private final boolean byMonth;
    private final boolean byDatacenter;
    private final boolean byRole;
    private final boolean byDevice;
    private final Map<Slot, Tally> tallies = new HashMap<>();

    /** A group by numbers; -1 for a dimension that was not asked for. */
    private record Slot(int part, int datacenter, int role, int device) {}

    FiguresScan(Facts.Snapshot facts, FiguresQuery query, Frame frame) {
        this.facts = facts;
        this.words = facts.vocabulary();
        this.query = query;
        this.frame = frame;
        this.asked = new Selected(facts, query.selection());
        this.byMonth = query.groupBy().contains(Dimension.MONTH);
        this.byDatacenter = query.groupBy().contains(Dimension.DATACENTER);
        this.byRole = query.groupBy().contains(Dimension.ROLE);
        this.byDevice = query.groupBy().contains(Dimension.DEVICE);
        this.finder = new OutageFinder(query.policy(), frame);
    }

    List<GroupFigures> figures() {
        if (query.groupBy().isEmpty()) {
            tallies.put(new Slot(-1, -1, -1, -1), new Tally());
        }
        List<Months.Part> parts = byMonth ? Months.of(query.window()) : Months.whole(query.window());
        for (int device : asked.devices()) {
            DeviceHistory history = facts.history(device);
            for (int part = 0; part < parts.size(); part++) {
                Window window = parts.get(part).window();
                List<OutageRun> runs = finder.find(history, window.from(), window.to());
                cases(device, runs, part, window);
                time(device, history, runs, part, window);
            }
        }
        List<GroupFigures> groups = new ArrayList<>();
        tallies.forEach((slot, tally) -> {
            if (!tally.isEmpty() || query.groupBy().isEmpty()) {
                groups.add(tally.figures(key(slot, parts)));
            }
        });
        return groups;
    }

    private void cases(int device, List<OutageRun> runs, int part, Window window) {
        long previousStart = Long.MIN_VALUE;
        for (OutageRun run : runs) {
            int placement = words.placementOf(run.firstDetail());
            if (asked.asks(device, placement)) {
                tally(device, placement, part).outage(run, window, previousStart);
            }
            previousStart = run.start();
        }
    }

    /** The last known state holds until the next fact, but that of an open outage only until {@code asOf}. */
    private void time(int device, DeviceHistory history, List<OutageRun> runs, int part, Window window) {
        long to = Math.min(window.to(), frame.now());
        if (to <= window.from()) {
            return;
        }
        int nextRun = 0;
        cursor.open(history, frame);
        cursor.seek(window.from());
        boolean more = cursor.next();
        while (more && cursor.occurredAt() < to) {
            long since = Math.max(cursor.occurredAt(), window.from());
            int state = cursor.state();
            int placement = words.placementOf(cursor.detail());
            more = cursor.next();
            long until = more ? Math.min(cursor.occurredAt(), to) : to;
            if (until <= since || !asked.asks(device, placement)) {
                continue;
            }
            while (nextRun < runs.size() && runs.get(nextRun).end() <= since) {
                nextRun++;
            }
            boolean inOutage = nextRun < runs.size() && runs.get(nextRun).start() <= since;
            Tally tally = tally(device, placement, part);
            if (state == DeviceState.UNKNOWN.ordinal()) {
                tally.unobserved(until - since);
            } else if (!inOutage || !query.policy().impact().holds(state)) {
                tally.observed(until - since);
            } else if (!runs.get(nextRun).open() || until <= frame.asOf()) {
                tally.down(until - since);
            } else {
                long known = Math.max(since, frame.asOf());
                tally.down(known - since);
                tally.unobserved(until - known);
            }
        }
    }

    private Tally tally(int device, int placement, int part) {
        var slot = new Slot(
                byMonth ? part : -1,
                byDatacenter ? words.datacenterOf(placement) : -1,
                byRole ? words.roleOf(placement) : -1,
                byDevice ? device : -1);
        return tallies.computeIfAbsent(slot, s -> new Tally());
    }

    private GroupKey key(Slot slot, List<Months.Part> parts) {
        return new GroupKey(
                slot.datacenter < 0 ? Optional.empty() : Optional.of(words.datacenter(slot.datacenter)),
                slot.role < 0 ? Optional.empty() : Optional.of(words.role(slot.role)),
                slot.device < 0 ? Optional.empty() : Optional.of(facts.name(slot.device)),
                slot.part < 0 ? Optional.empty() : parts.get(slot.part).month());
    }
}
