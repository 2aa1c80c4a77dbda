package dev.faultline.access.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Good tokens for tests of other packages. */
public final class Signed {
    /** When they are issued. */
    public static final Instant NOW = TestIssuer.NOW;

    /** How long they are good. */
    public static final long LIFE_SECONDS = 300;

    private static final TestIssuer.Signer SIGNER = TestIssuer.ec("k", "ES256", "secp256r1");

    private Signed() {}

    /** The keys that check them. */
    public static String keys() {
        return new TestIssuer().shows(SIGNER).jwks();
    }

    /** What they have to say. */
    public static TokenRules rules() {
        return new TokenRules(
                TestIssuer.ISSUER,
                List.of(TestIssuer.AUDIENCE),
                Duration.ofSeconds(30),
                "groups",
                "",
                "preferred_username");
    }

    /** A token of somebody with these roles. */
    public static String token(String name, String... roles) {
        var claims = TestIssuer.claims();
        claims.setClaim("preferred_username", name);
        claims.setStringListClaim("groups", roles);
        return TestIssuer.token(SIGNER, claims);
    }
}
