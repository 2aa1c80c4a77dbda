package dev.faultline.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.benchmarks.Options.UsageException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void without_arguments_ten_million_facts_of_a_hundred_thousand_devices_are_measured_with_everything()
            throws UsageException {
        Options options = Options.parse();
        assertEquals(10_000_000, options.facts());
        assertEquals(100_000, options.devices());
        for (Phase phase : Phase.values()) {
            assertTrue(options.measures(phase));
        }
    }

    @Test
    void values_follow_as_the_next_argument_or_behind_an_equals_sign() throws UsageException {
        Options options = Options.parse("--facts", "500_000", "--rounds=5", "--seconds", "3", "--only=replay,ingest");
        assertEquals(new Options(500_000, 5, 3, Set.of(Phase.REPLAY, Phase.INGEST)), options);
        assertFalse(options.measures(Phase.QUERIES));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --fact=1        | unknown option: --fact
                    --facts         | --facts needs a value
                    --facts=many    | --facts is a number from 10000 to 100000000, and is many
                    --facts=9999    | --facts is a number from 10000 to 100000000, and is 9999
                    --rounds=0      | --rounds is a number from 1 to 100, and is 0
                    --only=replay,x | --only does not know x
                    """)
    void what_makes_no_sense_is_refused_by_name(String argument, String message) {
        assertEquals(
                message,
                assertThrows(UsageException.class, () -> Options.parse(argument))
                        .getMessage());
    }
}
