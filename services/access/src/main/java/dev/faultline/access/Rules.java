package dev.faultline.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one table of calls and roles. What stands in it nowhere is denied. docs/security.md shows it, and tests hold the
 * table against that page, against every resource and against every static file.
 */
public final class Rules {
    /** Where the metrics are. */
    public static final String METRICS = "/q/metrics";

    private static final List<Rule> CALLS = Stream.of(
                    reading(
                            "/api/v1/outages",
                            "/api/v1/figures",
                            "/api/v1/figures/restated",
                            "/api/v1/datacenters",
                            "/api/v1/datacenters/{datacenter}",
                            "/api/v1/datacenters/{datacenter}/recovery",
                            "/api/v1/devices",
                            "/api/v1/devices/{device}",
                            "/api/v1/devices/{device}/history",
                            "/api/v1/incidents",
                            "/api/v1/incidents/{incident}",
                            "/api/v1/incidents/{incident}/timeline",
                            "/api/v1/incidents/{incident}/claims",
                            "/api/v1/incidents/{incident}/actions",
                            "/api/v1/incidents/{incident}/propagation",
                            "/api/v1/incidents/{incident}/clocks",
                            "/api/v1/incidents/{incident}/notices",
                            "/api/v1/incidents/{incident}/knowledge",
                            "/api/v1/incidents/{incident}/report",
                            "/api/v1/maintenance",
                            "/api/v1/maintenance/{maintenance}",
                            "/api/v1/stream"),
                    Stream.of(Rule.of("POST", "/api/v1/device-events", Role.REPORTER)),
                    commands(
                            "/api/v1/incidents",
                            "/api/v1/incidents/{incident}/acknowledge",
                            "/api/v1/incidents/{incident}/scope",
                            "/api/v1/incidents/{incident}/actions",
                            "/api/v1/incidents/{incident}/milestones",
                            "/api/v1/incidents/{incident}/causes",
                            "/api/v1/incidents/{incident}/links",
                            "/api/v1/incidents/{incident}/notes",
                            "/api/v1/incidents/{incident}/notices",
                            "/api/v1/incidents/{incident}/notices/{number}/delivery",
                            "/api/v1/incidents/{incident}/corrective-actions",
                            "/api/v1/incidents/{incident}/corrective-actions/{number}/complete",
                            "/api/v1/incidents/{incident}/corrective-actions/{number}/drop",
                            "/api/v1/incidents/{incident}/resolve",
                            "/api/v1/incidents/{incident}/reopen",
                            "/api/v1/incidents/{incident}/report",
                            "/api/v1/incidents/{incident}/report-sections",
                            "/api/v1/maintenance"),
                    Stream.of(Rule.of("DELETE", "/api/v1/maintenance/{maintenance}", Role.OPERATOR)))
            .flatMap(rules -> rules)
            .toList();

    /** What anybody may have: the public view, health, the contract, and the files of the page, which hold no data. */
    private static final List<Rule> OPEN = Stream.of(
                    "/status",
                    "/status/**",
                    "/api/v2/**",
                    "/q/health",
                    "/q/health/**",
                    "/q/openapi",
                    "/q/openapi.json",
                    "/q/openapi.yaml",
                    "/q/openapi.yml",
                    "/q/swagger-ui",
                    "/q/swagger-ui/**",
                    "/",
                    "/index.html",
                    "/favicon.ico",
                    "/favicon.svg",
                    "/now/**",
                    "/datacenter",
                    "/datacenter/**",
                    "/incident",
                    "/incident/**",
                    "/incidents",
                    "/incidents/**",
                    "/figures",
                    "/figures/**",
                    "/page/**",
                    "/lib/**",
                    "/report/**",
                    "/docs/**")
            .map(path -> Rule.open("GET", path))
            .toList();

    private final List<Rule> all;
    private final Map<String, Rule> plain = new HashMap<>();
    private final List<Rule> others = new ArrayList<>();

    private Rules(Rule metrics) {
        this.all =
                Stream.of(CALLS, OPEN, List.of(metrics)).flatMap(List::stream).toList();
        for (Rule rule : all) {
            if (rule.plain()) {
                plain.put(rule.method() + " " + rule.path(), rule);
            } else {
                others.add(rule);
            }
        }
    }

    /**
     * The table.
     *
     * @param openMetrics whether anybody may have the metrics, for whoever collects them seldom has a token
     */
    public static Rules of(boolean openMetrics) {
        return new Rules(openMetrics ? Rule.open("GET", METRICS) : Rule.of("GET", METRICS, Role.READER));
    }

    /** Every rule. */
    public List<Rule> all() {
        return all;
    }

    /**
     * The rule of a call; empty when there is none, and nobody may make it.
     *
     * @param method of HTTP
     * @param path from the root, normalised: without dot segments, percent-encoding as it came
     */
    public Optional<Rule> of(String method, String path) {
        String called = method.equals("HEAD") ? "GET" : method;
        Rule same = plain.get(called + " " + path);
        if (same != null) {
            return Optional.of(same);
        }
        for (Rule rule : others) {
            if (rule.covers(called, path)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private static Stream<Rule> reading(String... paths) {
        return Stream.of(paths).map(path -> Rule.of("GET", path, Role.READER));
    }

    private static Stream<Rule> commands(String... paths) {
        return Stream.of(paths).map(path -> Rule.of("POST", path, Role.OPERATOR));
    }
}
