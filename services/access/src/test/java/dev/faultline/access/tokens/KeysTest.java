package dev.faultline.access.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The issuer's keys")
class KeysTest {
    private static final TestIssuer.Signer OLD = TestIssuer.ec("old", "ES256", "secp256r1");
    private static final TestIssuer.Signer NEW = TestIssuer.ec("new", "ES256", "secp256r1");
    private static final KeyTimes TIMES =
            new KeyTimes(Duration.ofMinutes(10), Duration.ofSeconds(10), Duration.ofHours(1));

    private final TestIssuer issuer = new TestIssuer().shows(OLD);
    private final List<String> told = new ArrayList<>();
    private Instant now = TestIssuer.NOW;
    private boolean away;
    private int fetches;

    private final Keys keys =
            new Keys(this::fetch, TIMES, () -> now, Runnable::run, Duration.ofSeconds(1), new KeyObserver() {
                @Override
                public void fetched(int count) {
                    told.add("fetched " + count);
                }

                @Override
                public void failed(String why, boolean again) {
                    told.add((again ? "failed again: " : "failed: ") + why);
                }
            });

    private String fetch() throws IOException {
        fetches++;
        if (away) {
            throw new IOException("gone");
        }
        return issuer.jwks();
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    private Keys.Found find(String id) {
        return keys.find(id, "EC", "ES256");
    }

    private void assertFound(String id) {
        assertInstanceOf(Keys.Found.Some.class, find(id));
    }

    @Test
    @DisplayName("are fetched once, however many tokens there are")
    void once() {
        for (int i = 0; i < 100; i++) {
            assertFound("old");
        }
        assertEquals(1, fetches);
        assertEquals(Duration.ZERO, keys.age().orElseThrow());
    }

    @Test
    @DisplayName("are fetched again for a token with a new one, but at most once in the time for that")
    void rotation() {
        assertFound("old");
        issuer.shows(NEW);
        assertInstanceOf(Keys.Found.None.class, find("new"));
        assertEquals(1, fetches);
        later(TIMES.retry());
        assertFound("new");
        assertEquals(2, fetches);
        for (int i = 0; i < 1_000; i++) {
            assertInstanceOf(Keys.Found.None.class, find("made-up-" + i));
        }
        assertEquals(2, fetches);
        later(TIMES.retry());
        for (int i = 0; i < 1_000; i++) {
            assertInstanceOf(Keys.Found.None.class, find("made-up-" + i));
        }
        assertEquals(3, fetches);
    }

    @Test
    @DisplayName("that are old are fetched anew in the background, and one that is withdrawn goes")
    void refresh() {
        assertFound("old");
        issuer.forgets();
        issuer.shows(NEW);
        later(TIMES.refresh());
        assertFound("old");
        assertEquals(2, fetches);
        assertInstanceOf(Keys.Found.None.class, find("old"));
        assertFound("new");
    }

    @Test
    @DisplayName("go on serving while the issuer is away, until they are too old to trust")
    void issuerAway() {
        assertFound("old");
        away = true;
        for (int i = 0; i < 5; i++) {
            later(TIMES.refresh());
            assertFound("old");
        }
        assertEquals(List.of("fetched 1", "failed: gone", "failed again: gone"), told.subList(0, 3));
        assertEquals(10, assertInstanceOf(Keys.Found.Away.class, find("new")).retryAfterSeconds());
        later(TIMES.refresh());
        assertInstanceOf(Keys.Found.Away.class, find("old"));
        away = false;
        later(TIMES.retry());
        assertFound("old");
        assertEquals("fetched 1", told.getLast());
    }

    @Test
    @DisplayName(
            "that were never there are asked for at most once in the time for that, and are there when the issuer is")
    void neverThere() {
        away = true;
        for (int i = 0; i < 100; i++) {
            assertInstanceOf(Keys.Found.Away.class, find("old"));
        }
        assertEquals(1, fetches);
        assertTrue(keys.age().isEmpty());
        away = false;
        later(TIMES.retry());
        assertFound("old");
    }

    @Test
    @DisplayName("that cannot be read are as if they could not be fetched, and say why")
    void unreadable() {
        for (String text :
                List.of("", "{}", "[]", "<html>", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AA\"}]}")) {
            var one = new Keys(() -> text, TIMES, () -> now, Runnable::run, Duration.ofSeconds(1), new KeyObserver() {
                @Override
                public void fetched(int count) {
                    told.add("fetched");
                }

                @Override
                public void failed(String why, boolean again) {
                    told.add("failed");
                }
            });
            assertInstanceOf(Keys.Found.Away.class, one.find("old", "EC", "ES256"), text);
        }
        assertEquals(List.of("failed", "failed", "failed", "failed", "failed", "failed"), told);
    }
}
