package dev.faultline.timeline.laws;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.DeviceState;
import dev.faultline.events.Instants;
import dev.faultline.timeline.laws.NaiveFigures.By;
import dev.faultline.timeline.laws.NaiveFigures.Filter;
import dev.faultline.timeline.laws.NaiveFigures.Question;
import dev.faultline.timeline.laws.NaiveOutages.Rules;
import java.time.Duration;
import java.time.Instant;
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
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random histories and questions about them, the same for the same seed. Instants come from a small pool, so that facts
 * meet at the same instant, windows begin where outages end, and what is asked for was learned just then.
 */
public final class Histories {
    private static final List<Duration> SPANS = List.of(
            Duration.ofNanos(40),
            Duration.ofMillis(30),
            Duration.ofMinutes(90),
            Duration.ofDays(3),
            Duration.ofDays(100),
            Duration.ofDays(4_000),
            Duration.ofDays(105_000));
    private static final Duration LONG_FOR_MONTHS = Duration.ofDays(800);
    private static final Instant LATE_ENOUGH = Instant.parse("1912-01-01T00:00:00Z");
    private static final String OTHER_SOURCE = "/import/tickets";

    private final RandomGenerator random;
    private final List<Instant> pool = new ArrayList<>();
    private final Duration span;
    private final Instant base;
    private final int partitions;
    private final int datacenters;
    private final int roles;
    private boolean ties = true;
    private int ids;
    private Instant latest;

    public Histories(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        partitions = 1 + random.nextInt(3);
        datacenters = 1 + random.nextInt(3);
        roles = 1 + random.nextInt(2);
        span = SPANS.get(random.nextInt(SPANS.size()));
        base = span.toDays() > 100_000
                ? random.nextBoolean() ? Instants.EARLIEST : LATE_ENOUGH
                : Instant.parse("2013-08-20T00:00:00Z").plus(Duration.ofHours(random.nextInt(1_000)));
        fillPool();
    }

    public RandomGenerator random() {
        return random;
    }

    /** From now on no two facts of a device occur at the same instant, and all say when they were known. */
    public Histories withoutTies() {
        ties = false;
        return this;
    }

    /** A history of small size, now and then of a few hundred facts of one device. */
    public List<Line> history() {
        boolean one = random.nextInt(40) == 0;
        int devices = one ? 1 : 1 + random.nextInt(8);
        int facts = one ? 600 : random.nextInt(61);
        return history(devices, facts);
    }

    /** A history of this size in the order of arrival. */
    public List<Line> history(int devices, int facts) {
        while (pool.size() < (facts > 100 || !ties ? 4 * facts : 3)) {
            fillPool();
        }
        var lines = new ArrayList<Line>();
        Set<List<Object>> taken = new HashSet<>();
        for (int i = 0; i < facts; i++) {
            Line.Fact fact = fact("device-" + random.nextInt(devices));
            if (ties || taken.add(List.of(fact.device(), fact.occurredAt()))) {
                lines.add(fact);
            }
        }
        if (random.nextInt(3) > 0) {
            retractSome(lines, devices);
        }
        if (random.nextInt(3) > 0) {
            tellSomeAgain(lines);
        }
        return onLog(lines);
    }

    /** The lines in this order of arrival on a log: times of recording ascend, offsets go on for each partition. */
    public List<Line> onLog(List<? extends Line> lines) {
        List<Instant> recorded = new ArrayList<>();
        boolean allLast = !ties || random.nextInt(4) == 0;
        for (int i = 0; i < lines.size(); i++) {
            recorded.add(allLast ? latest() : toMillis(instant()));
        }
        recorded.sort(null);
        Map<Integer, Long> next = new HashMap<>();
        var placed = new ArrayList<Line>();
        for (int i = 0; i < lines.size(); i++) {
            int partition = Math.floorMod(lines.get(i).device().hashCode(), partitions);
            placed.add(lines.get(i).at(recorded.get(i), partition, next.merge(partition, 1L, Long::sum) - 1));
        }
        return placed;
    }

    /** A fact of the device that no history has yet. */
    public Line.Fact fact(String device) {
        return new Line.Fact(
                device,
                random.nextInt(6) == 0 ? OTHER_SOURCE : CloudEvents.RECORDER_SOURCE,
                id(),
                knownAt(),
                latest(),
                0,
                0,
                "dc-" + (random.nextInt(4) == 0 ? random.nextInt(datacenters) : device.hashCode() % datacenters),
                "role-" + (random.nextInt(4) == 0 ? random.nextInt(roles) : device.hashCode() % roles),
                state(),
                instant(),
                random.nextInt(4) == 0 ? Duration.ofMillis(random.nextInt(5_000)) : Duration.ZERO);
    }

    /** A retraction of the fact of this id. */
    public Line.TakenBack takenBack(String device, String id) {
        return new Line.TakenBack(device, CloudEvents.RECORDER_SOURCE, id(), knownAt(), latest(), 0, 0, id);
    }

    /** An instant around those of the history. */
    public Instant instant() {
        return pool.get(random.nextInt(pool.size()));
    }

    /** An instant at which everything was known. */
    public Instant latest() {
        return toMillis(
                pool.stream().max(Comparator.naturalOrder()).orElseThrow().plus(Duration.ofDays(1)));
    }

    /** A question about a history of this generator. */
    public Question question() {
        Instant one = near();
        Instant other = near();
        Instant from = one.isBefore(other) ? one : other;
        Instant to = one.isBefore(other) ? other : one;
        EnumSet<By> groupBy = EnumSet.noneOf(By.class);
        for (By by : By.values()) {
            if (random.nextInt(3) == 0) {
                groupBy.add(by);
            }
        }
        if (Duration.between(from, to).compareTo(LONG_FOR_MONTHS) > 0) {
            groupBy.remove(By.MONTH);
        }
        boolean plain = random.nextBoolean();
        var rules = new Rules(!plain && random.nextBoolean(), plain ? Duration.ZERO : between(), between(plain));
        Optional<Instant> knownAt = random.nextInt(3) == 0 ? Optional.of(near()) : Optional.empty();
        Instant now = random.nextInt(3) == 0 ? near() : latest();
        return new Question(from, to, now, knownAt, rules, filter(), groupBy);
    }

    private Filter filter() {
        boolean byDevice = random.nextInt(6) == 0;
        return new Filter(
                random.nextInt(3) > 0 ? Set.of() : Set.of("dc-0", random.nextBoolean() ? "dc-2" : "nowhere"),
                random.nextInt(4) > 0 ? Set.of() : Set.of("role-" + random.nextInt(2)),
                byDevice ? Set.of("device-0", "device-" + (1 + random.nextInt(9))) : Set.of());
    }

    private Duration between(boolean none) {
        return none ? Duration.ZERO : between();
    }

    private Duration between() {
        return random.nextInt(3) == 0
                ? Duration.ZERO
                : Duration.between(instant(), instant()).abs().plusNanos(random.nextInt(2));
    }

    /** An instant of the pool, or next to one. */
    private Instant near() {
        Instant near = instant().plusNanos(random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 0);
        return Instants.inBounds(near) ? near : instant();
    }

    private Optional<Instant> knownAt() {
        return ties && random.nextBoolean() ? Optional.empty() : Optional.of(instant());
    }

    private DeviceState state() {
        int roll = random.nextInt(9);
        return roll < 3 ? DeviceState.UP : roll < 6 ? DeviceState.DOWN : DeviceState.of(roll % 2 == 0 ? 1 : 3);
    }

    private String id() {
        return random.nextInt(3) == 0 ? "ticket-" + ids++ : new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private void retractSome(List<Line> lines, int devices) {
        for (int i = 1 + lines.size() / 6; i > 0; i--) {
            Line line = lines.isEmpty() ? null : lines.get(random.nextInt(lines.size()));
            Line.TakenBack back = line instanceof Line.Fact fact
                    ? takenBack(fact.device(), fact.id())
                    : takenBack("device-" + random.nextInt(devices + 1), "never-told");
            lines.add(random.nextInt(lines.size() + 1), back);
        }
    }

    private void tellSomeAgain(List<Line> lines) {
        for (int i = 1 + lines.size() / 6; i > 0 && !lines.isEmpty(); i--) {
            int at = random.nextInt(lines.size());
            if (lines.get(at) instanceof Line.Fact fact) {
                lines.add(at + random.nextInt(lines.size() - at + 1), again(fact));
            }
        }
    }

    /** The fact told once more; or, where ties may be, another one under its id, of the same source or the other. */
    private Line.Fact again(Line.Fact fact) {
        if (ties && random.nextInt(4) == 0) {
            return fact(fact.device()).withId(fact.id());
        }
        return fact.toldAgain(random.nextBoolean() ? fact.saidKnownAt() : knownAt());
    }

    private void fillPool() {
        int count = 3 + random.nextInt(40);
        long steps = span.toNanos() / 2;
        for (int i = 0; i < count; i++) {
            Instant instant = base.plusNanos(random.nextLong(steps)).plusNanos(random.nextLong(steps));
            pool.add(random.nextBoolean() && span.toSeconds() > 0 ? toMillis(instant) : instant);
        }
        latest = toMillis(
                pool.stream().max(Comparator.naturalOrder()).orElseThrow().plus(Duration.ofDays(1)));
    }

    private static Instant toMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
