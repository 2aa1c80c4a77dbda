package dev.faultline.events;

import dev.faultline.events.DeviceEvent.Registered;
import dev.faultline.events.DeviceEvent.StateChanged;
import dev.faultline.events.DeviceEvent.StateRetracted;
import java.util.random.RandomGenerator;

/** Events of every kind about devices from a seed. */
public final class RandomEvents {
    private final RandomGenerator random;
    private final RandomValues values;

    public RandomEvents(RandomGenerator random) {
        this.random = random;
        this.values = new RandomValues(random);
    }

    public Envelope<DeviceEvent> envelope() {
        String source = random.nextBoolean() ? CloudEvents.RECORDER_SOURCE : values.name();
        return new Envelope<>(values.name(), source, values.optional(values.instant()), event());
    }

    private DeviceEvent event() {
        return switch (random.nextInt(6)) {
            case 0 -> new StateRetracted(values.name(), values.name(), values.instant(), values.text(), values.text());
            case 1 -> new Registered(values.name(), values.name(), values.name(), values.instant(), values.names());
            default -> stateChanged();
        };
    }

    StateChanged stateChanged() {
        return new StateChanged(
                values.name(),
                values.name(),
                values.name(),
                DeviceState.of(random.nextInt(4)),
                values.instant(),
                values.uncertainty(),
                values.optional(values.text()),
                values.optional(values.text()));
    }
}
