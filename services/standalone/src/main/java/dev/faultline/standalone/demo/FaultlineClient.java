package dev.faultline.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of Faultline's HTTP API as anybody could write one: it asks, and asks again when told to come back later. */
public final class FaultlineClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int MAX_TRIES = 20;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int SHOWN_OF_A_BODY = 500;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final String base;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /** A call did not give what it was made for. The message is one line and names the call. */
    public static final class CallFailedException extends Exception {
        private static final long serialVersionUID = 1L;

        CallFailedException(String message) {
            super(message);
        }
    }

    /** A client of the server at this address, given without a slash at its end. */
    public FaultlineClient(String base) {
        this.base = base;
    }

    /** Whether the server says that it is ready; false as well when it does not answer. */
    public boolean ready() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(URI.create(base + "/q/health/ready"))
                                    .timeout(CONNECT))
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Records facts.
     *
     * @param facts NDJSON
     * @return the position behind the last of them
     */
    String record(byte[] facts) throws CallFailedException, InterruptedException {
        var response = call(HttpRequest.newBuilder(URI.create(base + "/api/v1/device-events"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(facts)));
        return position("POST /api/v1/device-events", response);
    }

    /**
     * Records what staff did or said. A repeat is harmless, and answered as the first was.
     *
     * @return the position behind it
     */
    String command(StaffCall staff) throws CallFailedException, InterruptedException {
        var response = call(HttpRequest.newBuilder(URI.create(base + staff.path()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", staff.idempotencyKey())
                .POST(HttpRequest.BodyPublishers.ofString(staff.body())));
        return position("POST " + staff.path(), response);
    }

    private static String position(String call, HttpResponse<?> response) throws CallFailedException {
        return response.headers()
                .firstValue("Faultline-Position")
                .orElseThrow(() -> new CallFailedException(
                        "%s answered %d without Faultline-Position".formatted(call, response.statusCode())));
    }

    /** Asks for JSON; the path starts with a slash and has its query. */
    JsonNode get(String path) throws CallFailedException, InterruptedException {
        var response = call(HttpRequest.newBuilder(URI.create(base + path)).GET());
        try {
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new CallFailedException(
                    "GET %s answered what is no JSON: %s".formatted(path, start(response.body())));
        }
    }

    private HttpResponse<String> call(HttpRequest.Builder builder) throws CallFailedException, InterruptedException {
        HttpRequest request = builder.timeout(ANSWER).build();
        String name = request.method() + " " + request.uri().getPath();
        for (int tried = 1; ; tried++) {
            HttpResponse<String> response;
            try {
                response = send(builder);
            } catch (IOException e) {
                throw new CallFailedException("%s got no answer: %s".formatted(name, e));
            }
            if (response.statusCode() / 100 == 2) {
                return response;
            }
            if (response.statusCode() != SERVICE_UNAVAILABLE || tried == MAX_TRIES) {
                throw new CallFailedException(
                        "%s answered %d: %s".formatted(name, response.statusCode(), start(response.body())));
            }
            Thread.sleep(pause(response));
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static Duration pause(HttpResponse<?> response) {
        Duration asked = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,4}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(SHORTEST_PAUSE);
        return asked.compareTo(SHORTEST_PAUSE) < 0
                ? SHORTEST_PAUSE
                : asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    private static String start(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN_OF_A_BODY ? line : line.substring(0, SHOWN_OF_A_BODY) + "…";
    }

    @Override
    public void close() {
        http.close();
    }
}
