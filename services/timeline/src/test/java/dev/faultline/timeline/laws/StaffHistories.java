package dev.faultline.timeline.laws;

import dev.faultline.events.EncodedEvent;
import dev.faultline.events.Topics;
import dev.faultline.events.staff.Act;
import dev.faultline.events.staff.ActionKind;
import dev.faultline.events.staff.ActionOutcome;
import dev.faultline.events.staff.CauseKind;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.IncidentEvent.ImpactStart;
import dev.faultline.events.staff.LinkKind;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.Milestone;
import dev.faultline.events.staff.ReportSection;
import dev.faultline.events.staff.ReportStatus;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.Severity;
import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.events.staff.StaffEvent;
import dev.faultline.events.staff.StaffEventCodec;
import dev.faultline.log.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random histories of what staff did and said, the same for the same seed: legal and illegal ones, with instants from a
 * small pool, so that spans and windows meet.
 */
public final class StaffHistories {
    private static final Instant BASE = Instant.parse("2013-08-20T00:00:00Z");
    private static final int POOL = 12;
    private static final int PARTITIONS = 3;

    private final RandomGenerator random;
    private int ids;

    /**
     * One event on the log, in plain values.
     *
     * @param known when it is said to have become known; the time of recording where that is missing or earlier
     */
    public record Told(
            StaffEvent event,
            String id,
            String source,
            long sequence,
            Optional<Instant> known,
            Instant recorded,
            int partition,
            long offset) {
        public Instant knownAt() {
            return known.filter(said -> said.isBefore(recorded)).orElse(recorded);
        }

        /** The record as the log brings it. */
        public LogRecord record() {
            EncodedEvent encoded = StaffEventCodec.encode(new StaffEnvelope(
                    id, source, known, sequence, new StaffEnvelope.Request("key-" + id, "hash"), event));
            LogRecord.Attributes attributes = name -> encoded.headers().stream()
                    .filter(header -> header.name().equals(name))
                    .map(EncodedEvent.Header::value)
                    .findFirst()
                    .orElse(null);
            return new LogRecord(
                    Topics.INCIDENT_EVENTS,
                    partition,
                    offset,
                    recorded.toEpochMilli(),
                    encoded.key(),
                    attributes,
                    encoded.value());
        }
    }

    public StaffHistories(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    public RandomGenerator random() {
        return random;
    }

    /** Events of a few incidents and maintenances in the order of the log; some lie there twice. */
    public List<Told> history() {
        int incidents = 1 + random.nextInt(6);
        int events = random.nextInt(80);
        Map<Integer, Long> offsets = new HashMap<>();
        Map<String, Long> sequences = new HashMap<>();
        List<Told> log = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            String subject = "i-" + random.nextInt(incidents);
            int partition = Math.floorMod(subject.hashCode(), PARTITIONS);
            long offset = offsets.merge(partition, 1L, Long::sum) - 1;
            Instant recorded = BASE.plus(Duration.ofDays(40)).plusSeconds(i);
            List<Told> before = log.stream()
                    .filter(told -> told.event().subject().equals(subject))
                    .toList();
            if (!before.isEmpty() && random.nextInt(8) == 0) {
                Told again = before.get(random.nextInt(before.size()));
                String source = random.nextInt(4) == 0 ? "/other" : again.source();
                log.add(new Told(
                        again.event(), again.id(), source, again.sequence(), known(), recorded, partition, offset));
                continue;
            }
            StaffEvent event = before.isEmpty() && random.nextInt(5) > 0 ? declared(subject) : event(subject);
            log.add(new Told(
                    event,
                    "e-" + ids++,
                    "/test",
                    sequences.merge(subject, 1L, Long::sum),
                    known(),
                    recorded,
                    partition,
                    offset));
        }
        return log;
    }

    /** An instant around those of the histories. */
    public Instant instant() {
        return BASE.plus(Duration.ofDays(random.nextInt(POOL))).plusNanos(random.nextInt(3) - 1);
    }

    /** A scope that may be empty. */
    public Scope scopeOrNone() {
        return new Scope(some("dc-", 3), some("role-", 2), some("device-", 5));
    }

    /** A scope that names something. */
    public Scope scope() {
        Scope scope = scopeOrNone();
        return scope.isEmpty() ? Scope.ofDatacenters("dc-0") : scope;
    }

    public <T> List<T> shuffled(List<T> list) {
        var shuffled = new ArrayList<>(list);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            java.util.Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        return shuffled;
    }

    private List<String> some(String prefix, int of) {
        List<String> names = new ArrayList<>();
        if (random.nextBoolean()) {
            for (int i = random.nextInt(3); i > 0; i--) {
                names.add(prefix + random.nextInt(of));
            }
        }
        return names;
    }

    private Optional<Instant> known() {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(instant());
    }

    private Act act() {
        return new Act("actor-" + random.nextInt(3), instant(), uncertainty());
    }

    private Duration uncertainty() {
        return random.nextInt(3) == 0 ? Duration.ofHours(random.nextInt(60)) : Duration.ZERO;
    }

    private <T> T one(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private Optional<String> words() {
        return random.nextBoolean() ? Optional.empty() : Optional.of("words " + ids);
    }

    private ImpactStart impactStart() {
        return new ImpactStart(instant(), uncertainty());
    }

    private StaffEvent declared(String subject) {
        return new IncidentEvent.Declared(
                subject, act(), "title " + ids, one(Severity.values()), scope(), impactStart());
    }

    private StaffEvent event(String subject) {
        int number = 1 + random.nextInt(3);
        return switch (random.nextInt(20)) {
            case 0 -> declared(subject);
            case 1, 2 -> new IncidentEvent.Acknowledged(subject, act(), words());
            case 3, 4 ->
                new IncidentEvent.Scoped(
                        subject,
                        act(),
                        Optional.of("title " + ids),
                        random.nextBoolean() ? Optional.empty() : Optional.of(one(Severity.values())),
                        random.nextBoolean() ? Optional.empty() : Optional.of(scope()),
                        random.nextBoolean() ? Optional.empty() : Optional.of(impactStart()),
                        words());
            case 5 ->
                new IncidentEvent.ActionRecorded(
                        subject, act(), one(ActionKind.values()), scopeOrNone(), one(ActionOutcome.values()), "did");
            case 6, 7 ->
                new IncidentEvent.MilestoneClaimed(subject, act(), one(Milestone.values()), scopeOrNone(), words());
            case 8 ->
                new IncidentEvent.CauseRecorded(
                        subject, act(), number, one(CauseKind.values()), "why", List.of("e-1"), random.nextBoolean());
            case 9 -> new IncidentEvent.Linked(subject, act(), one(LinkKind.values()), "i-9", words());
            case 10 -> new IncidentEvent.Noted(subject, act(), "note");
            case 11 ->
                new IncidentEvent.NoticeSent(
                        subject, act(), number, "email", "all", OptionalLong.of(9), scopeOrNone(), words());
            case 12 -> new IncidentEvent.NoticeDeliveryReported(subject, act(), number, 4, 5, words());
            case 13 ->
                new IncidentEvent.CorrectiveActionPlanned(subject, act(), number, "do", "owner", Optional.empty());
            case 14 -> new IncidentEvent.CorrectiveActionCompleted(subject, act(), number, words());
            case 15 -> new IncidentEvent.CorrectiveActionDropped(subject, act(), number, "too dear");
            case 16, 17 -> new IncidentEvent.Resolved(subject, act(), words());
            case 18 -> new IncidentEvent.Reopened(subject, act(), "it came back");
            default -> last(subject, number);
        };
    }

    private StaffEvent last(String subject, int number) {
        if (random.nextInt(3) == 0) {
            return new IncidentEvent.ReportWritten(subject, act(), one(ReportSection.values()), words());
        }
        if (random.nextBoolean()) {
            return new IncidentEvent.ReportPublished(
                    subject, act(), number, one(ReportStatus.values()), words(), words());
        }
        Instant from = instant();
        return random.nextBoolean()
                ? new MaintenanceEvent.Scheduled(
                        subject, act(), "work", scope(), from, from.plus(Duration.ofHours(1 + random.nextInt(50))))
                : new MaintenanceEvent.Cancelled(subject, act(), words());
    }
}
