package dev.faultline.standalone.replicas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link RecorderReplica} in a process of its own, which can be killed, stopped and let go on. */
final class ReplicaProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final int port;
    private boolean paused;

    private ReplicaProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one and waits until it answers. */
    static ReplicaProcess start(String brokers, int transactionSeconds) {
        try {
            Process process = new ProcessBuilder(List.of(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx192m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            RecorderReplica.class.getName(),
                            brokers,
                            String.valueOf(transactionSeconds)))
                    .redirectErrorStream(true)
                    .start();
            var output = new BufferedReader(process.inputReader());
            var seen = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(RecorderReplica.READY)) {
                    // What it says later must not fill the pipe and stop it.
                    Thread.ofVirtual().start(() -> drain(output));
                    return new ReplicaProcess(
                            process,
                            Integer.parseInt(line.substring(RecorderReplica.READY.length())
                                    .trim()));
                }
                seen.append(line).append('\n');
            }
            throw new IllegalStateException("the replica's process ended: " + seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void drain(BufferedReader output) {
        try (output) {
            output.lines().forEach(said -> {});
        } catch (IOException | UncheckedIOException e) {
            // The process was killed while it wrote.
        }
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Ends it at once, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** Stops it where it stands, as {@code kill -STOP} does. */
    void pause() {
        signal("STOP");
        paused = true;
    }

    /** Lets it go on as if no time had passed for it. */
    void resume() {
        if (paused) {
            signal("CONT");
            paused = false;
        }
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
            if (!kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("kill -" + name + " did not work");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the replica's process did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
