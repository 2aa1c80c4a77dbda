package dev.faultline.importer.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.faultline.importer.lines.BatchReader;
import dev.faultline.importer.lines.Piece;
import dev.faultline.log.Position;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server of its own that answers as it is told to. */
@Timeout(60)
@DisplayName("Sending a batch")
class SenderTest {
    private static final String POSITION = "faultline.device-events/0@3";

    private final List<String> got = new ArrayList<>();
    private final Queue<Function<String, Given>> answers = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private Token token = Token.NONE;
    private HttpServer server;

    /** An answer; a status of 0 is none, and the connection ends. */
    private record Given(int status, String body, List<String> header) {
        Given(int status, String body) {
            this(status, body, List.of());
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            got.add(exchange.getRequestURI() + " " + body.replace("\n", "|"));
            Given given = (answers.size() > 1 ? answers.remove() : answers.element()).apply(body);
            if (given.status() == 0) {
                return;
            }
            if (given.status() == 201) {
                exchange.getResponseHeaders().set("Faultline-Position", POSITION);
            }
            if (!given.header().isEmpty()) {
                exchange.getResponseHeaders()
                        .set(given.header().get(0), given.header().get(1));
            }
            byte[] bytes = given.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(given.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void answers(Given given) {
        answers.add(body -> given);
    }

    private Sent send(String text, boolean skipInvalid) throws Exception {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        var reader = new BatchReader(new ByteArrayInputStream(text.getBytes(UTF_8)), 1_000);
        reader.passOver(0, 40, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        try (var sender = new Sender(url, skipInvalid, true, token, pauses::add, notices::add)) {
            return sender.send((Piece.Batch) reader.next().orElseThrow());
        }
    }

    private static Position position() {
        return Position.parse(POSITION).orElseThrow();
    }

    @Test
    void what_is_recorded_is_taken_with_its_position_and_asked_for_as_the_options_say() throws Exception {
        answers(new Given(201, "{\"recorded\":2,\"position\":\"x\",\"ids\":[\"a\",\"b\"]}"));

        assertEquals(new Sent.Taken(2, 0, List.of(), position()), send("a\nb\n", false));
        assertEquals(List.of("/api/v1/device-events?ids=content&knownAt=occurred a|b|"), got);
    }

    @Test
    void a_token_goes_with_every_request_as_the_file_has_it_then(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("token");
        Files.writeString(file, "one\n");
        token = Token.in(file);
        answers(new Given(503, "{}"));
        answers(new Given(201, "{\"recorded\":1,\"position\":\"x\",\"ids\":[\"a\"]}"));
        assertInstanceOf(Sent.Taken.class, send("a\n", false));
        Files.writeString(file, "two==\n");
        assertInstanceOf(Sent.Taken.class, send("a\n", false));
        token = Token.NONE;
        assertInstanceOf(Sent.Taken.class, send("a\n", false));

        assertEquals(List.of("Bearer one", "Bearer one", "Bearer two==", "null"), tokens);
    }

    @Test
    void who_is_turned_away_is_told_at_once_what_kind_of_token_helps() throws Exception {
        answers(new Given(401, "{\"type\":\"/problems/unauthenticated\",\"detail\":\"The token has expired\"}"));
        String why = assertInstanceOf(Sent.Failed.class, send("a\n", true)).why();
        assertTrue(why.contains("answered 401: The token has expired. Put a good token into a file"), why);
        assertTrue(why.contains("--token-file") && why.contains("FAULTLINE_TOKEN"), why);

        answers.clear();
        answers(new Given(403, "{\"type\":\"/problems/forbidden\",\"detail\":\"This call needs the role reporter\"}"));
        why = assertInstanceOf(Sent.Failed.class, send("a\n", true)).why();
        assertTrue(why.contains("answered 403: This call needs the role reporter. An import needs a token"), why);
        assertEquals(List.of(), pauses);
    }

    @Test
    void a_token_that_cannot_be_read_stops_it_before_anything_is_sent_and_is_not_told(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("token");
        token = Token.in(file);
        String why = assertInstanceOf(Sent.Failed.class, send("a\n", false)).why();
        assertEquals("there is no file with a token at " + file, why);
        for (String text :
                List.of("", "hush hush", "hush\r\nX-Evil: 1", "h\u00fcsh", "h".repeat(Token.MAX_LENGTH + 1))) {
            Files.writeString(file, text);
            why = assertInstanceOf(Sent.Failed.class, send("a\n", false)).why();
            assertTrue(why.startsWith(file + " must have one token and nothing else"), why);
            token = Token.of(text);
            why = assertInstanceOf(Sent.Failed.class, send("a\n", false)).why();
            assertTrue(why.startsWith("FAULTLINE_TOKEN must have one token and nothing else"), why);
            token = Token.in(file);
        }
        assertEquals(List.of(), got);
    }

    @Test
    void what_was_left_out_is_numbered_as_in_the_file() throws Exception {
        answers(new Given(
                201,
                "{\"recorded\":1,\"ids\":[\"a\"],\"refused\":1,\"errorCount\":1,\"errors\":[{\"line\":2,"
                        + "\"field\":\"state\",\"message\":\"must be one of up\",\"more\":{}}]}"));

        assertEquals(
                new Sent.Taken(1, 1, List.of(new Fault(42, Optional.of("state"), "must be one of up")), position()),
                send("a\nb\n", true));
        assertEquals(List.of("/api/v1/device-events?ids=content&skipInvalid=true&knownAt=occurred a|b|"), got);
    }

    @Test
    void a_refusal_is_told_as_such_and_where_all_is_left_out_it_is_none() throws Exception {
        String refusal = "{\"type\":\"/problems/invalid-events\",\"status\":400,\"errorCount\":3,\"errors\":["
                + "{\"line\":1,\"message\":\"must be an object\"},{\"line\":3,\"field\":\"role\",\"message\":\"must be\"}]}";
        var faults = List.of(
                new Fault(41, Optional.empty(), "must be an object"), new Fault(43, Optional.of("role"), "must be"));
        answers(new Given(400, refusal));

        assertEquals(new Sent.Refused(faults, 3), send("a\n\nb\n", false));
        assertEquals(new Sent.Taken(0, 2, faults, Position.START), send("a\n\nb\n", true));
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 429, 500, 502, 504, 408, 0})
    void no_success_is_tried_again_with_the_same_lines(int status) throws Exception {
        answers(new Given(status, "{\"detail\":\"not now\"}"));
        answers(new Given(status, "busy"));
        answers(new Given(201, "{\"recorded\":1}"));

        assertEquals(new Sent.Taken(1, 0, List.of(), position()), send("a\n", false));
        assertEquals(3, got.size());
        assertEquals(1, got.stream().distinct().count());
        assertEquals(List.of(Duration.ofMillis(200), Duration.ofMillis(400)), pauses);
        assertTrue(notices.getFirst().contains("trying again in 0.2 s"), notices::toString);
    }

    @Test
    void the_time_that_the_server_asks_for_is_kept_within_bounds() throws Exception {
        answers(new Given(503, "", List.of("Retry-After", "3")));
        answers(new Given(503, "", List.of("Retry-After", "86400")));
        answers(new Given(503, "", List.of("Retry-After", "tomorrow")));
        answers(new Given(201, "{}"));

        send("a\n", false);

        assertEquals(List.of(Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofMillis(800)), pauses);
    }

    @Test
    void it_ends_after_so_many_tries_and_says_what_the_last_came_to() throws Exception {
        answers(new Given(503, "{\"detail\":\"The log cannot be reached\"}"));

        var failed = assertInstanceOf(Sent.Failed.class, send("a\n", false));

        assertEquals(Sender.MAX_TRIES, got.size());
        assertEquals(Sender.MAX_TRIES - 1, pauses.size());
        assertEquals(Duration.ofSeconds(5), pauses.getLast());
        assertTrue(
                failed.why().endsWith(" answered 503: The log cannot be reached. It was tried 12 times"), failed.why());
    }

    @Test
    void nobody_there_is_no_success_either() throws Exception {
        server.stop(0);

        var failed = assertInstanceOf(Sent.Failed.class, send("a\n", false));

        assertTrue(failed.why().contains("gave no answer: "), failed.why());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 400, 401, 404, 415})
    void anything_else_ends_it_at_once(int status) throws Exception {
        answers(new Given(status, status == 204 ? "" : "<html>somebody else</html>"));

        var failed = assertInstanceOf(Sent.Failed.class, send("a\n", false));

        assertEquals(1, got.size());
        assertTrue(failed.why().contains(" answered " + status), failed.why());
    }

    @Test
    @DisplayName(
            "given a server that takes less at once, then the batch goes in parts, and a line that is too long alone is told")
    void in_parts() throws Exception {
        answers.add(body -> body.length() <= 4
                ? new Given(
                        201,
                        "{\"recorded\":"
                                + body.lines().filter(line -> !line.isBlank()).count() + "}")
                : new Given(413, "{\"detail\":\"4 bytes\"}"));
        var fault = new Fault(44, Optional.empty(), "must be shorter for this server, which says: 4 bytes");

        assertEquals(new Sent.Taken(5, 0, List.of(), position()), send("a\nb\nc\n\nd\ne", false));
        assertEquals(new Sent.Taken(4, 1, List.of(fault), position()), send("a\nb\nc\ndddddd\ne", true));
        assertEquals(new Sent.Refused(List.of(fault), 1), send("a\nb\nc\ndddddd\ne", false));
    }
}
