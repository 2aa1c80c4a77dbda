package dev.faultline.benchmarks.server;

import dev.faultline.log.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged Faultline in a process of its own, on free ports and a data folder of its own. Closing ends it. */
public final class Server implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final String HEAP = "-Xmx6g";
    private static final int LINES_SHOWN = 20;

    private final Process process;
    private final Thread killer;
    private final int httpPort;
    private final int kafkaPort;
    private final Path log;

    private Server(Process process, int httpPort, int kafkaPort, Path log) {
        this.process = process;
        this.httpPort = httpPort;
        this.kafkaPort = kafkaPort;
        this.log = log;
        this.killer = new Thread(this::kill, "bench-end-server");
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param jar quarkus-run.jar
     * @param folder where its data and its output go
     */
    public static Server start(Path jar, Path folder) throws IOException, InterruptedException {
        if (!Files.exists(jar)) {
            throw new IOException("there is no " + jar + ": ./dev bench builds it");
        }
        int httpPort = freePort();
        int kafkaPort = freePort();
        Path log = folder.resolve("server.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags());
        command.add(HEAP);
        command.add("-Dquarkus.http.port=" + httpPort);
        command.add("-Dfaultline.standalone.kafka-port=" + kafkaPort);
        command.add("-Dfaultline.standalone.data=" + folder.resolve("data"));
        command.add("-jar");
        command.add(jar.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var server = new Server(process, httpPort, kafkaPort, log);
        Runtime.getRuntime().addShutdownHook(server.killer);
        try {
            server.awaitReady();
            return server;
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The flags of this JVM but for its heap and its properties: {@code ./dev} gives the same to the application. */
    private static List<String> flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--") || flag.startsWith("-XX:+Use"))
                .toList();
    }

    /** Where Kafka answers. */
    public String kafka() {
        return "localhost:" + kafkaPort;
    }

    /** The process. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** A new connection. */
    public HttpConnection connect() throws IOException {
        return new HttpConnection(httpPort, ANSWER);
    }

    /** Waits until what was written at a position shows in reads. */
    public void awaitVisible(Position position, Duration timeout) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        String path = "/api/v1/datacenters?after=" + URLEncoder.encode(position.toString(), StandardCharsets.UTF_8);
        try (HttpConnection connection = connect()) {
            for (int status = connection.get(path); status != 200; status = connection.get(path)) {
                if (status != 503 || System.nanoTime() > deadline) {
                    throw new IOException("GET " + path + " answers " + status + ": " + connection.text());
                }
                Thread.sleep(100);
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException e) {
            // The JVM ends already, and the hook has run or will.
        }
    }

    private void kill() {
        try {
            process.destroyForcibly().waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!ready()) {
            if (!process.isAlive()) {
                throw new IOException("the server ended with code " + process.exitValue() + ":\n" + lastLines());
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("the server was not ready within " + START + ":\n" + lastLines());
            }
            Thread.sleep(100);
        }
    }

    private boolean ready() {
        try (HttpConnection connection = connect()) {
            return connection.get("/q/health/ready") == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
