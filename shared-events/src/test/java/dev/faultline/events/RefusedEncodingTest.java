package dev.faultline.events;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.DeviceEvent.Registered;
import dev.faultline.events.DeviceEvent.StateChanged;
import dev.faultline.events.DeviceEvent.StateRetracted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Given an event that could not be read again, encoding refuses it and says why")
class RefusedEncodingTest {
    private static final Instant AT = Instant.parse("2013-09-03T17:00:00Z");

    @Test
    void empty_names() {
        assertRefused("device is empty", stateChanged("", "dallas", "switch", AT, Duration.ZERO));
        assertRefused("datacenter is empty", stateChanged("x", "", "switch", AT, Duration.ZERO));
        assertRefused("role is empty", stateChanged("x", "dallas", "", AT, Duration.ZERO));
        assertRefused("retracts is empty", new StateRetracted("x", "", AT, "ops", "wrong port"));
        assertRefused("dependsOn is empty", new Registered("x", "dallas", "switch", AT, List.of("")));
    }

    @Test
    void instants_out_of_bounds() {
        assertRefused("bounds of an instant", stateChanged("x", "d", "r", Instants.LATEST, Duration.ZERO));
        var event = stateChanged("x", "d", "r", AT, Duration.ZERO);
        assertRefused(
                "bounds of an instant", new Envelope<>("e", "s", Optional.of(Instants.EARLIEST.minusNanos(1)), event));
    }

    @Test
    void an_uncertainty_out_of_bounds() {
        assertRefused("an uncertainty of PT-1S", stateChanged("x", "d", "r", AT, Duration.ofSeconds(-1)));
        assertRefused("its bounds", stateChanged("x", "d", "r", AT, Uncertainty.LARGEST.plusNanos(1)));
    }

    @Test
    void half_of_a_surrogate_pair() {
        assertRefused("surrogate", stateChanged("\ud83d", "d", "r", AT, Duration.ZERO));
        assertRefused("surrogate", stateChanged("x", "d", "a\udce1b", AT, Duration.ZERO));
        var event = stateChanged("x", "d", "r", AT, Duration.ZERO);
        assertRefused("id holds half of a surrogate", new Envelope<>("\ud83dx", "s", Optional.empty(), event));
    }

    @Test
    void an_empty_id_or_source() {
        var event = stateChanged("x", "d", "r", AT, Duration.ZERO);
        assertRefused("id is empty", new Envelope<>("", "s", Optional.empty(), event));
        assertRefused("source is empty", new Envelope<>("e", "", Optional.empty(), event));
    }

    private static StateChanged stateChanged(
            String device, String datacenter, String role, Instant at, Duration uncertainty) {
        return new StateChanged(
                device, datacenter, role, DeviceState.DOWN, at, uncertainty, Optional.empty(), Optional.empty());
    }

    private static void assertRefused(String message, DeviceEvent event) {
        assertRefused(message, new Envelope<>("e", "s", Optional.empty(), event));
    }

    private static void assertRefused(String message, Envelope<? extends DeviceEvent> envelope) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> DeviceEventCodec.encode(envelope));
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }
}
