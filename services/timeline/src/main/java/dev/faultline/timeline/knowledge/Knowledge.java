package dev.faultline.timeline.knowledge;

import dev.faultline.events.DeviceState;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.HistoryWalk;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.StaffRecord;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selected;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the instants at which what is told of an incident changed: those at which something that staff did or said became
 * known, or a change of one of its devices, or that such a change was told wrongly. Before its declaration was known an
 * incident cannot be told: what was known by then became known of it with the declaration. Not for several threads.
 */
public final class Knowledge {
    /** How many facts and retractions are looked at. */
    public static final int MAX_LEARNED = 200_000;

    /** How many moments there are at most; beyond, neighbours become one. */
    public static final int MAX_MOMENTS = 500;

    private static final long SHORTEST_GROUP = 1_000_000_000;
    private static final int UNTOLD = -1;
    private static final long NEVER = Long.MAX_VALUE;

    private final Facts.Snapshot facts;
    private final Vocabulary.View words;
    private final Frame frame;
    private final Span span;
    private final long declaredAt;
    private final List<Selected> selections;
    private final List<Learned> learned = new ArrayList<>();

    /**
     * Of what time the facts are that count.
     *
     * @param story all changes in it count
     * @param relapsesUntil outages count that begin behind the story and before this instant
     */
    public record Span(Window story, long relapsesUntil) {}

    /**
     * What became known when.
     *
     * @param groupWithin what became known so long after the first of a moment, or sooner, belongs to it; nanoseconds. That
     *     which was asked for, or as much longer as {@link #MAX_MOMENTS} makes it
     * @param moments in order
     */
    public record Told(long groupWithin, List<Moment> moments) {
        public Told {
            moments = List.copyOf(moments);
        }
    }

    private record Heard(int state, long occurredAt, long knownAt, long takenBackAt, boolean asked) {
        boolean standsAt(long instant) {
            return knownAt <= instant && takenBackAt > instant;
        }
    }

    private Knowledge(Facts.Snapshot facts, IncidentState incident, Span span, Frame frame) {
        this.facts = facts;
        this.words = facts.vocabulary();
        this.frame = frame;
        this.span = span;
        this.declaredAt = incident.declared().knownAt();
        this.selections = scopes(incident)
                .map(scope -> new Selected(facts, Selection.ALL.within(Optional.of(scope))))
                .toList();
    }

    /**
     * The moments of an incident as far as they are known.
     *
     * @param groupWithin nanoseconds, from 0 on
     * @return empty where more than {@link #MAX_LEARNED} facts and retractions would count
     */
    public static Optional<Told> of(
            Facts.Snapshot facts, IncidentState incident, Span span, Frame frame, long groupWithin) {
        var knowledge = new Knowledge(facts, incident, span, frame);
        incident.records().forEach(knowledge::learn);
        if (!knowledge.learnFacts()) {
            return Optional.empty();
        }
        return Optional.of(knowledge.told(groupWithin));
    }

    /** All scopes that it was ever said to have: each was told at some time. */
    private static Stream<Scope> scopes(IncidentState incident) {
        return Stream.concat(
                        Stream.of(incident.declared().event().scope()),
                        incident.scopeChanges().stream().flatMap(said -> said.event().scope().stream()))
                .distinct();
    }

    private void learn(StaffRecord record) {
        learned.add(new Learned.OfStaff(fromDeclaration(record.knownAt()), record));
    }

    private long fromDeclaration(long knownAt) {
        return Math.max(declaredAt, knownAt);
    }

    private boolean learnFacts() {
        int[] devices = selections.stream()
                .flatMapToInt(selected -> IntStream.of(selected.devices()))
                .sorted()
                .distinct()
                .toArray();
        int staff = learned.size();
        for (int device : devices) {
            learnFacts(device, heard(device));
            if (learned.size() - staff > MAX_LEARNED) {
                return false;
            }
        }
        return true;
    }

    private List<Heard> heard(int device) {
        List<Heard> heard = new ArrayList<>();
        var walk = new HistoryWalk(facts.history(device));
        walk.seek(span.story().from());
        long end = Math.max(span.story().to(), span.relapsesUntil());
        while (walk.next() && walk.occurredAt() < end) {
            long takenBackAt =
                    walk.retraction().map(retraction -> retraction.knownAt()).orElse(NEVER);
            boolean shows = walk.knownAt() <= frame.knownBy() && walk.knownAt() < takenBackAt;
            if (shows) {
                int placement = words.placementOf(walk.detail());
                heard.add(new Heard(
                        walk.state(),
                        walk.occurredAt(),
                        walk.knownAt(),
                        takenBackAt,
                        selections.stream().anyMatch(selected -> selected.asks(device, placement))));
            }
        }
        return heard;
    }

    private void learnFacts(int device, List<Heard> heard) {
        int before = heard.isEmpty() ? UNTOLD : stateBefore(device);
        for (int i = 0; i < heard.size(); i++) {
            Heard fact = heard.get(i);
            boolean afterwards = fact.occurredAt() >= span.story().to();
            if (fact.asked() && (!afterwards || isImpaired(fact)) && isChange(heard, i, before)) {
                learned.add(new Learned.OfFact(fromDeclaration(fact.knownAt()), fact.occurredAt(), afterwards));
                if (fact.takenBackAt() != NEVER && fact.takenBackAt() <= frame.knownBy()) {
                    learned.add(new Learned.OfRetraction(fromDeclaration(fact.takenBackAt())));
                }
            }
        }
    }

    private static boolean isImpaired(Heard fact) {
        return fact.state() == DeviceState.DOWN.ordinal() || fact.state() == DeviceState.DEGRADED.ordinal();
    }

    /** Whether a fact, when it became known, said another state than the device had until then in the order of facts. */
    private static boolean isChange(List<Heard> heard, int at, int before) {
        Heard fact = heard.get(at);
        for (int i = at - 1; i >= 0; i--) {
            if (heard.get(i).standsAt(fact.knownAt())) {
                return heard.get(i).state() != fact.state();
            }
        }
        return before != fact.state();
    }

    private int stateBefore(int device) {
        var cursor = new FactCursor().open(facts.history(device), frame);
        cursor.seek(span.story().from() - 1);
        return cursor.next() && cursor.occurredAt() < span.story().from() ? cursor.state() : UNTOLD;
    }

    private Told told(long groupWithin) {
        learned.sort(Learned.ORDER);
        List<List<Learned>> groups = groups(groupWithin);
        long within = groupWithin;
        while (groups.size() > MAX_MOMENTS) {
            within = Math.max(SHORTEST_GROUP, within * 2);
            groups = groups(within);
        }
        return new Told(within, groups.stream().map(Knowledge::moment).toList());
    }

    private List<List<Learned>> groups(long within) {
        List<List<Learned>> groups = new ArrayList<>();
        for (Learned one : learned) {
            if (groups.isEmpty() || one.knownAt() - groups.getLast().getFirst().knownAt() > within) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(one);
        }
        return groups;
    }

    private static Moment moment(List<Learned> group) {
        List<StaffRecord> staff = new ArrayList<>();
        int facts = 0;
        int retractions = 0;
        int afterwards = 0;
        long latest = 0;
        for (Learned one : group) {
            switch (one) {
                case Learned.OfStaff told -> staff.add(told.record());
                case Learned.OfRetraction taken -> retractions++;
                case Learned.OfFact fact -> {
                    facts += fact.afterwards() ? 0 : 1;
                    afterwards += fact.afterwards() ? 1 : 0;
                    latest = Math.max(latest, fact.knownAt() - fact.occurredAt());
                }
            }
        }
        staff.sort(MomentWords.BY_WEIGHT.thenComparing(StaffRecord.LOG_ORDER));
        return new Moment(
                group.getFirst().knownAt(), group.getLast().knownAt(), staff, facts, retractions, afterwards, latest);
    }
}
