package dev.faultline.standalone.access;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;

/**
 * An issuer of tokens: makes a key, and shows its public part on loopback. The test gets the other part as a setting, for
 * the two are loaded apart.
 */
public final class Issuer implements QuarkusTestResourceLifecycleManager {
    static final String NAME = "https://issuer.test";
    static final String AUDIENCE = "faultline";
    static final String KEY_ID = "k1";
    static final String PRIVATE_KEY = "test.issuer.private-key";
    static final String PUBLIC_KEY = "test.issuer.public-key";

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        KeyPair pair = rsa();
        byte[] jwks = jwks((RSAPublicKey) pair.getPublic()).getBytes(StandardCharsets.UTF_8);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/certs", exchange -> {
            exchange.sendResponseHeaders(200, jwks.length);
            exchange.getResponseBody().write(jwks);
            exchange.close();
        });
        server.start();
        return Map.of(
                "faultline.access.mode",
                "token",
                "faultline.access.issuer",
                NAME,
                "faultline.access.audience",
                AUDIENCE,
                "faultline.access.keys-url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/certs",
                PRIVATE_KEY,
                encoded(pair.getPrivate().getEncoded()),
                PUBLIC_KEY,
                encoded(pair.getPublic().getEncoded()));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String jwks(RSAPublicKey key) {
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(KEY_ID, number(key.getModulus()), number(key.getPublicExponent()));
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
