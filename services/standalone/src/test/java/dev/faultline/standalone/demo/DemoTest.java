package dev.faultline.standalone.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Against a server that answers what the two tellings' figures are, so that what the demo makes of it is tested alone. */
class DemoTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void says_that_every_figure_is_the_published_one() throws Exception {
        boolean equal = runAgainst(body -> body);

        assertTrue(equal, this::text);
        assertTrue(text().contains("recorded 91 facts of the letter of September 3"), this::text);
        assertTrue(text().contains("recorded 84 facts of the report of September 13"), this::text);
        assertTrue(text().contains("and 23 things that staff did and said by then"), this::text);
        assertTrue(text().contains("08-29 03:00 ±30 min  2 × core-router up in us-va"), this::text);
        assertTrue(
                text().contains(
                                "resolved by 08-29 03:00, everywhere: relapsed after 5 d 4 h, supported when it was said"),
                this::text);
        assertTrue(text().contains("none of 8 devices came back within 30 min"), this::text);
        assertTrue(text().contains("19 devices were struck with it or within 30 min after it"), this::text);
        assertTrue(text().contains("✓ 3 of 3 contradictions found."), this::text);
        assertTrue(text().contains("✓ 28 of 28 figures equal the published ones."), this::text);
        assertFalse(text().contains("✗"), this::text);
    }

    @Test
    void says_which_figure_differs() throws Exception {
        boolean equal = runAgainst(body -> body.replace("0.99375", "0.9937"));

        assertFalse(equal);
        assertTrue(text().contains("99.370 / 99.375 ✗"), this::text);
        assertTrue(text().contains("✗ 27 of 28 figures equal the published ones."), this::text);
    }

    @Test
    void says_which_call_failed() throws Exception {
        boolean equal = runAgainst(body -> body.startsWith("{\"groups\"") ? "no json" : body);

        assertFalse(equal);
        assertTrue(text().contains("✗ The demo could not go on: GET /api/v1/figures"), this::text);
        assertTrue(text().contains("answered what is no JSON: no json"), this::text);
    }

    @Test
    void asks_behind_what_it_recorded_and_comes_back_when_told_to() throws Exception {
        runAgainst(body -> body);

        assertTrue(
                asked.stream()
                        .filter(query -> !query.isEmpty())
                        .allMatch(query -> query.contains("after=s/0@42;t/0@175")),
                asked::toString);
        assertEquals(List.of(asked.get(0), asked.get(0)), asked.subList(0, 2), "the first is asked again after a 503");
    }

    @Test
    void wants_its_datacenters_to_have_the_zone_of_the_tellings() {
        assertEquals("America/New_York", Demo.settings().get("faultline.timeline.zones.\"us-nj\""));
        assertEquals(4, Demo.settings().size());
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private boolean runAgainst(UnaryOperator<String> change) throws Exception {
        try (var threads = Executors.newSingleThreadExecutor()) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/api/v1/device-events", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().add("Faultline-Position", "t/0@175");
                answer(exchange, 201, "{}");
            });
            server.createContext("/api/v1/figures", exchange -> {
                asked.add(exchange.getRequestURI().getQuery());
                if (asked.size() == 1) {
                    exchange.getResponseHeaders().add("Retry-After", "0");
                    answer(exchange, 503, "{}");
                } else {
                    answer(
                            exchange,
                            200,
                            change.apply(figures(exchange.getRequestURI().getQuery())));
                }
            });
            server.createContext("/api/v1/datacenters/", exchange -> {
                asked.add(exchange.getRequestURI().getQuery());
                answer(exchange, 200, """
                        {"milestones":{"firstImpact":"2013-09-03T11:00:00Z","restored50":"2013-09-03T15:00:00-04:00",
                        "restored90":"2013-09-03T19:00:00Z","restored100":null}}""");
            });
            server.createContext("/api/v1/incidents", DemoTest::incidents);
            server.start();
            try (var client = new FaultlineClient(
                            "http://127.0.0.1:" + server.getAddress().getPort());
                    var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
                return new Demo(client, out).run();
            } finally {
                server.stop(0);
            }
        }
    }

    private static void incidents(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Faultline-Position", "s/0@42");
            answer(exchange, 201, "{}");
            return;
        }
        String path = exchange.getRequestURI().getPath();
        answer(
                exchange,
                200,
                switch (path.substring(path.lastIndexOf('/') + 1)) {
                    case "incidents" -> """
                {"items":[{"id":"i","title":"Lost","severity":"major","status":"resolved",
                 "links":[{"kind":"caused-by-repair-of","linkedTo":"j"}]}]}""";
                    case "timeline" -> """
                {"items":[{"occurredAt":"2013-08-29T07:00:00Z","uncertainty":"PT30M","text":"-",
                 "facts":{"datacenter":"us-va","role":"core-router","state":"up","count":2}},
                 {"occurredAt":"2013-08-29T07:00:00Z","uncertainty":"PT0S","text":"all is well",
                 "staff":{"kind":"resolved","actor":"desk"}}]}""";
                    case "claims" -> """
                {"claims":[{"claim":"resolved","occurredAt":"2013-08-29T07:00:00Z","uncertainty":"PT0S","scope":{},
                 "then":{"verdict":"supported"},"now":{"verdict":"relapsed","relapse":{"afterSeconds":446400}}}]}""";
                    case "actions" -> """
                {"within":"PT30M","actions":[
                 {"kind":"intervention","outcome":"failed","effect":"none","impaired":8,"struckAfter":0,"agrees":true,
                  "occurredAt":"2013-09-03T11:30:00Z","uncertainty":"PT30M"},
                 {"kind":"config-change","outcome":"failed","effect":"none-impaired","impaired":0,"struckAfter":19,
                  "occurredAt":"2013-09-03T12:00:00Z","uncertainty":"PT0S"}]}""";
                    default -> "{\"notices\":[]}";
                });
    }

    private static String figures(String query) {
        boolean then = query.contains("knownAt=2013-09-05T00:00:00-04:00");
        if (query.contains("role=phone-system")) {
            return groups(Stream.of(group("us-nj", then ? "28800" : "16200", "0.9")));
        }
        if (query.contains("role=mail-server")) {
            return groups(Stream.of("us-va", "us-nj", "us-ca", "us-co").map(dc -> group(dc, "41400.0", "0.9")));
        }
        if (!query.contains("groupBy=datacenter")) {
            return "{\"groups\":[{\"key\":{},\"timeToRestore\":{\"meanSeconds\":" + (then ? "30600" : "18450.0")
                    + "}}]}";
        }
        return then
                ? groups(Stream.of("us-va", "us-nj", "us-ca", "us-co").map(dc -> group(dc, "30600", "0.98819444444")))
                : groups(Stream.of(
                        group("us-va", "28800", "0.98888888889"),
                        group("us-nj", "16200", "0.99375"),
                        group("us-ca", "14400", "0.99444444444"),
                        group("us-co", "14400", "0.99444444444")));
    }

    private static String group(String datacenter, String seconds, String availability) {
        return "{\"key\":{\"datacenter\":\"" + datacenter + "\"},\"timeToRestore\":{\"meanSeconds\":" + seconds
                + "},\"availability\":{\"value\":" + availability + "}}";
    }

    private static String groups(Stream<String> groups) {
        return "{\"groups\":[" + groups.collect(Collectors.joining(",")) + "]}";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
