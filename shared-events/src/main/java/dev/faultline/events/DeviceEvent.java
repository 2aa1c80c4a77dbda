package dev.faultline.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is said about one device. Every event of a device has the device's id as its key on the log. */
public sealed interface DeviceEvent {

    /** The id of the device, the key on the log. */
    String device();

    /**
     * A device was in a state from an instant on.
     *
     * @param occurredAt when it happened, to the nanosecond
     * @param uncertainty how far the real instant may lie from {@code occurredAt} on either side; zero when exact
     * @param observer who saw it
     * @param reason why, in words
     */
    record StateChanged(
            String device,
            String datacenter,
            String role,
            DeviceState state,
            Instant occurredAt,
            Duration uncertainty,
            Optional<String> observer,
            Optional<String> reason)
            implements DeviceEvent {
        public StateChanged {
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(datacenter, "datacenter");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(uncertainty, "uncertainty");
            Objects.requireNonNull(observer, "observer");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * An earlier fact about the device was wrong and counts no longer. The fact itself stays in the history.
     *
     * @param retracts the id of the fact taken back
     * @param occurredAt when it was taken back
     * @param by who takes it back
     * @param reason why, in words
     */
    record StateRetracted(String device, String retracts, Instant occurredAt, String by, String reason)
            implements DeviceEvent {
        public StateRetracted {
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(retracts, "retracts");
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * A device exists: where it stands, what it is for and what it needs.
     *
     * @param occurredAt from when on this holds
     * @param dependsOn ids of the devices that it cannot work without
     */
    record Registered(String device, String datacenter, String role, Instant occurredAt, List<String> dependsOn)
            implements DeviceEvent {
        public Registered {
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(datacenter, "datacenter");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(occurredAt, "occurredAt");
            dependsOn = List.copyOf(dependsOn);
        }
    }
}
