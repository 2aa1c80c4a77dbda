package dev.faultline.timeline.laws;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.DeviceState;
import dev.faultline.events.staff.Act;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.Severity;
import dev.faultline.events.staff.StaffEvent;
import dev.faultline.timeline.laws.NaiveFigures.By;
import dev.faultline.timeline.laws.NaiveFigures.Filter;
import dev.faultline.timeline.laws.NaiveOutages.Rules;
import dev.faultline.timeline.laws.StaffHistories.Told;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random histories of devices and of planned work around a change of some zone's clocks, and questions about which of that
 * time counts; the same for the same seed. Instants come from a small pool, so that outages begin where planned work does
 * and windows end where hours turn.
 */
public final class CountedHistories {
    private static final Map<String, List<String>> CHANGES = new TreeMap<>(Map.of(
            "America/New_York", List.of("2013-03-10T07:00:00Z", "2013-11-03T06:00:00Z"),
            "Europe/Prague", List.of("2013-03-31T01:00:00Z", "2013-10-27T01:00:00Z"),
            "Australia/Lord_Howe", List.of("2013-04-06T15:00:00Z", "2013-10-05T15:30:00Z"),
            "Pacific/Apia", List.of("2011-12-30T10:00:00Z"),
            "America/Sao_Paulo", List.of("2013-10-20T03:00:00Z", "2014-02-16T02:00:00Z"),
            "Pacific/Kiritimati", List.of("1994-12-31T10:00:00Z", "1995-01-01T10:00:00Z"),
            "America/Goose_Bay", List.of("2009-11-01T03:01:00Z"),
            "Asia/Kathmandu", List.of("1985-12-31T18:30:00Z"),
            "UTC", List.of("2013-09-01T00:00:00Z")));
    private static final List<Duration> SPANS = List.of(
            Duration.ofHours(4), Duration.ofHours(30), Duration.ofDays(5), Duration.ofDays(45), Duration.ofDays(200));
    private static final int MOST_PARTITIONS = 3;

    private final RandomGenerator random;
    private final List<Instant> pool = new ArrayList<>();
    private final List<NaiveHours> calendars = new ArrayList<>();
    private final ZoneId zone;
    private final Duration span;
    private final int partitions;
    private final int datacenters;
    private final int devices;
    private final Map<Integer, Long> offsets = new HashMap<>();
    private int ids;

    /** What lies on both topics of a log, in the order of arrival. */
    public record Log(List<Line> facts, List<Told> staff) {
        public Log {
            facts = List.copyOf(facts);
            staff = List.copyOf(staff);
        }

        /** This log with more behind it. */
        Log and(Log more) {
            List<Line> allFacts = new ArrayList<>(facts);
            allFacts.addAll(more.facts);
            List<Told> allStaff = new ArrayList<>(staff);
            allStaff.addAll(more.staff);
            return new Log(allFacts, allStaff);
        }

        /** What a replay of it comes to. */
        public Replay replay() {
            return new Replay().apply(facts).tell(staff);
        }
    }

    public CountedHistories(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String name = new ArrayList<>(CHANGES.keySet()).get(random.nextInt(CHANGES.size()));
        zone = ZoneId.of(name);
        List<String> changes = CHANGES.get(name);
        span = SPANS.get(random.nextInt(SPANS.size()));
        partitions = 1 + random.nextInt(MOST_PARTITIONS);
        datacenters = 1 + random.nextInt(3);
        devices = 1 + random.nextInt(5);
        fillPool(Instant.parse(changes.get(random.nextInt(changes.size()))));
        for (int i = 0; i < 2; i++) {
            calendars.add(calendar());
        }
    }

    private void fillPool(Instant change) {
        pool.add(change);
        int count = 4 + random.nextInt(24);
        long grain = span.compareTo(Duration.ofDays(2)) < 0 ? 15 : 30;
        long steps = span.toMinutes() / grain;
        for (int i = 0; i < count; i++) {
            Instant at = change.plus(Duration.ofMinutes(grain * (random.nextLong(steps) - steps / 2)));
            pool.add(random.nextInt(5) == 0 ? at.plusNanos(random.nextLong(grain * 60_000_000_000L)) : at);
        }
    }

    public RandomGenerator random() {
        return random;
    }

    /** A history of facts and of planned work. */
    public Log history() {
        return new Log(facts(random.nextInt(36)), works(random.nextInt(7)));
    }

    /** So many facts, some of them retracted and some told again. */
    public List<Line> facts(int count) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(fact("device-" + random.nextInt(devices)));
        }
        for (int i = count / 8; i > 0; i--) {
            if (lines.get(random.nextInt(lines.size())) instanceof Line.Fact fact) {
                lines.add(
                        random.nextInt(lines.size() + 1),
                        random.nextBoolean()
                                ? fact.toldAgain(known())
                                : new Line.TakenBack(
                                        fact.device(),
                                        CloudEvents.RECORDER_SOURCE,
                                        "back-" + ids++,
                                        known(),
                                        latest(),
                                        0,
                                        0,
                                        fact.id()));
            }
        }
        return onLog(lines);
    }

    private List<Line> onLog(List<Line> lines) {
        List<Instant> recorded = recorded(lines.size());
        List<Line> placed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            placed.add(onLog(lines.get(i), recorded.get(i)));
        }
        return placed;
    }

    private List<Instant> recorded(int count) {
        boolean allLast = random.nextInt(3) == 0;
        List<Instant> recorded = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            recorded.add(allLast ? latest() : toMillis(instant()));
        }
        recorded.sort(null);
        return recorded;
    }

    private Line.Fact fact(String device) {
        int number = Math.floorMod(device.hashCode(), 7);
        return new Line.Fact(
                device,
                CloudEvents.RECORDER_SOURCE,
                "fact-" + ids++,
                known(),
                latest(),
                0,
                0,
                "dc-" + (random.nextInt(5) == 0 ? random.nextInt(datacenters) : number % datacenters),
                "role-" + (random.nextInt(5) == 0 ? random.nextInt(2) : number % 2),
                state(),
                instant(),
                uncertainty());
    }

    private DeviceState state() {
        int roll = random.nextInt(10);
        return roll < 4 ? DeviceState.UP : roll < 7 ? DeviceState.DOWN : DeviceState.of(roll % 2 == 0 ? 1 : 3);
    }

    /** None, or one that may be longer than stretches of time last. */
    private Duration uncertainty() {
        return random.nextInt(3) > 0
                ? Duration.ZERO
                : Duration.ofMinutes(1 + random.nextLong(1 + span.toMinutes() / (random.nextBoolean() ? 40 : 4)));
    }

    /** So many pieces of planned work, some of them cancelled and some told again. */
    public List<Told> works(int count) {
        List<MaintenanceEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant one = instant();
            Instant other = instant();
            Instant from = one.isBefore(other) ? one : other;
            Instant to = one.isBefore(other) ? other : one;
            String id = "work-" + ids++;
            events.add(work(id, scope(), from, from.equals(to) ? to.plusSeconds(900) : to));
            if (random.nextInt(4) == 0) {
                events.add(new MaintenanceEvent.Cancelled(id, act(), Optional.empty()));
            }
        }
        return onStaffLog(events);
    }

    /** Work as it is planned. */
    public static MaintenanceEvent work(String id, Scope scope, Instant from, Instant to) {
        return new MaintenanceEvent.Scheduled(id, new Act("ana", from, Duration.ZERO), "work", scope, from, to);
    }

    private List<Told> onStaffLog(List<MaintenanceEvent> events) {
        List<Instant> recorded = recorded(2 * events.size());
        List<Told> log = new ArrayList<>();
        for (MaintenanceEvent event : events) {
            log.add(told(event, "event-" + ids++, known(), recorded.get(log.size())));
            if (random.nextInt(8) == 0) {
                Told before = log.get(random.nextInt(log.size()));
                log.add(told(before.event(), before.id(), known(), recorded.get(log.size())));
            }
        }
        return log;
    }

    private Told told(StaffEvent event, String id, Optional<Instant> known, Instant recorded) {
        int partition = Math.floorMod(event.subject().hashCode(), MOST_PARTITIONS);
        // The offsets of the other topic are counted apart.
        long offset = offsets.merge(MOST_PARTITIONS + partition, 1L, Long::sum) - 1;
        long sequence = event instanceof MaintenanceEvent.Cancelled ? 2 : 1;
        return new Told(event, id, "/test", sequence, known, recorded, partition, offset);
    }

    /** More of everything, all of it told, and known, only after the instant and after all that was told before. */
    public Log later(Log before, Instant after) {
        List<Line> facts = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            facts.add(fact("device-" + random.nextInt(devices + 2)));
        }
        for (Line line : before.facts()) {
            if (line instanceof Line.Fact fact && random.nextInt(6) == 0) {
                facts.add(new Line.TakenBack(
                        fact.device(),
                        CloudEvents.RECORDER_SOURCE,
                        "back-" + ids++,
                        Optional.empty(),
                        latest(),
                        0,
                        0,
                        fact.id()));
            }
        }
        List<StaffEvent> staff = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Instant from = instant();
            staff.add(work("work-" + ids++, scope(), from, from.plus(span)));
        }
        for (Told told : before.staff()) {
            if (told.event() instanceof MaintenanceEvent.Scheduled work && random.nextInt(3) == 0) {
                staff.add(new MaintenanceEvent.Cancelled(work.subject(), act(), Optional.empty()));
            }
        }
        staff.add(new IncidentEvent.Declared(
                "incident-" + ids++,
                act(),
                "it fails",
                Severity.MAJOR,
                scope(),
                new IncidentEvent.ImpactStart(instant(), Duration.ZERO)));
        Instant recorded = latest().isAfter(after) ? latest() : toMillis(after).plusSeconds(1);
        return new Log(
                facts.stream()
                        .map(line ->
                                line instanceof Line.Fact fact && !line.known().isAfter(after)
                                        ? fact.toldAgain(Optional.empty())
                                        : line)
                        .map(line -> onLog(line, recorded))
                        .toList(),
                staff.stream()
                        .map(event -> told(event, "event-" + ids++, Optional.empty(), recorded))
                        .toList());
    }

    private Line onLog(Line line, Instant recorded) {
        int partition = Math.floorMod(line.device().hashCode(), partitions);
        return line.at(recorded, partition, offsets.merge(partition, 1L, Long::sum) - 1);
    }

    private static Instant toMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Planned work that is told last of all, and known when it is told. */
    public List<Told> toldLast(List<MaintenanceEvent> works) {
        return works.stream()
                .map(work -> told(work, "event-" + ids++, Optional.empty(), latest()))
                .toList();
    }

    /** A scope of any kind. */
    public Scope scope() {
        return switch (random.nextInt(6)) {
            case 0 -> new Scope(List.of(), List.of(), List.of("device-" + random.nextInt(devices)));
            case 1 -> Scope.ofDatacenters("dc-" + random.nextInt(datacenters));
            case 2 ->
                new Scope(
                        List.of("dc-" + random.nextInt(datacenters)), List.of("role-" + random.nextInt(2)), List.of());
            case 3 -> new Scope(List.of(), List.of("role-" + random.nextInt(2)), List.of());
            case 4 ->
                new Scope(
                        List.of("dc-0"),
                        random.nextBoolean() ? List.of() : List.of("role-1"),
                        List.of("device-" + random.nextInt(devices)));
            default -> new Scope(List.of("dc-0", "dc-1", "dc-2"), List.of(), List.of());
        };
    }

    private Act act() {
        return new Act("ben", instant(), Duration.ZERO);
    }

    private Optional<Instant> known() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(instant());
    }

    /** An instant around those of the history. */
    public Instant instant() {
        return pool.get(random.nextInt(pool.size()));
    }

    /** An instant at which everything was known. */
    public Instant latest() {
        return toMillis(pool.stream().max(Comparator.naturalOrder()).orElseThrow())
                .plus(Duration.ofHours(7));
    }

    private Instant near() {
        return instant().plusNanos(random.nextInt(5) == 0 ? random.nextInt(3) - 1 : 0);
    }

    /** A question about a history of this generator, at a time that may lie before its end. */
    public CountedQuestion question() {
        Instant now = random.nextInt(3) == 0 ? near() : latest();
        Instant from = near();
        Instant to = near();
        while (!from.isBefore(to) || !from.isBefore(now)) {
            from = near().minusSeconds(random.nextInt(3));
            to = random.nextInt(4) == 0 ? latest() : near().plusSeconds(random.nextInt(3));
            now = random.nextInt(3) == 0 ? near() : latest();
        }
        Optional<Instant> known = random.nextInt(3) == 0 ? Optional.of(near()) : Optional.empty();
        return new CountedQuestion(
                from,
                to,
                now,
                known.filter(now::isAfter),
                rules(),
                filter(),
                groupBy(),
                random.nextInt(5) == 0,
                random.nextBoolean() ? Optional.of(calendars.get(random.nextInt(calendars.size()))) : Optional.empty(),
                zone,
                false);
    }

    /** The question, now and then about what was known only after its time. */
    CountedQuestion knownAnyTime(CountedQuestion question) {
        return question.knownAt().isPresent() ? question.known(Optional.of(instant()), question.now()) : question;
    }

    /** The same about datacenters as wholes, as far as that makes sense. */
    public static CountedQuestion ofWholes(CountedQuestion question) {
        Set<By> by = new HashSet<>(question.groupBy());
        by.retainAll(Set.of(By.DATACENTER, By.MONTH));
        return new CountedQuestion(
                question.from(),
                question.to(),
                question.now(),
                question.knownAt(),
                question.rules(),
                new Filter(question.filter().datacenters(), Set.of(), Set.of()),
                by,
                question.include(),
                question.hours(),
                question.zone(),
                true);
    }

    private Rules rules() {
        boolean plain = random.nextBoolean();
        return new Rules(random.nextInt(4) == 0, plain ? Duration.ZERO : between(), plain ? Duration.ZERO : between());
    }

    private Duration between() {
        return random.nextBoolean()
                ? Duration.ZERO
                : Duration.between(instant(), instant()).abs().dividedBy(1 + random.nextInt(4));
    }

    private Filter filter() {
        return new Filter(
                random.nextInt(4) > 0 ? Set.of() : Set.of("dc-0", random.nextBoolean() ? "dc-2" : "nowhere"),
                random.nextInt(5) > 0 ? Set.of() : Set.of("role-" + random.nextInt(2)),
                random.nextInt(6) > 0 ? Set.of() : Set.of("device-0", "device-" + (1 + random.nextInt(5))));
    }

    private Set<By> groupBy() {
        EnumSet<By> groupBy = EnumSet.noneOf(By.class);
        for (By by : By.values()) {
            if (random.nextInt(3) == 0) {
                groupBy.add(by);
            }
        }
        return groupBy;
    }

    private NaiveHours calendar() {
        List<NaiveHours.Range> ranges = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int first = random.nextInt(7);
            int last = first + random.nextInt(7 - first);
            int begin = 30 * random.nextInt(48);
            int end = begin + 30 * (1 + random.nextInt(48 - begin / 30));
            ranges.add(new NaiveHours.Range(DayOfWeek.of(1 + first), DayOfWeek.of(1 + last), begin, end));
        }
        Set<LocalDate> holidays = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            holidays.add(LocalDate.ofInstant(instant(), zone));
        }
        return new NaiveHours(zone, ranges, holidays);
    }
}
