package dev.faultline.standalone.broker;

import dev.faultline.standalone.processes.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An {@link EmbeddedBroker} in a process of its own, so that it can be killed and paused. */
public final class BrokerProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final String HEAP = "512m";

    private final ChildProcess process;
    private final int port;

    private BrokerProcess(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one and waits until it is ready. Port 0 is a free one. */
    public static BrokerProcess start(Path dataFolder, int port) {
        var ready = new CompletableFuture<Integer>();
        ChildProcess process = ChildProcess.start(EmbeddedBroker.class, HEAP, arguments(dataFolder, port), line -> {
            if (line.startsWith(EmbeddedBroker.READY)) {
                ready.complete(Integer.valueOf(
                        line.substring(EmbeddedBroker.READY.length()).trim()));
            }
        });
        try {
            CompletableFuture.anyOf(ready, process.outputEnded()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.kill();
            throw new IllegalStateException("the broker's process was not ready in time: " + process.output(), e);
        }
        if (!ready.isDone()) {
            throw new IllegalStateException("the broker's process ended: " + process.output());
        }
        return new BrokerProcess(process, ready.join());
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
        return ChildProcess.command(EmbeddedBroker.class, HEAP, arguments(dataFolder, port))
                .start();
    }

    private static List<String> arguments(Path dataFolder, int port) {
        return List.of(dataFolder.toString(), String.valueOf(port));
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Stops it from running, as {@code kill -STOP} does, until {@link #resume}. */
    public void pause() {
        process.pause();
    }

    /** Lets it run on. */
    public void resume() {
        process.resume();
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() {
        process.kill();
    }

    /** Ends it in good order. */
    @Override
    public void close() {
        process.close();
    }
}
