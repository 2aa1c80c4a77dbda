package dev.faultline.log.kafka.streams;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "PT0.999S,0,transaction-timeout",
        "PT1M0.001S,0,transaction-timeout",
        "PT5S,-1,stream-cache",
        "PT5S,4294967297,stream-cache"
    })
    @DisplayName("given a value out of bounds, then it is refused by the name of its setting")
    void values_have_bounds(Duration transactionTimeout, long cacheBytes, String setting) {
        var refused =
                assertThrows(IllegalArgumentException.class, () -> new StreamSettings(transactionTimeout, cacheBytes));
        assertTrue(refused.getMessage().startsWith(setting), refused.getMessage());
    }

    @Test
    @DisplayName("given the outermost values, then they are taken")
    void the_bounds_are_taken() {
        new StreamSettings(Duration.ofSeconds(1), 0);
        new StreamSettings(Duration.ofMinutes(1), 4L * 1024 * 1024 * 1024);
    }
}
