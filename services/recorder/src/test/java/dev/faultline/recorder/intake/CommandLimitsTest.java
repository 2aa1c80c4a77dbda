package dev.faultline.recorder.intake;

import static dev.faultline.recorder.intake.Desk.by;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.EncodedEvent;
import dev.faultline.events.Topics;
import dev.faultline.log.MemoryEventLog;
import dev.faultline.log.streams.MemoryStreamLog;
import dev.faultline.recorder.incidents.IncidentOperations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Taking commands has limits:")
class CommandLimitsTest {
    private static final CommandLimits SMALL =
            new CommandLimits(1_024, Duration.ofMinutes(5), 2, Duration.ofSeconds(30));
    private static final String NOTE = by("\"text\":\"seen\"");

    private final MemoryEventLog log = Desk.log();
    private final MemoryStreamLog streams = Desk.streams(log);
    private final Desk desk = Desk.on(streams, SMALL);

    @BeforeEach
    void declare() {
        desk.declare("i1");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Desk.Call note() {
        return desk.call(IncidentOperations.NOTE, "i1");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(out)) {
            zipped.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    @DisplayName("a body up to the limit is taken, one beyond it is refused with the limit, packed or not")
    void bodies() throws IOException {
        String full = NOTE + " ".repeat(1_024 - NOTE.length());
        assertEquals(201, note().body(full).send().status());
        assertEquals(
                201,
                note().header("Content-Encoding", "gzip")
                        .body(gzip(full.getBytes(StandardCharsets.UTF_8)))
                        .send()
                        .status());
        Desk.Answer plain = note().body(full + " ").send();
        assertEquals("body-too-large", plain.problem());
        assertTrue(plain.text().contains("1,024 bytes at most"), plain::text);
        Desk.Answer packed = note().header("Content-Encoding", "GZIP")
                .body(gzip((full + " ").getBytes(StandardCharsets.UTF_8)))
                .send();
        assertEquals("body-too-large", packed.problem());
        assertTrue(packed.text().contains("when unpacked"), packed::text);
        assertEquals(
                "body-too-large",
                note().header("Content-Length", "1025").body(NOTE).send().problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-ndjson", "application/json; charset=iso-8859-1", ""})
    @DisplayName("a body is JSON in UTF-8, or refused with what is taken")
    void types(String type) {
        Desk.Answer answer = note().without("Content-Type")
                .header("Content-Type", type)
                .body(NOTE)
                .send();
        assertEquals("unsupported-media-type", answer.problem());
        assertEquals("application/json", answer.header("Accept-Post"));
        assertEquals(
                "unsupported-media-type",
                note().without("Content-Type").body(NOTE).send().problem());
        assertEquals(
                201,
                note().without("Content-Type")
                        .header("Content-Type", "Application/JSON; charset=\"UTF-8\"")
                        .body(NOTE)
                        .send()
                        .status());
    }

    @Test
    @DisplayName("an encoding is gzip or none; what is not gzip, or breaks off, cannot be read")
    void encodings() throws IOException {
        assertEquals(
                "unsupported-media-type",
                note().header("Content-Encoding", "br").body(NOTE).send().problem());
        assertEquals(
                "unreadable-body",
                note().header("Content-Encoding", "gzip").body(NOTE).send().problem());
        byte[] whole = gzip(NOTE.getBytes(StandardCharsets.UTF_8));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertEquals(
                "unreadable-body",
                note().header("Content-Encoding", "gzip").body(half).send().problem());
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertEquals("unreadable-body", note().body(broken).send().problem());
        assertEquals(1, desk.stream("i1").size());
    }

    @Test
    @DisplayName("more commands at once than are let in are turned away, and told when to come again")
    void atOnce() throws Exception {
        var inside = new CountDownLatch(2);
        var go = new CountDownLatch(1);
        class Held extends ByteArrayInputStream {
            Held() {
                super(NOTE.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                inside.countDown();
                try {
                    assertTrue(go.await(20, TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.read(bytes, offset, length);
            }
        }
        List<CompletableFuture<Integer>> held = List.of(
                CompletableFuture.supplyAsync(
                        () -> note().body(new Held()).send().status(), Thread::startVirtualThread),
                CompletableFuture.supplyAsync(
                        () -> note().body(new Held()).send().status(), Thread::startVirtualThread));
        assertTrue(inside.await(20, TimeUnit.SECONDS));
        Desk.Answer turnedAway = note().body(NOTE).send();
        go.countDown();
        assertEquals(503, turnedAway.status());
        assertEquals("overloaded", turnedAway.problem());
        assertEquals("5", turnedAway.header("Retry-After"));
        for (var one : held) {
            assertEquals(201, one.get(20, TimeUnit.SECONDS));
        }
        assertEquals(201, note().body(NOTE).send().status());
        assertEquals(1, desk.counts.of("refused overloaded"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x ", "a\u0000b", "a\nb", "\ud800"})
    @DisplayName("an id that nothing can have is not found")
    void ids(String id) {
        assertEquals(
                "incident-not-found",
                desk.call(IncidentOperations.NOTE, id).body(NOTE).send().problem());
        assertEquals(
                "incident-not-found",
                desk.call(IncidentOperations.NOTE, "x".repeat(201))
                        .body(NOTE)
                        .send()
                        .problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "01", "1.0", "x", "", "9999999999", "1 "})
    @DisplayName("a number that nothing can have is not found")
    void numbers(String number) {
        assertEquals(
                "notice-not-found",
                desk.call(IncidentOperations.DELIVERY, "i1", number)
                        .body(by("\"delivered\":1,\"failed\":1"))
                        .send()
                        .problem());
        assertEquals(
                "corrective-action-not-found",
                desk.call(IncidentOperations.COMPLETE, "i1", number)
                        .body(by(""))
                        .send()
                        .problem());
    }

    @Test
    @DisplayName("a history that cannot be read is a fault that names the place, also of an incident that is linked to")
    void unreadable() {
        desk.declare("i2");
        log.append(List.of(new EncodedEvent(
                Topics.INCIDENT_EVENTS,
                "i1".getBytes(StandardCharsets.UTF_8),
                List.of(),
                "{}".getBytes(StandardCharsets.UTF_8))));
        for (Desk.Answer answer : List.of(
                note().body(NOTE).send(),
                desk.call(IncidentOperations.LINK, "i2")
                        .body(by("\"kind\":\"recurrence-of\",\"linkedTo\":\"i1\""))
                        .send())) {
            assertEquals(500, answer.status());
            assertEquals("unreadable-history", answer.problem());
            assertTrue(answer.text().contains(Topics.INCIDENT_EVENTS + "/"), answer::text);
        }
        assertEquals(
                201, desk.call(IncidentOperations.NOTE, "i2").body(NOTE).send().status());
    }

    @ParameterizedTest
    @CsvSource({
        "1023, PT5M, 256, PT30S, max-command-body must lie between 1024 and 524288 bytes",
        "524289, PT5M, 256, PT30S, max-command-body",
        "2048, -PT1S, 256, PT30S, max-ahead",
        "2048, PT25H, 256, PT30S, max-ahead",
        "2048, PT5M, 0, PT30S, max-commands must lie between 1 and 10000 commands",
        "2048, PT5M, 10001, PT30S, max-commands",
        "2048, PT5M, 256, PT0.09S, command-timeout must lie between 100 and 600000 ms",
        "2048, PT5M, 256, PT601S, command-timeout"
    })
    @DisplayName("settings that make no sense are refused by name")
    void settings(int body, Duration ahead, int commands, Duration timeout, String message) {
        var refused =
                assertThrows(IllegalArgumentException.class, () -> new CommandLimits(body, ahead, commands, timeout));
        assertTrue(refused.getMessage().startsWith("faultline.recorder." + message), refused::getMessage);
    }
}
