package dev.faultline.standalone.published;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The API as these tests call it, over connections that are kept, and the resources that they read. */
final class Api implements AutoCloseable {
    /** Numbers keep all their digits. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LONGEST_WAIT).build();
    private final String root;

    /** Of the server at this address. */
    Api(String base) {
        root = base.replaceAll("/+$", "") + "/api/v1";
    }

    /**
     * What a call was answered.
     *
     * @param position where the log stood; null of a refusal
     */
    record Answer(int status, JsonNode body, String position) {
        /** The answer, which has to be of this status. */
        Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected %d, and is %d: %s".formatted(expected, status, body));
            }
            return this;
        }
    }

    /** Records these state changes, all or none. */
    Answer record(List<JsonNode> changes) {
        return post(
                "/device-events",
                "application/x-ndjson",
                changes.stream().map(JsonNode::toString).collect(Collectors.joining("\n")));
    }

    /** Sends a staff command; the path comes after the root. */
    Answer command(String path, JsonNode body) {
        return post(path, "application/json", body.toString());
    }

    /** Reads what has to be there; the path comes after the root. */
    JsonNode get(String path, Map<String, String> query) {
        String asked = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
        return send(HttpRequest.newBuilder(URI.create(root + path + asked)))
                .expect(200)
                .body();
    }

    @Override
    public void close() {
        http.close();
    }

    /** All of a resource under {@code published}, as one JSON value. */
    static JsonNode resource(String name) {
        return parsed(text(name));
    }

    /** Each line of such a resource. */
    static List<JsonNode> lines(String name) {
        return text(name).lines().map(Api::parsed).toList();
    }

    private Answer post(String path, String type, String body) {
        return send(HttpRequest.newBuilder(URI.create(root + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.timeout(LONGEST_WAIT).build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    parsed(response.body()),
                    response.headers().firstValue("Faultline-Position").orElse(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String name) {
        try (InputStream in = Api.class.getResourceAsStream("/published/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
