package dev.faultline.timeline.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatacenterZonesTest {
    @Test
    @DisplayName("given a zone for one datacenter, then that one has it and every other has UTC")
    void told() {
        var zones = new DatacenterZones(Map.of("lisbon", " Europe/Lisbon "));

        assertEquals("Europe/Lisbon", zones.of("lisbon"));
        assertEquals("UTC", zones.of("porto"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Lisboa", "", "+01:00", "UTC+1"})
    @DisplayName("given what is no IANA zone, then the refusal names the datacenter and what would be right")
    void refused(String zone) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new DatacenterZones(Map.of("lisbon", zone)));

        assertEquals(
                "zones.\"lisbon\" must be an IANA time zone like Europe/Lisbon, and is " + zone, refused.getMessage());
    }

    @Test
    @DisplayName("given more zones than there may be, then the refusal says how many there may be")
    void bounded() {
        Map<String, String> many = IntStream.rangeClosed(0, 10_000)
                .boxed()
                .collect(Collectors.toMap(String::valueOf, number -> "Europe/Lisbon"));

        var refused = assertThrows(IllegalArgumentException.class, () -> new DatacenterZones(many));

        assertEquals("zones may name 10000 datacenters, and names 10001", refused.getMessage());
    }
}
