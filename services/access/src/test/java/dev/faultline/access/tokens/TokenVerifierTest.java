package dev.faultline.access.tokens;

import static dev.faultline.access.tokens.TestIssuer.NOW;
import static dev.faultline.access.tokens.TestIssuer.at;
import static dev.faultline.access.tokens.TestIssuer.claims;
import static dev.faultline.access.tokens.TestIssuer.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.faultline.access.Caller;
import dev.faultline.access.Reason;
import dev.faultline.access.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A bearer token")
class TokenVerifierTest {
    private static final TestIssuer.Signer RSA = TestIssuer.rsa("rsa");
    private static final TestIssuer.Signer OTHER = TestIssuer.rsa("rsa");
    private static final TestIssuer.Signer EC = TestIssuer.ec("ec", "ES256", "secp256r1");
    private static final TestIssuer.Signer ED = TestIssuer.ed25519("ed");
    private static final KeyObserver NOBODY = new KeyObserver() {
        @Override
        public void fetched(int keys) {}

        @Override
        public void failed(String why, boolean again) {}
    };

    private static final TokenVerifier VERIFIER = verifier(
            rules("groups", ""), new TestIssuer().shows(RSA).shows(EC).shows(ED).jwks());

    private static TokenRules rules(String rolesClaim, String prefix) {
        return new TokenRules(
                TestIssuer.ISSUER,
                List.of("other", TestIssuer.AUDIENCE),
                Duration.ofSeconds(30),
                rolesClaim,
                prefix,
                "preferred_username");
    }

    private static TokenVerifier verifier(TokenRules rules, String keys) {
        var times = new KeyTimes(Duration.ofMinutes(10), Duration.ofSeconds(10), Duration.ofHours(24));
        return new TokenVerifier(
                rules, new Keys(() -> keys, times, () -> NOW, Runnable::run, Duration.ofSeconds(1), NOBODY));
    }

    private static Caller.Known good(TokenVerifier verifier, String token) {
        return assertInstanceOf(TokenVerifier.Checked.Good.class, verifier.check(token, NOW))
                .caller();
    }

    private static Reason bad(String token) {
        return bad(VERIFIER, token);
    }

    private static Reason bad(TokenVerifier verifier, String token) {
        return assertInstanceOf(TokenVerifier.Checked.Bad.class, verifier.check(token, NOW))
                .reason();
    }

    private static Reason without(Consumer<JwtClaims> change) {
        var claims = claims();
        change.accept(claims);
        return bad(token(RSA, claims));
    }

    @Test
    @DisplayName("that the issuer signed for us tells who calls and what they may be, whatever the kind of its key")
    void good() {
        var ana = new Caller.Known("ana", "u-1", Set.of(Role.READER));
        for (TestIssuer.Signer signer : List.of(RSA, EC, ED)) {
            assertEquals(ana, good(VERIFIER, token(signer, claims())));
        }
        assertEquals(ana, good(VERIFIER, token("rsa", "PS512", RSA.pair().getPrivate(), claims())));
        assertEquals(ana, good(VERIFIER, token(null, "RS256", RSA.pair().getPrivate(), claims())));
    }

    @Test
    @DisplayName("that is signed with no algorithm, or with a secret, the public key for one included, is refused")
    void symmetric() {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String none = encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims().toJson().getBytes(StandardCharsets.UTF_8)) + ".";
        assertEquals(Reason.ALGORITHM, bad(none));
        for (byte[] secret : List.of(
                RSA.pair().getPublic().getEncoded(),
                TestIssuer.pem(RSA.pair().getPublic()).getBytes(StandardCharsets.UTF_8))) {
            assertEquals(Reason.ALGORITHM, bad(token("rsa", "HS256", new HmacKey(secret), claims())));
        }
        String text = token("rsa", "HS256", new HmacKey(RSA.pair().getPublic().getEncoded()), claims());
        String asRsa = encoder.encodeToString("{\"alg\":\"RS256\",\"kid\":\"rsa\"}".getBytes(StandardCharsets.UTF_8))
                + text.substring(text.indexOf('.'));
        assertEquals(Reason.FORGED, bad(asRsa));
    }

    @Test
    @DisplayName("that somebody else signed, or that was changed, is refused")
    void forged() {
        assertEquals(Reason.FORGED, bad(token(OTHER, claims())));
        String[] parts = token(RSA, claims()).split("\\.");
        var more = claims();
        more.setStringListClaim("groups", "admin");
        String changed = parts[0] + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(more.toJson().getBytes(StandardCharsets.UTF_8))
                + "." + parts[2];
        assertEquals(Reason.FORGED, bad(changed));
        assertEquals(Reason.UNKNOWN_KEY, bad(token(TestIssuer.rsa("elsewhere"), claims())));
    }

    @Test
    @DisplayName("that brings its own key in its head is not believed")
    void ownKey() {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String jwks = new TestIssuer().shows(OTHER).jwks();
        String jwk = jwks.substring(jwks.indexOf('[') + 1, jwks.lastIndexOf(']'));
        String head = "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"jku\":\"http://127.0.0.1:1/\",\"jwk\":" + jwk + "}";
        String[] parts = token(OTHER, claims()).split("\\.");
        assertEquals(
                Reason.FORGED,
                bad(encoder.encodeToString(head.getBytes(StandardCharsets.UTF_8)) + "." + parts[1] + "." + parts[2]));
    }

    @Test
    @DisplayName("that is signed with a key too short to trust is refused")
    void shortKey() {
        var weak = TestIssuer.shortRsa("weak");
        var verifier =
                verifier(rules("groups", ""), new TestIssuer().shows(weak).jwks());
        assertEquals(Reason.FORGED, bad(verifier, token(weak, claims())));
    }

    @Test
    @DisplayName("is good from nbf to exp, with the clock skew on either side and not a second more")
    void times() {
        assertEquals(Reason.EXPIRED, without(c -> c.setExpirationTime(at(NOW.minusSeconds(31)))));
        assertEquals(Reason.NOT_YET_VALID, without(c -> c.setNotBefore(at(NOW.plusSeconds(31)))));
        var within = claims();
        within.setExpirationTime(at(NOW.minusSeconds(29)));
        assertEquals("ana", good(VERIFIER, token(RSA, within)).name());
        within = claims();
        within.setNotBefore(at(NOW.plusSeconds(29)));
        assertEquals("ana", good(VERIFIER, token(RSA, within)).name());
        assertEquals(Reason.CLAIMS, without(c -> c.unsetClaim("exp")));
    }

    @Test
    @DisplayName("of another issuer, for another audience, or without a subject is refused")
    void claimsWrong() {
        assertEquals(Reason.OTHER_ISSUER, without(c -> c.setIssuer(TestIssuer.ISSUER + "/")));
        assertEquals(Reason.OTHER_ISSUER, without(c -> c.unsetClaim("iss")));
        assertEquals(Reason.OTHER_AUDIENCE, without(c -> c.setAudience("somebody")));
        assertEquals(Reason.OTHER_AUDIENCE, without(c -> c.unsetClaim("aud")));
        assertEquals(Reason.CLAIMS, without(c -> c.unsetClaim("sub")));
    }

    @Test
    @DisplayName("whose name could not be recorded, or would begin a line of its own in a log, is refused")
    void names() {
        for (String name : List.of("", " ", " ana", "a\nb", "x".repeat(201))) {
            assertEquals(Reason.CLAIMS, without(c -> c.setClaim("preferred_username", name)), name);
        }
        var claims = claims();
        claims.unsetClaim("preferred_username");
        assertEquals("u-1", good(VERIFIER, token(RSA, claims)).name());
    }

    @Test
    @DisplayName("that is no token at all is refused")
    void malformed() {
        for (String text : List.of("", "x", "a.b", "a.b.c", "....", "a.b.c.d.e", "é.b.c")) {
            assertEquals(Reason.MALFORMED, bad(text), text);
        }
    }

    @Test
    @DisplayName("has its roles in a claim, or deep within one, as a list or as words, with a prefix if one was set")
    void roles() {
        String keys = new TestIssuer().shows(RSA).jwks();
        var deep = claims();
        deep.setClaim("realm_access", Map.of("roles", List.of("operator", "importer", "cook")));
        assertEquals(
                Set.of(Role.OPERATOR, Role.IMPORTER),
                good(verifier(rules("realm_access/roles", ""), keys), token(RSA, deep))
                        .roles());
        var named = claims();
        named.setStringListClaim("https://our.org/roles", "admin");
        assertEquals(
                Set.of(Role.ADMIN),
                good(verifier(rules("https://our.org/roles", ""), keys), token(RSA, named))
                        .roles());
        var words = claims();
        words.setClaim("scope", "openid faultline-reader reporter");
        assertEquals(
                Set.of(Role.READER),
                good(verifier(rules("scope", "faultline-"), keys), token(RSA, words))
                        .roles());
        for (Object nothing : List.of(7, true, Map.of("reader", true), List.of(List.of("admin")))) {
            var odd = claims();
            odd.setClaim("groups", nothing);
            assertEquals(Set.of(), good(VERIFIER, token(RSA, odd)).roles());
        }
    }

    @Test
    @DisplayName("is checked with the keys of a PEM file as with those of a JWKS document")
    void pem() {
        String pem = TestIssuer.pem(EC.pair().getPublic())
                + TestIssuer.pem(RSA.pair().getPublic())
                + TestIssuer.pem(ED.pair().getPublic());
        var verifier = verifier(rules("groups", ""), pem);
        for (TestIssuer.Signer signer : List.of(RSA, EC, ED)) {
            assertEquals("ana", good(verifier, token(signer, claims())).name());
        }
        assertEquals(Reason.FORGED, bad(verifier, token(OTHER, claims())));
    }

    @Test
    @DisplayName("is not checked with a key that is for encryption, or for another algorithm alone")
    void keysForOtherUse() {
        var verifier = verifier(
                rules("groups", ""),
                new TestIssuer().shows(RSA, key -> key.setUse("enc")).shows(EC).jwks());
        assertEquals(Reason.UNKNOWN_KEY, bad(verifier, token(RSA, claims())));
        var bound = verifier(
                rules("groups", ""),
                new TestIssuer().shows(RSA, key -> key.setAlgorithm("RS512")).jwks());
        assertEquals(Reason.UNKNOWN_KEY, bad(bound, token(RSA, claims())));
    }
}
