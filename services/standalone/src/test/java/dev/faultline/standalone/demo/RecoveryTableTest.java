package dev.faultline.standalone.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.standalone.demo.Comparison.Figure;
import dev.faultline.standalone.demo.ComputedFigures.Milestones;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryTableTest {
    private static final PublishedFigures PUBLISHED = new PublishedFigures(
            Map.of("us-nj", number("16200")),
            Map.of("us-nj", number("99.375")),
            number("18450.0"),
            Map.of("us-nj", number("41400")),
            number("16200"));

    @Test
    void sets_each_figure_beside_the_published_one_in_local_time() {
        var computed = new ComputedFigures(
                Map.of("us-nj", number("16200.0")),
                Map.of("us-nj", number("0.99375")),
                Optional.of(number("18450")),
                Map.of("us-nj", number("41400")),
                Map.of("us-nj", number("16200")),
                Map.of("us-nj", milestones("2013-09-03T12:00:00Z", "2013-09-03T16:30:00Z")));

        assertEquals("""
                As known now

                              network  back                 network                           mail             phones
                  datacenter  lost     50 %   90 %   100 %  outage         availability %     outage           outage
                  us-nj       08:00    12:30  12:30  12:30  4:30 / 4:30 ✓  99.375 / 99.375 ✓  11:30 / 11:30 ✓  4:30 / 4:30 ✓
                  mean time to restore the network, all datacenters: 5:07:30 / 5:07:30 ✓
                """, draw(computed));
        assertTrue(Comparison.of(PUBLISHED, computed).stream().allMatch(Comparison::equal));
    }

    @Test
    void a_figure_that_differs_or_is_missing_is_marked() {
        var computed = new ComputedFigures(
                Map.of("us-nj", number("16201")),
                Map.of(),
                Optional.empty(),
                Map.of("us-nj", number("41400")),
                Map.of(),
                Map.of());

        String drawn = draw(computed);
        assertTrue(drawn.contains("us-nj       –        –     –"), drawn);
        assertTrue(drawn.contains("4:30:01 / 4:30 ✗"), drawn);
        assertTrue(drawn.contains("none / 99.375 ✗"), drawn);
        assertTrue(drawn.contains("phone outage, all datacenters: none / 4:30 ✗"), drawn);
        assertTrue(drawn.contains("mean time to restore the network, all datacenters: none / 5:07:30 ✗"), drawn);
    }

    @Test
    void availability_is_equal_when_it_rounds_to_the_published_percentage() {
        assertTrue(availability("0.993749999").equal());
        assertTrue(availability("0.993754999").equal());
        assertFalse(availability("0.993755").equal());
    }

    private static Comparison availability(String fraction) {
        var computed = new ComputedFigures(
                Map.of(), Map.of("us-nj", number(fraction)), Optional.empty(), Map.of(), Map.of(), Map.of());
        return Comparison.of(PUBLISHED, computed).stream()
                .filter(c -> c.figure() == Figure.AVAILABILITY)
                .findFirst()
                .orElseThrow();
    }

    private static String draw(ComputedFigures computed) {
        return RecoveryTable.draw(
                "As known now",
                Comparison.of(PUBLISHED, computed),
                computed,
                List.of("us-nj"),
                ZoneId.of("America/New_York"));
    }

    private static Milestones milestones(String lost, String restored) {
        Optional<Instant> back = Optional.of(Instant.parse(restored));
        return new Milestones(Optional.of(Instant.parse(lost)), back, back, back);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
