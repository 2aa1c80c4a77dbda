package dev.faultline.standalone.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An {@link EmbeddedBroker} in a process of its own, so that it can be killed. */
final class BrokerProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final int port;

    private BrokerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one and waits until it is ready. Port 0 is a free one. */
    static BrokerProcess start(Path dataFolder, int port) {
        try {
            Process process = launch(dataFolder, port);
            List<String> seen = Collections.synchronizedList(new ArrayList<>());
            var output = new BufferedReader(process.inputReader());
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(EmbeddedBroker.READY)) {
                    int readyPort = Integer.parseInt(
                            line.substring(EmbeddedBroker.READY.length()).trim());
                    // What it says later must not fill the pipe and stop it.
                    Thread.ofVirtual().start(() -> drain(output));
                    return new BrokerProcess(process, readyPort);
                }
                seen.add(line);
            }
            throw new IllegalStateException("the broker's process ended: " + seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void drain(BufferedReader output) {
        try (output) {
            output.lines().forEach(said -> {});
        } catch (IOException | UncheckedIOException e) {
            // The process was ended while it wrote.
        }
    }

    /** Starts one that is expected to end by itself, and gives what it said with its exit code in front. */
    static String refusal(Path dataFolder, int port) throws Exception {
        Process process = launch(dataFolder, port);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a broker started that was to be refused");
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.exitValue() + " " + output;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process launch(Path dataFolder, int port) throws IOException {
        return new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedBroker.class.getName(),
                        dataFolder.toString(),
                        String.valueOf(port)))
                .redirectErrorStream(true)
                .start();
    }

    int port() {
        return port;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Ends it at once, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** Ends it in good order. */
    @Override
    public void close() {
        process.destroy();
        waitForEnd();
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the broker's process did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
