package dev.faultline.benchmarks.load;

import dev.faultline.benchmarks.server.HttpConnection;
import dev.faultline.benchmarks.server.Server;
import dev.faultline.benchmarks.workload.Fleet;
import dev.faultline.benchmarks.workload.Workload;
import dev.faultline.log.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Incidents of the workload's year as staff declare and resolve them, each of one datacenter for a few hours. */
public final class DeclaredIncidents {
    /** How many there are. */
    public static final int COUNT = 400;

    private static final int CREATED = 201;
    private static final Duration LONGEST = Duration.ofHours(8);
    private static final Duration VISIBLE = Duration.ofMinutes(1);
    private static final Pattern POSITION = Pattern.compile("\"position\":\"([^\"]+)\"");

    private DeclaredIncidents() {}

    /** Posts them one after another, and waits until reads show them. */
    public static void post(Server server, Fleet fleet, Instant yearStart) throws IOException, InterruptedException {
        var random = new SplittableRandom(400);
        Position last = Position.START;
        try (HttpConnection connection = server.connect()) {
            for (int i = 0; i < COUNT; i++) {
                String id = "bench-%03d".formatted(i);
                String datacenter = Fleet.datacenterName(random.nextInt(fleet.datacenters()));
                long room = Workload.YEAR.minus(LONGEST).toSeconds();
                Instant start = yearStart.plusSeconds(random.nextLong(room));
                Instant end = start.plusSeconds(600 + random.nextLong(LONGEST.toSeconds() - 600));
                last = last.max(said(connection, "", """
                        {"actor": "bench", "id": "%s", "title": "%s is in trouble", "severity": "major", \
                        "scope": {"datacenters": ["%s"]}, "occurredAt": "%s"}""".formatted(id, datacenter, datacenter, start)));
                last = last.max(said(connection, "/" + id + "/resolve", """
                        {"actor": "bench", "occurredAt": "%s"}""".formatted(end)));
            }
        }
        server.awaitVisible(last, VISIBLE);
    }

    private static Position said(HttpConnection connection, String call, String body) throws IOException {
        int status = connection.post("/api/v1/incidents" + call, body.getBytes(StandardCharsets.UTF_8));
        Matcher position = POSITION.matcher(connection.text());
        if (status != CREATED || !position.find()) {
            throw new IOException("POST of " + body + " answered " + status + ": " + connection.text());
        }
        return Position.parse(position.group(1))
                .orElseThrow(() -> new IOException("no position: " + position.group(1)));
    }
}
