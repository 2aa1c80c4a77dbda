package dev.faultline.timeline.laws;

import dev.faultline.events.DeviceState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One line of the log as the oracle takes it: plain values, nothing packed, nothing indexed. */
public sealed interface Line {
    String device();

    String source();

    String id();

    /** The knownAt that the line gives, if it gives one. */
    Optional<Instant> saidKnownAt();

    Instant recordedAt();

    int partition();

    long offset();

    /** When this telling was known: never later than it was recorded. */
    default Instant known() {
        return saidKnownAt().filter(said -> said.isBefore(recordedAt())).orElse(recordedAt());
    }

    /** The line at another place of the log. */
    Line at(Instant recordedAt, int partition, long offset);

    /** A device was in a state. */
    record Fact(
            String device,
            String source,
            String id,
            Optional<Instant> saidKnownAt,
            Instant recordedAt,
            int partition,
            long offset,
            String datacenter,
            String role,
            DeviceState state,
            Instant occurredAt,
            Duration uncertainty)
            implements Line {
        @Override
        public Fact at(Instant newRecordedAt, int newPartition, long newOffset) {
            return new Fact(
                    device,
                    source,
                    id,
                    saidKnownAt,
                    newRecordedAt,
                    newPartition,
                    newOffset,
                    datacenter,
                    role,
                    state,
                    occurredAt,
                    uncertainty);
        }

        /** The same under another id. */
        public Fact withId(String otherId) {
            return new Fact(
                    device,
                    source,
                    otherId,
                    saidKnownAt,
                    recordedAt,
                    partition,
                    offset,
                    datacenter,
                    role,
                    state,
                    occurredAt,
                    uncertainty);
        }

        /** The same with another uncertainty. */
        public Fact withUncertainty(Duration other) {
            return new Fact(
                    device,
                    source,
                    id,
                    saidKnownAt,
                    recordedAt,
                    partition,
                    offset,
                    datacenter,
                    role,
                    state,
                    occurredAt,
                    other);
        }

        /** The same fact told again with another knownAt. */
        public Fact toldAgain(Optional<Instant> otherKnownAt) {
            return new Fact(
                    device,
                    source,
                    id,
                    otherKnownAt,
                    recordedAt,
                    partition,
                    offset,
                    datacenter,
                    role,
                    state,
                    occurredAt,
                    uncertainty);
        }
    }

    /** A fact of the device is taken back. */
    record TakenBack(
            String device,
            String source,
            String id,
            Optional<Instant> saidKnownAt,
            Instant recordedAt,
            int partition,
            long offset,
            String retracts)
            implements Line {
        @Override
        public TakenBack at(Instant newRecordedAt, int newPartition, long newOffset) {
            return new TakenBack(device, source, id, saidKnownAt, newRecordedAt, newPartition, newOffset, retracts);
        }
    }
}
