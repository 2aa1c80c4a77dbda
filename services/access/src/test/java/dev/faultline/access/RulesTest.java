package dev.faultline.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The table of calls and roles")
class RulesTest {
    private static final Rules RULES = Rules.of(true);

    private static String rule(String method, String path) {
        return RULES.of(method, path)
                .map(rule -> rule.role().map(Role::word).orElse("everybody"))
                .orElse("nobody");
    }

    @Test
    @DisplayName("finds calls with and without parameters, HEAD as GET")
    void finds() {
        assertEquals("reader", rule("GET", "/api/v1/outages"));
        assertEquals("reader", rule("HEAD", "/api/v1/devices/va-core-1/history"));
        assertEquals("reporter", rule("POST", "/api/v1/device-events"));
        assertEquals("operator", rule("POST", "/api/v1/incidents/a%2Fb;c/notices/3/delivery"));
        assertEquals("operator", rule("DELETE", "/api/v1/maintenance/m1"));
        assertEquals("everybody", rule("GET", "/q/health/ready"));
        assertEquals("everybody", rule("GET", "/"));
        assertEquals("everybody", rule("GET", "/status/incidents/2013%20a"));
    }

    @ParameterizedTest
    @DisplayName("has nothing for what no rule covers, and nothing for paths that the next reader may take for others")
    @ValueSource(
            strings = {
                "/api/v1",
                "/api/v1/",
                "/api/v1/incidents/",
                "/api/v1/incidents//notes",
                "/api/v1/outages/x",
                "/api/v1;a/outages",
                "/api/v3/outages",
                "/q/dev-ui",
                "/q/metrics/x",
                "/q/healthy",
                "/pages/x",
                "/page/..;/api/v1/outages",
                "/page/%2e%2e/api/v1/outages",
                "/page/..%2Fapi/v1/outages",
                "/api/v2/;/../v1/outages",
                "/api/v2/..%5cv1/outages",
                "/status/%2E%2E/x",
                "/lib//x",
                "relative"
            })
    void nothing(String path) {
        assertEquals("nobody", rule("GET", path));
    }

    @Test
    @DisplayName("lets nobody do with a path what no rule says, even where something else may be done with it")
    void methods() {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get")) {
            assertEquals("nobody", rule(method, "/api/v1/outages"), method);
            assertEquals("nobody", rule(method, "/page/shell.js"), method);
        }
    }

    @Test
    @DisplayName("has every call once")
    void once() {
        Set<String> seen = new HashSet<>();
        for (Rule rule : RULES.all()) {
            assertTrue(seen.add(rule.method() + " " + rule.path()), rule::toString);
        }
    }

    @Test
    @DisplayName("gives the metrics to everybody or to readers, as it is set")
    void metrics() {
        assertEquals("everybody", rule("GET", "/q/metrics"));
        assertEquals(
                Optional.of(Role.READER),
                Rules.of(false).of("GET", "/q/metrics").orElseThrow().role());
    }

    @Test
    @DisplayName("wants no role for anything that changes something only when that is nobody's")
    void writesWantRoles() {
        assertTrue(RULES.all().stream()
                .filter(rule -> !rule.method().equals("GET"))
                .allMatch(rule -> rule.role().isPresent()));
        assertTrue(RULES.all().stream()
                .filter(rule -> rule.path().startsWith("/api/v1/"))
                .allMatch(rule -> rule.role().isPresent()));
    }

    @Test
    @DisplayName("takes an admin for everything")
    void admin() {
        var admin = new Caller.Known("a", "a", Set.of(Role.ADMIN));
        var reader = new Caller.Known("r", "r", Set.of(Role.READER));
        for (Role role : Role.values()) {
            assertTrue(admin.is(role));
            assertTrue(Caller.ANYBODY.is(role));
            assertEquals(role == Role.READER, reader.is(role));
        }
    }
}
