package dev.faultline.browser.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A Faultline as it is shipped, in a process of its own on ports that were free, which can be killed and started again. */
public final class Service implements AutoCloseable {
    private static final Path APP = Path.of("..", "standalone", "target", "quarkus-app", "quarkus-run.jar");
    private static final String READY = "Faultline is ready.";
    private static final long PATIENCE_SECONDS = 180;

    /** How many of the last lines are kept to say what went wrong. */
    private static final int LINES_KEPT = 60;

    private final Path data;
    private final boolean demo;
    private final int port = freePort();
    private final int kafkaPort = freePort();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private Process process;

    private Service(Path data, boolean demo) {
        this.data = data;
        this.demo = demo;
    }

    /** One that has loaded the outage of the demo, with its data in this folder. */
    static Service withDemo(Path data) {
        var service = new Service(data, true);
        service.start();
        return service;
    }

    /** One that was told nothing yet, with its data in this folder. */
    public static Service empty(Path data) {
        var service = new Service(data, false);
        service.start();
        return service;
    }

    /** Where it answers, without a slash at the end. */
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /**
     * Tells it something, as anybody does over HTTP.
     *
     * @param path below /api/v1, beginning with a slash
     * @param body a JSON object, or several of them, one a line
     * @throws AssertionError when it is refused
     */
    public void tell(String path, String body) {
        String type = path.equals("/device-events") ? "application/x-ndjson" : "application/json";
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(address() + "/api/v1" + path))
                            .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Faultline was told something", e);
        }
    }

    /** Starts it, again, with the data that it had, and waits until it is ready. */
    public void start() {
        if (!Files.isRegularFile(APP)) {
            throw new IllegalStateException(
                    "the application is not built (there is no %s): run ./mvnw -pl services/browser-tests -am verify"
                            .formatted(APP));
        }
        var ready = new CountDownLatch(1);
        try {
            process = new ProcessBuilder(command()).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // A run that is broken off leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        BufferedReader output = process.inputReader();
        Thread.ofPlatform().daemon().name("output of Faultline").start(() -> read(output, ready));
        try {
            if (!ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS) || !process.isAlive()) {
                kill();
                throw new IllegalStateException("Faultline did not become ready: " + output());
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Faultline started", e);
        }
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                // Tests want it to start soon rather than to run fast.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dquarkus.http.port=" + port,
                "-Dfaultline.standalone.kafka-port=" + kafkaPort,
                "-Dfaultline.standalone.data=" + data.toAbsolutePath(),
                "-Dfaultline.standalone.demo=" + demo));
        command.addAll(List.of("-jar", APP.toString()));
        return command;
    }

    private void read(BufferedReader output, CountDownLatch ready) {
        try (output) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                keep(line);
                if (line.contains(READY)) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            keep("its output ended: " + e);
        } finally {
            // It ended before it was ready, or long after.
            ready.countDown();
        }
    }

    private synchronized void keep(String line) {
        if (lastLines.size() == LINES_KEPT) {
            lastLines.removeFirst();
        }
        lastLines.addLast(line);
    }

    /** The last lines that it printed. */
    public synchronized String output() {
        return String.join("\n", lastLines);
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() {
        end(process.destroyForcibly());
    }

    /** Ends it in good order, or at once where that takes too long. */
    @Override
    public void close() {
        process.destroy();
        end(process);
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
