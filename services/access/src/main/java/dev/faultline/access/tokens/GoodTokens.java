package dev.faultline.access.tokens;

import dev.faultline.access.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers for a short time, and of a bounded number, which tokens were good, so that a caller who calls often is not
 * checked each time. Tokens themselves are not kept, only their digests. Safe for many threads.
 */
public final class GoodTokens {
    /** How long it is remembered: for so long a key that its issuer has withdrawn may go on serving. */
    public static final Duration KEPT = Duration.ofMinutes(1);

    private final int most;
    private final ConcurrentHashMap<String, Remembered> remembered = new ConcurrentHashMap<>();

    private record Remembered(Caller.Known caller, Instant until) {}

    /** At most so many. */
    public GoodTokens(int most) {
        this.most = most;
    }

    /** Whose token it is; empty when it has to be checked. */
    public Optional<Caller.Known> find(String token, Instant now) {
        Remembered found = remembered.get(digest(token));
        return found != null && now.isBefore(found.until()) ? Optional.of(found.caller()) : Optional.empty();
    }

    /** Remembers a good one, no longer than it is good. */
    public void remember(String token, TokenVerifier.Checked.Good good, Instant now) {
        if (remembered.size() >= most) {
            remembered.values().removeIf(old -> !now.isBefore(old.until()));
        }
        if (remembered.size() >= most) {
            // Nothing is lost by forgetting but the time to check again.
            remembered.clear();
        }
        Instant until = now.plus(KEPT);
        remembered.put(
                digest(token),
                new Remembered(good.caller(), good.expiresAt().isBefore(until) ? good.expiresAt() : until));
    }

    private static String digest(String token) {
        try {
            byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
