package dev.faultline.timeline.report;

import dev.faultline.events.staff.IncidentEvent.ActionRecorded;
import dev.faultline.timeline.incidents.Places;
import dev.faultline.timeline.incidents.Said;
import dev.faultline.timeline.outages.DeviceOutage;
import dev.faultline.timeline.views.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the struck devices of one datacenter came back: which share of them was out of its last outage of the incident, over
 * time. Instants are nanoseconds since 1970-01-01T00:00Z.
 *
 * @param datacenter its name
 * @param struck how many devices were struck
 * @param firstImpact when the first of them was
 * @param firstAction when staff first acted on devices there; empty where they did not
 * @param restored50 when half of them, rounded up, were back for good; empty while fewer are
 * @param restored90 when nine of ten, rounded up, were
 * @param restored100 when all were
 * @param points how many were back from an instant on, in the order of time, the first with none; at most {@link
 *     #MAX_POINTS}
 * @param until up to when it is drawn
 * @param told the same in a sentence
 */
public record Curve(
        String datacenter,
        int struck,
        long firstImpact,
        OptionalLong firstAction,
        OptionalLong restored50,
        OptionalLong restored90,
        OptionalLong restored100,
        List<Point> points,
        long until,
        Statement told) {
    /** How many points a curve has at most; of more the ones that tell most are kept. */
    public static final int MAX_POINTS = 400;

    public Curve {
        points = List.copyOf(points);
    }

    /** So many devices are back from an instant on. */
    public record Point(long at, int restored) {}

    /** How many are back at the end. */
    public int restored() {
        return points.getLast().restored();
    }

    /** The curve of one datacenter that the incident struck. */
    static Curve of(Subject subject, String datacenter) {
        List<DeviceOutage> outages = subject.byDatacenter.get(datacenter);
        Map<String, DeviceOutage> last = new HashMap<>();
        outages.forEach(
                outage -> last.merge(outage.device(), outage, (one, other) -> other.end() >= one.end() ? other : one));
        List<DeviceOutage> ends = last.values().stream()
                .filter(outage -> !outage.open())
                .sorted(Comparator.comparingLong(DeviceOutage::end).thenComparing(DeviceOutage::device))
                .toList();
        long first = outages.getFirst().start();
        int struck = last.size();
        Optional<Said<ActionRecorded>> action = firstAction(subject, datacenter);
        OptionalLong half = reached(ends, struck, 50);
        OptionalLong most = reached(ends, struck, 90);
        OptionalLong all = reached(ends, struck, 100);
        long until = all.orElse(Math.max(
                subject.frame.asOf(), ends.isEmpty() ? first : ends.getLast().end()));
        List<String> evidence = new ArrayList<>(List.of(outages.getFirst().startedBy()));
        action.ifPresent(said -> evidence.add(said.record().id()));
        evidence.addAll(Subject.ended(ends));
        return new Curve(
                datacenter,
                struck,
                first,
                action.map(said -> OptionalLong.of(said.occurredAt())).orElse(OptionalLong.empty()),
                half,
                most,
                all,
                points(first, ends),
                until,
                Statement.of(
                        "curve/" + datacenter,
                        sentence(subject.words, datacenter, struck, first, action, half, most, all),
                        evidence.stream().distinct().toList()));
    }

    private static Optional<Said<ActionRecorded>> firstAction(Subject subject, String datacenter) {
        var places = new Places(subject.sources.facts(), subject.frame);
        return subject.incident.actions().stream()
                .filter(said -> said.event().target().isEmpty()
                        || places.meet(said.event().target(), said.occurredAt(), Selection.ofDatacenter(datacenter)))
                .min(Comparator.comparingLong(Said::occurredAt));
    }

    private static OptionalLong reached(List<DeviceOutage> ends, int struck, long percent) {
        int rank = (int) ((struck * percent + 99) / 100);
        return rank > ends.size()
                ? OptionalLong.empty()
                : OptionalLong.of(ends.get(rank - 1).end());
    }

    private static List<Point> points(long first, List<DeviceOutage> ends) {
        List<Point> points = new ArrayList<>(List.of(new Point(first, 0)));
        for (int i = 0; i < ends.size(); i++) {
            if (i + 1 == ends.size() || ends.get(i + 1).end() != ends.get(i).end()) {
                points.add(new Point(ends.get(i).end(), i + 1));
            }
        }
        if (points.size() <= MAX_POINTS) {
            return points;
        }
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < MAX_POINTS; i++) {
            kept.add(points.get((int) ((long) i * (points.size() - 1) / (MAX_POINTS - 1))));
        }
        return kept;
    }

    private static String sentence(
            Words words,
            String datacenter,
            int struck,
            long first,
            Optional<Said<ActionRecorded>> action,
            OptionalLong half,
            OptionalLong most,
            OptionalLong all) {
        List<String> parts = new ArrayList<>();
        action.ifPresent(said -> parts.add("the first action was taken at " + words.time(said.occurredAt())));
        half.ifPresent(at -> parts.add("half of them were back at " + words.time(at)));
        most.ifPresent(at -> parts.add("nine of ten at " + words.time(at)));
        parts.add(all.isPresent() ? "all at " + words.time(all.getAsLong()) : "not all are back");
        return "In " + datacenter + " " + Words.devices(struck) + (struck == 1 ? " was" : " were")
                + " struck, the first at " + words.time(first) + "; " + String.join(", ", parts) + ".";
    }
}
