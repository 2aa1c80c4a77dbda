package dev.faultline.standalone.processes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A Java program of the test class path in a process of its own, so that it can be killed and paused. */
public final class ChildProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    /** How many of the last lines are kept to say what went wrong. */
    private static final int LINES_KEPT = 50;

    private final Process process;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final CompletableFuture<Void> outputEnded = new CompletableFuture<>();

    private ChildProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @param main its main class
     * @param heap its heap as the JVM is told, like {@code 256m}
     * @param arguments of the main class
     * @param onLine given every whole line that it prints, on a thread of its own; a line cut off by its end may come too
     */
    public static ChildProcess start(Class<?> main, String heap, List<String> arguments, Consumer<String> onLine) {
        try {
            Process process = command(main, heap, arguments).start();
            var child = new ChildProcess(process);
            BufferedReader output = process.inputReader();
            Thread.ofVirtual().start(() -> child.read(output, onLine));
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command that {@link #start} gives; what it prints as errors is among the rest. */
    public static ProcessBuilder command(Class<?> main, String heap, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + heap,
                // Tests want them to start soon rather than to run fast.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private void read(BufferedReader output, Consumer<String> onLine) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                keep(line);
                onLine.accept(line);
            }
        } catch (IOException e) {
            keep("its output ended: " + e);
        } finally {
            outputEnded.complete(null);
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

    /** Completes when all that it printed was given on, which is after its end. */
    public CompletableFuture<Void> outputEnded() {
        return outputEnded;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Stops it from running, as {@code kill -STOP} does, until {@link #resume}. It notices nothing. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it run on. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
            if (!kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("kill -" + name + " did not succeed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it at once, as {@code kill -9} does, paused or not. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** Ends it in good order, or at once where that takes too long, as on a machine that is busy with other things. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the process did not end: " + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
