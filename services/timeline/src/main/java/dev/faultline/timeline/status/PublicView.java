package dev.faultline.timeline.status;

import dev.faultline.events.staff.IncidentEvent.CorrectiveActionPlanned;
import dev.faultline.timeline.columns.SliceTable;
import dev.faultline.timeline.counting.PlannedWork;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.incidents.Incidents;
import dev.faultline.timeline.incidents.MaintenanceState;
import dev.faultline.timeline.incidents.Places;
import dev.faultline.timeline.incidents.StaffRecord;
import dev.faultline.timeline.views.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes what the public is told of what is known. The same facts, words of staff and time give the same. */
public final class PublicView {
    /** How many days each datacenter shows. */
    public static final int DAYS = 90;
    /** How many datacenters are told of, the first by name. */
    public static final int MAX_SITES = 500;
    /** How many open and how many past incidents are told of, the latest. */
    public static final int MAX_INCIDENTS = 200;
    /** How many works of each kind: under way, to come, done. */
    public static final int MAX_WORKS = 50;
    /** How many updates of an incident, the latest. */
    public static final int MAX_UPDATES = 200;

    private final Facts.Snapshot facts;
    private final Incidents.Snapshot staff;
    private final PublicRules rules;
    private final Frame frame;
    private final Redaction redaction;
    private final Scopes scopes;

    private PublicView(Facts.Snapshot facts, Incidents.Snapshot staff, PublicRules rules, long now) {
        this.facts = facts;
        this.staff = staff;
        this.rules = rules;
        this.frame = Frame.present(now);
        this.redaction = redaction();
        this.scopes = new Scopes(new Places(facts, frame), redaction);
    }

    /** What the public is told at an instant, in nanoseconds since 1970-01-01T00:00Z. */
    public static PublicStatus of(Facts.Snapshot facts, Incidents.Snapshot staff, PublicRules rules, long now) {
        return new PublicView(facts, staff, rules, now).status();
    }

    private PublicStatus status() {
        var telling = new IncidentTelling(rules, scopes, redaction);
        // The key settles the order where all else is equal, for the log's may differ between topics.
        List<PublicIncident> incidents = staff.incidents(frame)
                .map(telling::of)
                .sorted(Comparator.comparingLong(PublicIncident::started)
                        .reversed()
                        .thenComparing(PublicIncident::key))
                .toList();
        List<PublicIncident> open =
                incidents.stream().filter(each -> !each.phase().isOver()).toList();
        List<PublicIncident> past =
                incidents.stream().filter(each -> each.phase().isOver()).toList();
        List<PublicWork> works = staff.maintenance(frame)
                .filter(work -> work.cancelled().isEmpty())
                .map(this::work)
                .sorted(Comparator.comparingLong(PublicWork::from).thenComparing(PublicWork::key))
                .toList();
        List<PublicWork> under =
                works.stream().filter(work -> work.holds(frame.asOf())).toList();
        List<PublicWork> ahead =
                works.stream().filter(work -> work.from() > frame.asOf()).toList();
        List<PublicWork> done = works.stream()
                .filter(work -> work.to() <= frame.asOf())
                .toList()
                .reversed();
        int leftOut = beyond(open, MAX_INCIDENTS)
                + beyond(past, MAX_INCIDENTS)
                + beyond(under, MAX_WORKS)
                + beyond(ahead, MAX_WORKS)
                + beyond(done, MAX_WORKS);
        return new PublicStatus(
                frame.asOf(),
                sites(),
                first(open, MAX_INCIDENTS),
                first(past, MAX_INCIDENTS),
                first(under, MAX_WORKS),
                first(ahead, MAX_WORKS),
                first(done, MAX_WORKS),
                leftOut);
    }

    private List<Site> sites() {
        Vocabulary.View words = facts.vocabulary();
        PlannedWork planned = PlannedWork.of(staff.maintenance(frame), facts);
        var telling = new SiteTelling(facts, planned, rules.critical(), frame);
        var bars = new DayBars(facts, planned, rules.critical(), frame, DAYS);
        List<String> names = IntStream.range(0, words.datacenters().size())
                .mapToObj(words::datacenter)
                .sorted()
                .toList();
        List<Site> sites = new ArrayList<>();
        for (String name : names) {
            SiteTelling.Standing standing = telling.of(words.datacenters().find(name));
            if (sites.size() < MAX_SITES && !standing.roles().isEmpty()) {
                long first = bars.firstObserved(name).orElse(frame.asOf());
                sites.add(new Site(
                        name,
                        standing.condition(),
                        standing.roles(),
                        bars.of(name),
                        first,
                        bars.changedAt(name).orElse(first)));
            }
        }
        return sites;
    }

    private PublicWork work(MaintenanceState work) {
        return new PublicWork(
                PublicNames.key("maintenance", work.id()),
                redaction.of(work.title()),
                work.span().from(),
                work.span().to(),
                scopes.affected(work.scope(), work.span().from()),
                work.scheduled().knownAt());
    }

    private Redaction redaction() {
        Set<String> names = new HashSet<>();
        staff.records().forEach(record -> name(record, names));
        names.removeIf(String::isBlank);
        Vocabulary.View words = facts.vocabulary();
        return new Redaction(
                word -> facts.find(word).isPresent(),
                names,
                word -> words.datacenters().find(word) != SliceTable.ABSENT
                        || words.roles().find(word) != SliceTable.ABSENT);
    }

    private static void name(StaffRecord record, Set<String> into) {
        into.add(record.event().act().actor());
        if (record.event() instanceof CorrectiveActionPlanned planned) {
            into.add(planned.owner());
        }
    }

    private static int beyond(List<?> all, int most) {
        return Math.max(0, all.size() - most);
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(all.size(), most));
    }
}
