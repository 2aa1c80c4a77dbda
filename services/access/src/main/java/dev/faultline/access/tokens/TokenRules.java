package dev.faultline.access.tokens;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a token has to say.
 *
 * @param issuer {@code iss}, to the letter
 * @param audiences {@code aud} has to have one of these
 * @param clockSkew how far the issuer's clock may be away from ours, 0 to 5 minutes
 * @param rolesClaim where the roles stand: the name of a claim, or names with slashes between them, from the outside in
 * @param rolesPrefix what our roles begin with there, such as {@code faultline-}; may be empty
 * @param actorClaim the claim whose value is the name under which things are recorded; where it is missing, {@code sub} is
 */
public record TokenRules(
        String issuer,
        List<String> audiences,
        Duration clockSkew,
        String rolesClaim,
        String rolesPrefix,
        String actorClaim) {
    /** The longest clock skew. */
    public static final Duration MAX_SKEW = Duration.ofMinutes(5);

    public TokenRules {
        Objects.requireNonNull(issuer, "issuer");
        audiences = List.copyOf(audiences);
        if (clockSkew.isNegative() || clockSkew.compareTo(MAX_SKEW) > 0) {
            throw new IllegalArgumentException("clock-skew must be 0 to 5 minutes, and is " + clockSkew);
        }
    }
}
