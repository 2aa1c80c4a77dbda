package dev.faultline.standalone.streaming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One who follows a stream as a browser does, one message after the other. */
final class StreamClient implements AutoCloseable {
    /** So often one who is sent away for the moment asks again. */
    private static final int ATTEMPTS = 100;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final BufferedReader lines;

    /** A message; {@code id} is empty where it has none. */
    record Message(String id, String event, JsonNode data) {
        boolean isFact() {
            return event.startsWith("faultline.");
        }
    }

    private StreamClient(InputStream body) {
        lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** What the server answers to the question for a stream. */
    static HttpResponse<InputStream> ask(URI address, Optional<String> lastEventId) {
        var request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
        try {
            return HTTP.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new AssertionError("no answer of " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Opens a stream; asks again where there is no room just now. */
    static StreamClient open(URI address, Optional<String> lastEventId) {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<InputStream> answer = ask(address, lastEventId);
            if (answer.statusCode() == 200) {
                return new StreamClient(answer.body());
            }
            String problem = text(answer);
            if (answer.statusCode() != 503 || attempt == ATTEMPTS) {
                throw new AssertionError(answer.statusCode() + ": " + problem);
            }
            pause();
        }
    }

    /** The next message; empty when the stream has ended, however it did. */
    Optional<Message> next() {
        String id = "";
        String event = "";
        var data = new ArrayList<String>();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    return Optional.of(new Message(id, event, JSON.readTree(String.join("\n", data))));
                }
                if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("event: ")) {
                    event = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    data.add(line.substring("data: ".length()));
                }
            }
            return Optional.empty();
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /** The next message of this kind, whatever comes before. */
    Message next(String event) {
        while (true) {
            Message message = next().orElseThrow(() -> new AssertionError("the stream ended without " + event));
            if (message.event().equals(event)) {
                return message;
            }
        }
    }

    /** The next events, whatever else comes between. */
    List<Message> facts(int count) {
        var facts = new ArrayList<Message>();
        while (facts.size() < count) {
            Message message = next().orElseThrow(() -> new AssertionError("the stream ended after " + facts));
            if (message.isFact()) {
                facts.add(message);
            }
        }
        return facts;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    static String text(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
