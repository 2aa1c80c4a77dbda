package dev.faultline.access.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A start")
class SafeStartTest {
    private final Map<String, String> settings = new HashMap<>();

    private SafeStartTest with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    private SafeStartTest secured() {
        return with("faultline.access.issuer", "https://login.our.org/realms/noc")
                .with("faultline.access.audience", "faultline")
                .with("faultline.access.keys-url", "https://login.our.org/realms/noc/certs");
    }

    private Optional<String> refusal() {
        return SafeStart.refusal(name -> Optional.ofNullable(settings.get(name)));
    }

    private void assertRefused(String... words) {
        String refusal = refusal().orElseThrow();
        for (String word : words) {
            assertTrue(refusal.contains(word), refusal);
        }
        assertEquals(1, refusal.lines().count(), refusal);
    }

    @Test
    @DisplayName("without any setting is refused, for it would be open to all who come by")
    void nothing() {
        assertRefused("faultline.access.issuer and faultline.access.audience must be set");
    }

    @Test
    @DisplayName("that is open is refused on every host but this machine itself")
    void open() {
        with("faultline.access.mode", "open");
        assertRefused("quarkus.http.host is 0.0.0.0", "faultline.access.issuer");
        for (String host : List.of("0.0.0.0", "::", "192.0.2.7", "no-such-host.invalid")) {
            with("quarkus.http.host", host);
            assertRefused("quarkus.http.host is " + host);
        }
        for (String host : List.of("127.0.0.1", "localhost", "127.9.9.9", "::1", "[::1]")) {
            with("quarkus.http.host", host);
            assertEquals(Optional.empty(), refusal(), host);
        }
        with("faultline.access.issuer", "https://login.our.org");
        assertRefused("Set faultline.access.mode=token");
    }

    @Test
    @DisplayName("with tokens is taken on any host once issuer, audience and keys are set")
    void token() {
        secured();
        assertEquals(Optional.empty(), refusal());
        with("quarkus.http.host", "0.0.0.0").with("faultline.access.mode", "token");
        assertEquals(Optional.empty(), refusal());
        with("faultline.access.audience", " ");
        assertRefused("faultline.access.audience must be set");
        with("faultline.access.mode", "basic");
        assertRefused("faultline.access.mode must be token or open, and is basic");
    }

    @Test
    @DisplayName(
            "with keys from nowhere, from two places, or from where anybody could change them on the way is refused")
    void keys() {
        secured().with("faultline.access.keys-file", "keys.json");
        assertRefused("faultline.access.keys-url or faultline.access.keys-file");
        settings.remove("faultline.access.keys-url");
        assertEquals(Optional.empty(), refusal());
        settings.remove("faultline.access.keys-file");
        assertRefused("faultline.access.keys-url or faultline.access.keys-file");
        for (String url :
                List.of("http://login.our.org/certs", "file:///keys", "login.our.org", "https:", "https://a b/")) {
            with("faultline.access.keys-url", url);
            assertRefused("faultline.access.keys-url must be an address with https", url);
        }
        with("faultline.access.keys-url", "http://127.0.0.1:9000/certs");
        assertEquals(Optional.empty(), refusal());
    }

    @Test
    @DisplayName("with the issuer of an example is refused")
    void examples() {
        secured();
        for (String issuer : List.of(
                "https://issuer.example",
                "https://login.example.com/x",
                "https://example.org",
                "https://a.EXAMPLE.net.")) {
            with("faultline.access.issuer", issuer);
            assertRefused("faultline.access.issuer is the example of a documentation");
        }
        with("faultline.access.issuer", "https://example.our.org");
        assertEquals(Optional.empty(), refusal());
    }

    @Test
    @DisplayName("with origins that are patterns is refused")
    void origins() {
        secured();
        for (String origins : List.of("*", "https://a.org,*", "/https:.*/", "https://a.org/path", "null")) {
            with("quarkus.http.cors.origins", origins);
            assertRefused("quarkus.http.cors.origins must be exact origins");
        }
        with("quarkus.http.cors.origins", "https://a.org, http://localhost:3000");
        assertEquals(Optional.empty(), refusal());
    }

    @Test
    @DisplayName("with a secret that everybody knows is refused, and the secret is not told")
    void secrets() {
        String jaas = "faultline.kafka.client.\"sasl.jaas.config\"";
        String login =
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"faultline\" password=\"%s\";";
        for (String secret : List.of("changeit", "change-me", "ChangeMe", "secret", "<password>", "example")) {
            String refusal =
                    SafeStart.knownSecret(Map.of(jaas, login.formatted(secret))).orElseThrow();
            assertTrue(refusal.startsWith(jaas + " has a value"), refusal);
            assertTrue(SafeStart.knownSecret(Map.of("faultline.kafka.client.\"ssl.key.password\"", secret))
                    .isPresent());
        }
        assertEquals(Optional.empty(), SafeStart.knownSecret(Map.of(jaas, login.formatted("k9$Qe-secret-7"))));
        assertTrue(SafeStart.namesSecret(jaas));
        assertTrue(SafeStart.namesSecret("faultline.kafka.client.\"ssl.truststore.password\""));
        assertTrue(!SafeStart.namesSecret("faultline.recorder.max-body"));
    }
}
