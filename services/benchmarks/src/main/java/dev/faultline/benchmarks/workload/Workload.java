package dev.faultline.benchmarks.workload;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.DeviceEvent.StateChanged;
import dev.faultline.events.DeviceState;
import dev.faultline.events.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A year of facts in the order in which they became known: repairs of 20 minutes in the median (log-normal), 40 outages of
 * whole datacenters, 2 % of the facts late by two hours in the mean, 1 % told twice, a few devices lost from sight.
 */
public final class Workload {
    /** How long the year is. */
    public static final Duration YEAR = Duration.ofDays(365);

    private static final long SEED = 20_130_903L;
    private static final long YEAR_MILLIS = YEAR.toMillis();
    private static final double LATE = 0.02;
    private static final double REPEATED = 0.01;
    private static final double UNKNOWN = 0.02;
    private static final double DEGRADED = 0.25;
    private static final double MEAN_LATENESS_MILLIS = Duration.ofHours(2).toMillis();
    private static final double MEAN_DETECTION_MILLIS = Duration.ofSeconds(30).toMillis();
    private static final double MEDIAN_REPAIR_MILLIS = Duration.ofMinutes(20).toMillis();
    private static final int WIDE_INCIDENTS = 40;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    private final Fleet fleet;
    private final long target;
    private final long start;
    private final double meanUpMillis;
    private final long[] wideAt;
    private final int[] wideDatacenter;
    private final PriorityQueue<Change> changes = new PriorityQueue<>();
    private final PriorityQueue<Held> held = new PriorityQueue<>();
    private long made;

    private record Change(long at, int device, boolean fault) implements Comparable<Change> {
        @Override
        public int compareTo(Change other) {
            return at != other.at ? Long.compare(at, other.at) : Integer.compare(device, other.device);
        }
    }

    private record Held(long until, Fact fact) implements Comparable<Held> {
        @Override
        public int compareTo(Held other) {
            return Long.compare(until, other.until);
        }
    }

    /** One fact. Instants in milliseconds since 1970-01-01T00:00Z. */
    public record Fact(int device, DeviceState state, long occurredAt, long knownAt, long idHigh, long idLow) {}

    /**
     * A year of facts, the same for the same arguments.
     *
     * @param start when the year begins; nothing happens before it or at its end and after
     * @param facts how many, repeats included; there are fewer when the year has no room for them
     */
    public Workload(Instant start, long facts, int devices, int datacenters) {
        target = facts;
        this.start = start.toEpochMilli();
        fleet = new Fleet(devices, datacenters, random);
        // A fault and its repair are two facts; a little too many, and the last are left out.
        meanUpMillis = YEAR_MILLIS / (facts / 2.07 / devices);
        wideAt = new long[WIDE_INCIDENTS];
        wideDatacenter = new int[WIDE_INCIDENTS];
        for (int i = 0; i < WIDE_INCIDENTS; i++) {
            wideAt[i] = this.start + random.nextLong(YEAR_MILLIS);
            wideDatacenter[i] = random.nextInt(datacenters);
        }
        Arrays.sort(wideAt);
        for (int device = 0; device < devices; device++) {
            changes.add(new Change(this.start + random.nextLong(3_600_000), device, false));
        }
    }

    public Fleet fleet() {
        return fleet;
    }

    /** The next fact; empty when all were given. */
    public Optional<Fact> next() {
        if (made == target) {
            return Optional.empty();
        }
        while (true) {
            Change change = changes.peek();
            boolean over = change.at() >= start + YEAR_MILLIS;
            if (!held.isEmpty() && (over || held.peek().until() <= change.at())) {
                made++;
                return Optional.of(held.poll().fact());
            }
            if (over) {
                return Optional.empty();
            }
            changes.poll();
            Fact fact = fact(change);
            held.add(new Held(fact.knownAt(), fact));
            if (random.nextDouble() < REPEATED) {
                held.add(new Held(fact.knownAt() + random.nextLong(600_000), fact));
            }
        }
    }

    /** The fact as an event, told by an import: it says itself when it was known. */
    public Envelope<StateChanged> event(Fact fact) {
        return new Envelope<>(
                new UUID(fact.idHigh(), fact.idLow()).toString(),
                CloudEvents.RECORDER_SOURCE,
                Optional.of(Instant.ofEpochMilli(fact.knownAt())),
                new StateChanged(
                        fleet.name(fact.device()),
                        fleet.datacenter(fact.device()),
                        fleet.role(fact.device()),
                        fact.state(),
                        Instant.ofEpochMilli(fact.occurredAt()),
                        Duration.ZERO,
                        Optional.empty(),
                        Optional.empty()));
    }

    private Fact fact(Change change) {
        DeviceState state = DeviceState.UP;
        if (change.fault()) {
            double kind = random.nextDouble();
            state = kind < UNKNOWN
                    ? DeviceState.UNKNOWN
                    : kind < UNKNOWN + DEGRADED ? DeviceState.DEGRADED : DeviceState.DOWN;
            long repair = (long) (MEDIAN_REPAIR_MILLIS * Math.exp(random.nextGaussian()));
            changes.add(new Change(change.at() + Math.max(1_000, repair), change.device(), false));
        } else {
            changes.add(new Change(nextFault(change), change.device(), true));
        }
        double lateness =
                random.nextDouble() < LATE ? exponential(MEAN_LATENESS_MILLIS) : exponential(MEAN_DETECTION_MILLIS);
        return new Fact(
                change.device(),
                state,
                change.at(),
                change.at() + (long) lateness,
                random.nextLong(),
                random.nextLong());
    }

    private long nextFault(Change up) {
        long own = up.at() + 1 + (long) exponential(meanUpMillis);
        for (int i = 0; i < WIDE_INCIDENTS; i++) {
            if (wideAt[i] > up.at() && wideAt[i] < own && wideDatacenter[i] == fleet.datacenterOf(up.device())) {
                return wideAt[i] + random.nextLong(60_000);
            }
        }
        return own;
    }

    private double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }
}
