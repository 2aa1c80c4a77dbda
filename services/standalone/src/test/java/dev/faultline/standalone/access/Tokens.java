package dev.faultline.standalone.access;

import dev.faultline.access.Role;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes tokens without the library that checks them. */
final class Tokens {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final PrivateKey OTHER = Issuer.rsa().getPrivate();

    private Tokens() {}

    /** A good one of somebody with these roles. */
    static String of(String name, Role... roles) {
        return signed(head("RS256", Issuer.KEY_ID), claims(name, Issuer.NAME, Issuer.AUDIENCE, LIFE, roles), ours());
    }

    static String expired() {
        return signed(
                head("RS256", Issuer.KEY_ID),
                claims("ana", Issuer.NAME, Issuer.AUDIENCE, Duration.ofMinutes(-2), Role.ADMIN),
                ours());
    }

    static String notYetValid() {
        String claims = claims("ana", Issuer.NAME, Issuer.AUDIENCE, LIFE, Role.ADMIN);
        long later = Instant.now().plusSeconds(300).getEpochSecond();
        return signed(
                head("RS256", Issuer.KEY_ID),
                claims.substring(0, claims.length() - 1) + ",\"nbf\":" + later + "}",
                ours());
    }

    /** Of a key that says it is the issuer's. */
    static String forged() {
        return signed(
                head("RS256", Issuer.KEY_ID), claims("ana", Issuer.NAME, Issuer.AUDIENCE, LIFE, Role.ADMIN), OTHER);
    }

    static String ofUnknownKey() {
        return signed(head("RS256", "k2"), claims("ana", Issuer.NAME, Issuer.AUDIENCE, LIFE, Role.ADMIN), OTHER);
    }

    static String ofOtherIssuer() {
        return signed(
                head("RS256", Issuer.KEY_ID),
                claims("ana", "https://elsewhere.test", Issuer.AUDIENCE, LIFE, Role.ADMIN),
                ours());
    }

    static String forOtherAudience() {
        return signed(head("RS256", Issuer.KEY_ID), claims("ana", Issuer.NAME, "wiki", LIFE, Role.ADMIN), ours());
    }

    static String unsigned() {
        return coded("{\"alg\":\"none\"}") + "." + coded(claims("ana", Issuer.NAME, Issuer.AUDIENCE, LIFE, Role.ADMIN))
                + ".";
    }

    /** Signed with the public key, as if it were a secret. */
    static String ofPublicKeyAsSecret() {
        String text = coded(head("HS256", Issuer.KEY_ID)) + "."
                + coded(claims("ana", Issuer.NAME, Issuer.AUDIENCE, LIFE, Role.ADMIN));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(setting(Issuer.PUBLIC_KEY)), "HmacSHA256"));
            return text + "." + URL.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String claims(String name, String issuer, String audience, Duration life, Role... roles) {
        long now = Instant.now().getEpochSecond();
        return "{\"iss\":\"%s\",\"aud\":[\"%s\"],\"sub\":\"id-of-%s\",\"preferred_username\":\"%s\",\"iat\":%d,\"exp\":%d,\"groups\":[%s]}"
                .formatted(
                        issuer,
                        audience,
                        name,
                        name,
                        now - 3_600,
                        now + life.toSeconds(),
                        Arrays.stream(roles)
                                .map(role -> '"' + role.word() + '"')
                                .collect(Collectors.joining(",")));
    }

    private static String head(String algorithm, String id) {
        return "{\"alg\":\"%s\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(algorithm, id);
    }

    private static String signed(String head, String claims, PrivateKey key) {
        String text = coded(head) + "." + coded(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static PrivateKey ours() {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(setting(Issuer.PRIVATE_KEY))));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static String coded(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
