package dev.faultline.timeline.outages;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.facts.FactId;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selected;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Lists outages of datacenters: runs of a datacenter's own state. Their evidence are the facts that changed a device while
 * they ran, those that began and ended them included.
 */
public final class DatacenterOutages {
    private final Facts.Snapshot facts;
    private final Vocabulary.View words;
    private final OutageQuery query;
    private final CriticalRoles critical;
    private final Frame frame;

    /** An outage in the making. */
    private static final class Making {
        private final List<FactId> evidence = new ArrayList<>();
        private final long[] late = new long[DeviceState.values().length];
        private int evidenceCount;
        private long startUncertainty;
        private long endUncertainty;
        private final List<Stretch> stretches = new ArrayList<>();
        private OutageRun run;

        void add(DatacenterSweep sweep) {
            evidenceCount += sweep.changeCount();
            for (FactId id : sweep.changes()) {
                if (evidence.size() < Outage.MAX_EVIDENCE) {
                    evidence.add(id);
                }
            }
        }

        /** The run as it counts: one that is open has no part after {@code asOf}. */
        OutageRun counted() {
            return run.open() ? run.without(late) : run;
        }

        void join(Making next) {
            run = run.joined(next.run);
            for (int state = 0; state < late.length; state++) {
                late[state] += next.late[state];
            }
            stretches.addAll(next.stretches);
            endUncertainty = next.endUncertainty;
            evidenceCount += next.evidenceCount;
            next.evidence.stream().limit(Outage.MAX_EVIDENCE - evidence.size()).forEach(evidence::add);
        }
    }

    private DatacenterOutages(Facts.Snapshot facts, OutageQuery query, CriticalRoles critical, Frame frame) {
        this.facts = facts;
        this.words = facts.vocabulary();
        this.query = query;
        this.critical = critical;
        this.frame = frame;
    }

    /**
     * The outages asked for, in the order of their start and then of the datacenter's name. Roles and devices that the
     * query selects are not looked at: a datacenter's state is made of all of them.
     */
    public static OutagePage of(Facts.Snapshot facts, OutageQuery query, CriticalRoles critical, Frame frame) {
        return new DatacenterOutages(facts, query, critical, frame).page();
    }

    /**
     * Time in which a datacenter was impaired. Nanoseconds.
     *
     * @param to {@link OutageRun#OPEN} where it still is
     * @param fromUncertainty how far its start may be off
     * @param toUncertainty likewise its end
     */
    public record Stretch(long from, long to, long fromUncertainty, long toUncertainty) {}

    /**
     * An outage that counts.
     *
     * @param stretches in which the datacenter was impaired
     * @param evidence the first of the facts that made it, at most {@link Outage#MAX_EVIDENCE}
     * @param evidenceCount how many there are
     */
    public record Counted(OutageRun run, List<Stretch> stretches, List<FactId> evidence, int evidenceCount) {
        public Counted {
            stretches = List.copyOf(stretches);
            evidence = List.copyOf(evidence);
        }

        /** How far its start may be off. */
        public long startUncertainty() {
            return stretches.getFirst().fromUncertainty();
        }

        /** How far its end may be off; 0 while it is open. */
        public long endUncertainty() {
            return stretches.getLast().toUncertainty();
        }
    }

    /**
     * How one datacenter fared.
     *
     * @param firstObserved when the first of its devices was
     * @param outages those that count, from the first on to the first one behind the window's end
     */
    public record Course(String datacenter, long firstObserved, List<Counted> outages) {}

    /** How each datacenter that was asked for and ever observed fared, whatever page was asked for. */
    public static List<Course> courses(Facts.Snapshot facts, OutageQuery query, CriticalRoles critical, Frame frame) {
        var outages = new DatacenterOutages(facts, query, critical, frame);
        List<Course> courses = new ArrayList<>();
        outages.eachDatacenter(datacenter -> outages.course(datacenter).ifPresent(courses::add));
        return courses;
    }

    private Optional<Course> course(int datacenter) {
        DatacenterSweep first = sweep(datacenter);
        if (!first.next()) {
            return Optional.empty();
        }
        List<Counted> outages = new ArrayList<>();
        sweep(datacenter, made -> {
            OutageRun run = made.counted();
            if (counts(datacenter, run)) {
                outages.add(new Counted(run, made.stretches, made.evidence, made.evidenceCount));
            }
        });
        return Optional.of(new Course(words.datacenter(datacenter), first.at(), outages));
    }

    private DatacenterSweep sweep(int datacenter) {
        return new DatacenterSweep(facts, datacenter, critical, query.policy().impact(), query.counting(), frame);
    }

    /** Whether an outage is long enough and does not lie whole in time that does not count. */
    private boolean counts(int datacenter, OutageRun run) {
        long nanos = run.nanos(frame.asOf());
        Counting.Share share = share(datacenter);
        return nanos >= query.policy().minDurationNanos()
                && (share.counts(run.start()) || share.counted(run.start(), run.start() + nanos) > 0);
    }

    private Counting.Share share(int datacenter) {
        return query.counting().ofDatacenter(words.datacenter(datacenter));
    }

    private OutagePage page() {
        var earliest = new EarliestOutages<Outage>(query.limit() + 1, query.after());
        eachDatacenter(datacenter -> sweep(datacenter, made -> show(datacenter, made, earliest)));
        List<Outage> outages = earliest.kept().stream()
                .limit(query.limit())
                .map(EarliestOutages.Kept::what)
                .toList();
        return new OutagePage(outages, earliest.kept().size() > query.limit());
    }

    private void eachDatacenter(IntConsumer look) {
        Selection places = new Selection(query.selection().datacenters(), Set.of(), Set.of());
        boolean[] asked = new Selected(facts, places.within(query.selection().within())).datacenters(frame.upTo());
        IntStream.range(0, asked.length).filter(datacenter -> asked[datacenter]).forEach(look);
    }

    private void show(int datacenter, Making made, EarliestOutages<Outage> earliest) {
        OutageRun run = made.counted();
        Window window = query.window();
        if (!counts(datacenter, run)
                || !run.overlaps(window.from(), window.to(), frame.asOf())
                || query.open().map(open -> open != run.open()).orElse(false)) {
            return;
        }
        var outage = new Outage(
                Optional.empty(),
                words.datacenter(datacenter),
                Optional.empty(),
                run,
                made.startUncertainty,
                made.endUncertainty,
                share(datacenter).work().length(run.start(), run.start() + run.nanos(frame.asOf())),
                made.evidence.stream().map(id -> id.in(words)).toList(),
                made.evidenceCount);
        earliest.show(outage.key(), outage);
    }

    /** Makes the outages of one datacenter in the order of their starts, joined where the policy says so. */
    private void sweep(int datacenter, Consumer<Making> done) {
        DatacenterSweep sweep = sweep(datacenter);
        Making pending = null;
        boolean more = sweep.next();
        while (more) {
            if (!query.policy().impact().holds(sweep.state().ordinal())) {
                more = sweep.next();
                continue;
            }
            Making next = runFromHere(sweep);
            more = !next.run.open();
            if (pending != null
                    && next.run.start() - pending.run.end() < query.policy().mergeGapNanos()) {
                pending.join(next);
            } else {
                if (pending != null) {
                    done.accept(pending);
                    more &= pending.run.start() < query.window().to();
                }
                pending = next;
            }
        }
        if (pending != null) {
            done.accept(pending);
        }
    }

    /** The run that starts at the sweep's instant; the sweep then stands where it ended. */
    private Making runFromHere(DatacenterSweep sweep) {
        var making = new Making();
        long start = sweep.at();
        long detect = Math.max(0, sweep.knownAt() - start);
        making.startUncertainty = sweep.uncertaintyNanos();
        long down = 0;
        long degraded = 0;
        boolean wasDown = false;
        boolean open = false;
        while (!open && query.policy().impact().holds(sweep.state().ordinal())) {
            making.add(sweep);
            boolean isDown = sweep.state() == DeviceState.DOWN;
            wasDown |= isDown;
            long since = sweep.at();
            open = !sweep.next();
            long until = open ? Math.max(since, frame.asOf()) : sweep.at();
            long lasted = until - since;
            making.late[(isDown ? DeviceState.DOWN : DeviceState.DEGRADED).ordinal()] +=
                    until - Math.max(since, Math.min(until, frame.asOf()));
            down += isDown ? lasted : 0;
            degraded += isDown ? 0 : lasted;
        }
        if (!open) {
            making.add(sweep);
            making.endUncertainty = sweep.uncertaintyNanos();
        }
        making.run =
                new OutageRun(start, open ? OutageRun.OPEN : sweep.at(), wasDown, down, degraded, 0, -1, -1, detect);
        making.stretches.add(new Stretch(start, making.run.end(), making.startUncertainty, making.endUncertainty));
        return making;
    }
}
