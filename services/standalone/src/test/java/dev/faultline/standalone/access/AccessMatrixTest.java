package dev.faultline.standalone.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.faultline.access.AccessProblem;
import dev.faultline.access.Role;
import dev.faultline.access.Rule;
import dev.faultline.access.Rules;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@QuarkusTest
@TestProfile(Secured.class)
@DisplayName("Every call of the table")
class AccessMatrixTest {
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int SHOWN = 2_000;

    @TestHTTPResource("/")
    URI base;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private record Answer(int status, String body, Optional<String> challenge, String type) {
        boolean turnedAway() {
            return Stream.of(AccessProblem.values())
                    .anyMatch(problem ->
                            status == problem.status() && body.contains("\"type\":\"" + problem.address() + "\""));
        }
    }

    private Answer call(Rule rule, Optional<String> token) {
        String path = rule.path().replaceAll("\\{[a-z]+}", "x").replace("**", "x");
        boolean body = rule.method().equals("POST");
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER)
                .method(rule.method(), body ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
        if (body) {
            request.header("Content-Type", "application/json");
        }
        token.ifPresent(given -> request.header("Authorization", "Bearer " + given));
        try {
            HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
            var headers = response.headers();
            String type = headers.firstValue("Content-Type").orElse("");
            // What streams is let in, and never ends.
            try (InputStream in = response.body()) {
                String text = type.startsWith("text/event-stream")
                        ? ""
                        : new String(in.readNBytes(SHOWN), StandardCharsets.UTF_8);
                return new Answer(response.statusCode(), text, headers.firstValue("WWW-Authenticate"), type);
            }
        } catch (IOException e) {
            throw new AssertionError(rule + " gave no answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Optional<String>> badTokens() {
        Map<String, Optional<String>> bad = new LinkedHashMap<>();
        bad.put("no token", Optional.empty());
        bad.put("an expired token", Optional.of(Tokens.expired()));
        bad.put("one that is not valid yet", Optional.of(Tokens.notYetValid()));
        bad.put("a forged one", Optional.of(Tokens.forged()));
        bad.put("one of an unknown key", Optional.of(Tokens.ofUnknownKey()));
        bad.put("one of another issuer", Optional.of(Tokens.ofOtherIssuer()));
        bad.put("one for another audience", Optional.of(Tokens.forOtherAudience()));
        bad.put("one without a signature", Optional.of(Tokens.unsigned()));
        bad.put("one signed with the public key as a secret", Optional.of(Tokens.ofPublicKeyAsSecret()));
        bad.put("nonsense", Optional.of("nonsense"));
        return bad;
    }

    @TestFactory
    @DisplayName(
            "that wants a role is refused with 401 without a good token, and with 403 without the role, else let in")
    Stream<DynamicTest> wantingRoles() {
        return Rules.of(true).all().stream()
                .filter(rule -> rule.role().isPresent())
                .map(rule -> dynamicTest(rule.method() + " " + rule.path(), () -> {
                    badTokens().forEach((what, token) -> {
                        Answer answer = call(rule, token);
                        assertEquals(401, answer.status(), what);
                        assertTrue(answer.body().contains("/problems/unauthenticated"), answer::toString);
                        assertTrue(answer.challenge().orElse("").startsWith("Bearer "), answer::toString);
                        assertEquals("application/problem+json", answer.type());
                    });
                    assertEquals(
                            403, call(rule, Optional.of(Tokens.of("nobody"))).status());
                    for (Role role : Role.values()) {
                        Answer answer = call(rule, Optional.of(Tokens.of("ana", role)));
                        boolean let = role == rule.role().get() || role == Role.ADMIN;
                        assertEquals(!let, answer.turnedAway(), role + ": " + answer);
                        if (!let) {
                            assertEquals(403, answer.status(), answer::toString);
                            assertTrue(
                                    answer.body()
                                            .contains("\"role\":\""
                                                    + rule.role().get().word() + "\""),
                                    answer::toString);
                        }
                    }
                }));
    }

    @TestFactory
    @DisplayName("that is everybody's is let in with any token and without one")
    Stream<DynamicTest> everybodys() {
        return Rules.of(true).all().stream()
                .filter(rule -> rule.role().isEmpty())
                .map(rule -> dynamicTest(rule.method() + " " + rule.path(), () -> {
                    badTokens()
                            .forEach((what, token) ->
                                    assertFalse(call(rule, token).turnedAway(), what));
                    for (Role role : Role.values()) {
                        assertFalse(
                                call(rule, Optional.of(Tokens.of("ana", role))).turnedAway());
                    }
                }));
    }
}
