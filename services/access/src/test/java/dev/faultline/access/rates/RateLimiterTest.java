package dev.faultline.access.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A limit on rates")
class RateLimiterTest {
    private static final long SECOND = 1_000_000_000L;

    private long nanos = Long.MAX_VALUE - 5 * SECOND;

    private RateLimiter limiter(int perSecond, int burst, int callers) {
        return new RateLimiter(new Rate(perSecond, burst), callers, () -> nanos);
    }

    @Test
    @DisplayName("lets a burst through at once, then so many each second, and says when to come again")
    void burst() {
        RateLimiter limiter = limiter(2, 5, 10);
        for (int i = 0; i < 5; i++) {
            assertEquals(0, limiter.take("a"));
        }
        assertEquals(1, limiter.take("a"));
        nanos += SECOND / 2;
        assertEquals(0, limiter.take("a"));
        assertEquals(1, limiter.take("a"));
        // The clock runs over its end meanwhile, which must change nothing.
        nanos += 1_000 * SECOND;
        assertEquals(
                5, IntStream.range(0, 100).filter(i -> limiter.take("a") == 0).count());
    }

    @Test
    @DisplayName("of one in several seconds says how many")
    void slow() {
        RateLimiter limiter = limiter(1, 1, 10);
        assertEquals(0, limiter.take("a"));
        assertEquals(1, limiter.take("a"));
    }

    @Test
    @DisplayName("holds each caller to it alone")
    void each() {
        RateLimiter limiter = limiter(1, 1, 10);
        assertEquals(0, limiter.take("a"));
        assertEquals(0, limiter.take("b"));
        assertEquals(1, limiter.take("a"));
    }

    @Test
    @DisplayName("tells only so many callers apart: the others share one allowance, until some have been quiet")
    void bounded() {
        RateLimiter limiter = limiter(1, 2, 100);
        for (int i = 0; i < 100; i++) {
            assertEquals(0, limiter.take("caller " + i));
        }
        assertEquals(
                2,
                IntStream.range(0, 1_000)
                        .filter(i -> limiter.take("new " + i) == 0)
                        .count());
        assertEquals(100, limiter.callers());
        nanos += 2 * SECOND;
        assertEquals(0, limiter.take("one more"));
        assertTrue(limiter.callers() <= 100);
        assertEquals(1, limiter.callers());
    }

    @Test
    @DisplayName("of 0 each second is none")
    void none() {
        RateLimiter limiter = limiter(0, 1, 1);
        for (int i = 0; i < 10_000; i++) {
            assertEquals(0, limiter.take("a"));
        }
        assertEquals(0, limiter.callers());
    }

    @Test
    @DisplayName("that makes no sense is refused by name")
    void nonsense() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Rate(-1, 1))
                .getMessage()
                .startsWith("per-second must be 0 to 1,000,000"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Rate(1, 0))
                .getMessage()
                .startsWith("burst must be 1 to 1,000,000"));
    }
}
