package dev.faultline.standalone.replicas;

import dev.faultline.standalone.processes.ChildProcess;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A {@link RecorderReplica} in a process of its own, which can be killed, stopped and let go on. */
final class ReplicaProcess implements AutoCloseable {
    private static final String HEAP = "192m";

    private final ChildProcess process;
    private final int port;

    private ReplicaProcess(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one and waits until it answers. */
    static ReplicaProcess start(String brokers, int transactionSeconds) {
        var ready = new CompletableFuture<Integer>();
        ChildProcess process = ChildProcess.start(
                RecorderReplica.class, HEAP, List.of(brokers, String.valueOf(transactionSeconds)), line -> {
                    if (line.startsWith(RecorderReplica.READY)) {
                        ready.complete(Integer.valueOf(
                                line.substring(RecorderReplica.READY.length()).trim()));
                    }
                });
        CompletableFuture.anyOf(ready, process.outputEnded()).join();
        if (!ready.isDone()) {
            throw new IllegalStateException("the replica's process ended: " + process.output());
        }
        return new ReplicaProcess(process, ready.join());
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Ends it at once, as {@code kill -9} does. */
    void kill() {
        process.kill();
    }

    /** Stops it where it stands, as {@code kill -STOP} does. */
    void pause() {
        process.pause();
    }

    /** Lets it go on as if no time had passed for it. */
    void resume() {
        process.resume();
    }

    @Override
    public void close() {
        process.close();
    }
}
