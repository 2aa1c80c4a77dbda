package dev.faultline.standalone.importing;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Lines about devices of one test, and what the timeline makes of them. */
record Facts(String device) {
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The n-th line, with when it occurred, and without an id. */
    String line(int n) {
        return "{\"device\":\"%s\",\"datacenter\":\"ams\",\"role\":\"switch\",\"state\":\"%s\",\"occurredAt\":\"%s\"}"
                .formatted(device, n % 2 == 0 ? "down" : "up", FROM.plusSeconds(n));
    }

    /** So many lines, from the first on. */
    List<String> lines(int count) {
        return IntStream.range(0, count).mapToObj(this::line).toList();
    }

    /** The last facts of the device at a position. */
    List<Map<String, Object>> history(String position) {
        return read("/api/v1/devices/" + device + "/history?limit=1000", position, "items");
    }

    /** How many facts the timeline holds at a position at least, of all devices. */
    static long held(String position) {
        read("/api/v1/devices?limit=1", position, "items");
        return Math.round(metric("faultline_timeline_facts"));
    }

    /** A count of the application. */
    static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                .findFirst()
                .orElseThrow();
    }

    /** Asks until the position shows; each time the application itself waits for it. */
    private static <T> T read(String path, String position, String item) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var response = given().queryParam("after", position).get(path);
            if (response.statusCode() == 200) {
                return response.path(item);
            }
            if (response.statusCode() != 503 || System.nanoTime() > deadline) {
                throw new AssertionError(path + " answers " + response.statusCode() + ": " + response.asString());
            }
        }
    }
}
