package dev.faultline.timeline.story;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.facts.LogPlace;
import dev.faultline.timeline.incidents.StaffRecord;
import java.util.List;
import java.util.Optional;

/** One line of the story of an incident. Instants are nanoseconds since 1970-01-01T00:00Z. */
public sealed interface StoryLine {
    /** Where it stands in the story. */
    LineKey key();

    /**
     * Devices of one role in one datacenter went into a state at about the same time.
     *
     * @param state the state
     * @param count how many facts say so
     * @param devices the ids of the first of the devices, at most {@link #MAX_DEVICES}
     * @param evidence the ids of the first of the facts, at most {@link #MAX_EVIDENCE}
     * @param occurredAt of the first fact
     * @param until of the last
     * @param uncertaintyNanos the largest of them
     * @param knownFrom when the first of them was known
     * @param knownTo when the last of them was
     * @param recordedFrom when the log accepted the first of them
     * @param recordedTo when it accepted the last
     * @param lastPlace the place of the one that the log accepted last
     * @param reason the reason where all facts give the same
     */
    record FactLine(
            LineKey key,
            String datacenter,
            String role,
            DeviceState state,
            int count,
            List<String> devices,
            List<String> evidence,
            long occurredAt,
            long until,
            long uncertaintyNanos,
            long knownFrom,
            long knownTo,
            long recordedFrom,
            long recordedTo,
            long lastPlace,
            Optional<String> reason)
            implements StoryLine {
        /** How many devices are named at most. */
        public static final int MAX_DEVICES = 10;

        /** How many facts are named at most. */
        public static final int MAX_EVIDENCE = 100;

        public FactLine {
            devices = List.copyOf(devices);
            evidence = List.copyOf(evidence);
        }
    }

    /** Staff did or said something. */
    record StaffLine(StaffRecord record) implements StoryLine {
        @Override
        public LineKey key() {
            return new LineKey(
                    record.occurredAt(), record.recordedAt(), 1, LogPlace.of(record.partition(), record.offset()));
        }
    }
}
