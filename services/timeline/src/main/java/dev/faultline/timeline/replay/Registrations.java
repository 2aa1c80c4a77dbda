package dev.faultline.timeline.replay;

import dev.faultline.events.DeviceEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What devices were registered as: the latest registration of each counts. One thread writes. */
public final class Registrations {
    private Map<String, DeviceEvent.Registered> latest = new HashMap<>();
    private boolean shared;

    /** The registrations at one position of the log. Never changes. */
    public static final class Snapshot {
        private final Map<String, DeviceEvent.Registered> latest;

        private Snapshot(Map<String, DeviceEvent.Registered> latest) {
            this.latest = latest;
        }

        public Optional<DeviceEvent.Registered> of(String device) {
            return Optional.ofNullable(latest.get(device));
        }
    }

    void add(DeviceEvent.Registered registration) {
        if (shared) {
            latest = new HashMap<>(latest);
            shared = false;
        }
        latest.merge(
                registration.device(),
                registration,
                (before, now) -> now.occurredAt().isBefore(before.occurredAt()) ? before : now);
    }

    Snapshot snapshot() {
        shared = true;
        return new Snapshot(latest);
    }
}
