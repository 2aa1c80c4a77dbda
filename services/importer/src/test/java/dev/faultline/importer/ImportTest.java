package dev.faultline.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.faultline.importer.http.Token;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a server of its own that takes numbers for facts, and refuses a body with the word bad in it. */
@Timeout(60)
@DisplayName("An import")
class ImportTest {
    private static final String REFUSAL = "{\"type\":\"/problems/invalid-events\",\"errorCount\":1,"
            + "\"errors\":[{\"line\":1,\"field\":\"state\",\"message\":\"must be\"}]}";

    @TempDir
    Path folder;

    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch hangs = new CountDownLatch(1);
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer server;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        file = folder.resolve("facts");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        hangs.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            bodies.add(body.replace("\n", "|"));
            if (body.contains("hang")) {
                hanging.countDown();
                hangs.await();
            }
            boolean bad = body.contains("bad");
            if (!bad) {
                exchange.getResponseHeaders().set("Faultline-Position", "faultline.device-events/0@" + bodies.size());
            }
            byte[] answer = (bad ? REFUSAL : "{\"recorded\":" + body.lines().count() + "}").getBytes(UTF_8);
            exchange.sendResponseHeaders(bad ? 400 : 201, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int run(String... arguments) throws UsageException {
        said.reset();
        bodies.clear();
        var all = new ArrayList<>(
                List.of("--url", "http://127.0.0.1:" + server.getAddress().getPort(), "--batch", "2"));
        all.addAll(List.of(arguments));
        var console = new Console(new PrintStream(said, true, UTF_8), false, System::nanoTime);
        return new Import(Options.parse(all.toArray(String[]::new)), Token.NONE, console, System::nanoTime).run();
    }

    private String said() {
        return said.toString(UTF_8);
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @RepeatedTest(30)
    @DisplayName("given one connection, when a batch is refused, then nothing behind it is sent")
    void nothing_overtakes() throws Exception {
        Files.writeString(file, "1\n2\n3\nbad\n5\n6\n7\n8\n");

        assertEquals(Import.STOPPED, run(file.toString()));

        assertEquals(List.of("1|2|", "3|bad|"), bodies);
        assertTrue(said().contains(file + ":3: state must be"), said());
        assertEquals(List.of("facts", "facts.import-state"), files());
    }

    @Test
    void a_line_that_is_too_long_stops_it_as_any_wrong_one_does() throws Exception {
        Files.writeString(file, "1\n" + "2".repeat(2_000_000) + "\n3\n");

        assertEquals(Import.STOPPED, run(file.toString()));

        assertEquals(List.of("1|"), bodies);
        assertTrue(said().contains(file + ":2: must have 1,048,576 bytes at most, and has 2,000,000"), said());

        assertEquals(Import.DONE_BUT_SKIPPED, run(file.toString(), "--skip-invalid"));
        assertEquals(List.of("3|"), bodies);
        assertEquals(List.of("facts", "facts.refused.ndjson"), files());
    }

    @Test
    @DisplayName("given the second of two files stopped it, when it is run again, then the first is not sent again")
    void goes_on_with_the_file_that_stopped_it() throws Exception {
        Path second = Files.writeString(folder.resolve("second"), "3\nbad\n");
        Files.writeString(file, "1\n2");

        assertEquals(Import.STOPPED, run(file.toString(), second.toString()));
        Files.writeString(second, "3\ngood\n");
        assertEquals(Import.DONE, run(file.toString(), second.toString()));

        assertEquals(List.of("3|good|"), bodies);
        assertTrue(said().contains("4 lines: 4 recorded, 0 skipped; 2 lines in"), said());
        assertEquals(List.of("facts", "second"), files());
    }

    @Test
    void to_begin_anew_is_to_forget_at_once() throws Exception {
        Files.writeString(file, "1\n2\nbad\n");
        run(file.toString());
        Files.writeString(file, "bad\n");

        assertEquals(Import.STOPPED, run(file.toString(), "--restart"));

        assertEquals(List.of("facts"), files());
    }

    @Test
    void what_is_no_state_is_not_taken_for_one() throws Exception {
        Files.writeString(file, "1\n");
        Files.writeString(folder.resolve("facts.import-state"), "precious");

        assertEquals(Import.STOPPED, run(file.toString()));

        assertEquals(List.of(), bodies);
        assertTrue(said().contains("facts.import-state is no state of an import"), said());
    }

    @Test
    @DisplayName("given many connections, then all is sent once and the position is behind all of it")
    void many_connections() throws Exception {
        Files.write(file, numbers(1_001));

        assertEquals(Import.DONE, run(file.toString(), "--connections", "8"));

        assertEquals(501, bodies.size());
        assertEquals(501, bodies.stream().distinct().count());
        assertTrue(said().contains("1,001 lines: 1,001 recorded, 0 skipped"), said());
        assertTrue(said().contains("position faultline.device-events/0@501 "), said());
    }

    @Test
    void an_empty_file_is_done() throws Exception {
        Files.writeString(file, "\n \n");

        assertEquals(Import.DONE, run(file.toString()));

        assertEquals(List.of(), bodies);
        assertTrue(said().contains("2 lines: 0 recorded, 0 skipped"), said());
    }

    @Test
    @DisplayName("given it is told to end while it waits for an answer, then it goes on behind what was acknowledged")
    void interrupted() throws Exception {
        Files.writeString(file, "1\n2\nhang\n4\n5\n");
        Thread main = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            try {
                hanging.await();
                main.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertEquals(Import.STOPPED, run(file.toString()));
        assertFalse(Thread.currentThread().isInterrupted());
        assertEquals(file + ": interrupted behind line 2. The same command goes on from there.\n", said());

        hangs.countDown();
        assertEquals(Import.DONE, run(file.toString()));
        assertEquals(List.of("hang|4|", "5|"), bodies);
    }

    @Test
    void a_file_that_is_not_there_is_refused_before_anything_is_sent() {
        try {
            run(file.toString());
            throw new AssertionError("taken");
        } catch (UsageException e) {
            assertEquals("there is no file to read at " + file, e.getMessage());
        }
    }
}
