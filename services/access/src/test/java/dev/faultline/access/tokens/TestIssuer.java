package dev.faultline.access.tokens;

import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** An issuer with keys that are made for a test. */
final class TestIssuer {
    static final String ISSUER = "https://issuer.test";
    static final String AUDIENCE = "faultline";
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final List<JsonWebKey> keys = new ArrayList<>();

    /** A pair of keys under an id. */
    record Signer(String id, String algorithm, KeyPair pair) {}

    static Signer rsa(String id) {
        return new Signer(id, "RS256", pair("RSA", 2048));
    }

    static Signer shortRsa(String id) {
        return new Signer(id, "RS256", pair("RSA", 1024));
    }

    static Signer ec(String id, String algorithm, String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return new Signer(id, algorithm, generator.generateKeyPair());
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static Signer ed25519(String id) {
        try {
            return new Signer(
                    id, "EdDSA", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair pair(String kind, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Shows this key from now on. */
    TestIssuer shows(Signer signer) {
        return shows(signer, key -> {});
    }

    TestIssuer shows(Signer signer, Consumer<PublicJsonWebKey> more) {
        try {
            PublicJsonWebKey key =
                    PublicJsonWebKey.Factory.newPublicJwk(signer.pair().getPublic());
            key.setKeyId(signer.id());
            more.accept(key);
            keys.add(key);
            return this;
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    /** Shows none of its keys any longer. */
    void forgets() {
        keys.clear();
    }

    String jwks() {
        return new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** Good claims: of ana, who is a reader, for five minutes. */
    static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject("u-1");
        claims.setClaim("preferred_username", "ana");
        claims.setStringListClaim("groups", "reader");
        claims.setIssuedAt(at(NOW.minusSeconds(60)));
        claims.setExpirationTime(at(NOW.plusSeconds(300)));
        return claims;
    }

    static NumericDate at(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }

    static String token(Signer signer, JwtClaims claims) {
        return token(signer.id(), signer.algorithm(), signer.pair().getPrivate(), claims);
    }

    static String token(String id, String algorithm, Key key, JwtClaims claims) {
        try {
            var signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            signature.setDoKeyValidation(false);
            signature.setPayload(claims.toJson());
            signature.setAlgorithmHeaderValue(algorithm);
            if (id != null) {
                signature.setKeyIdHeaderValue(id);
            }
            signature.setKey(key);
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }
}
