package dev.faultline.standalone.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    private final Scenario scenario = Scenario.load();

    @Test
    void has_both_tellings_in_the_order_in_which_they_were_told() {
        assertEquals(
                List.of("the letter of September 3", "the report of September 13"),
                scenario.tellings().stream().map(Scenario.Telling::source).toList());
        assertEquals(
                List.of(91L, 84L),
                scenario.tellings().stream().map(Scenario.Telling::count).toList());
        assertEquals(
                Optional.of("2013-09-05T00:00:00-04:00"),
                scenario.tellings().getFirst().knownAt());
        assertEquals(Optional.empty(), scenario.tellings().getLast().knownAt());
    }

    @Test
    void has_the_published_figures_of_each_telling() {
        PublishedFigures then = scenario.tellings().getFirst().published();
        PublishedFigures now = scenario.tellings().getLast().published();

        assertEquals(List.of("us-va", "us-nj", "us-ca", "us-co"), then.datacenters());
        assertEquals(new BigDecimal("30600"), then.networkOutageSeconds().get("us-nj"));
        assertEquals(new BigDecimal("16200"), now.networkOutageSeconds().get("us-nj"));
        assertEquals(new BigDecimal("98.819"), then.availabilityPercent().get("us-va"));
        assertEquals(new BigDecimal("18450.0"), now.meanTimeToRestoreSeconds());
        assertEquals(new BigDecimal("28800"), then.phoneOutageSeconds());
        assertEquals(new BigDecimal("41400"), now.mailOutageSeconds().get("us-co"));
    }

    @Test
    void knows_the_period_the_network_and_the_clock_of_the_tellings() {
        assertEquals("2013-09-01T00:00:00-04:00", scenario.from());
        assertEquals("2013-10-01T00:00:00-04:00", scenario.to());
        assertEquals("core-router,edge-router", scenario.networkRoles());
        assertEquals(ZoneId.of("America/New_York"), scenario.zone());
    }
}
