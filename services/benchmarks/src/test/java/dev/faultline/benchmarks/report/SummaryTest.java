package dev.faultline.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final List<Figure> FIGURES = List.of(
            new Figure("speed", 0.61, "0.61 (0.58 to 0.62)", new Target.AtLeast(0.6, "")),
            new Figure("heap", 70, "70.0 bytes", new Target.AtMost(64, " bytes")),
            new Figure("loaded", 5, "5", Target.NONE));

    @Test
    void a_plain_table_has_columns_of_even_width() {
        assertEquals("""
                figure  measured             target
                speed   0.61 (0.58 to 0.62)  ≥ 0.6       met
                heap    70.0 bytes           ≤ 64 bytes  not met
                loaded  5
                """, Summary.plain(FIGURES));
    }

    @Test
    void a_table_of_markdown_has_a_rule_under_its_titles() {
        assertEquals("""
                | figure | measured | target |  |
                | --- | --- | --- | --- |
                | speed | 0.61 (0.58 to 0.62) | ≥ 0.6 | met |
                | heap | 70.0 bytes | ≤ 64 bytes | not met |
                | loaded | 5 |  |  |
                """, Summary.markdown(FIGURES));
    }

    @Test
    void what_is_no_number_meets_no_target() {
        assertEquals("not met", new Target.AtMost(1, "").verdict(Double.NaN));
        assertEquals("not met", new Target.AtLeast(1, "").verdict(Double.NaN));
    }
}
