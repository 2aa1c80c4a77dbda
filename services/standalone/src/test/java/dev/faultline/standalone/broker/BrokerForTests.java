package dev.faultline.standalone.broker;

import java.nio.file.Path;

/** A broker in a process of its own, for tests of other packages. */
public final class BrokerForTests implements AutoCloseable {
    private final BrokerProcess process;

    private BrokerForTests(BrokerProcess process) {
        this.process = process;
    }

    /** Starts one on a free port and waits until it is ready. */
    public static BrokerForTests start(Path data) {
        return new BrokerForTests(BrokerProcess.start(data, 0));
    }

    /** Keeps the clients in this process from writing about each lost connection. */
    public static void quiet() {
        QuietKafka.quiet();
    }

    /** Host and port. */
    public String bootstrapServers() {
        return process.bootstrapServers();
    }

    @Override
    public void close() {
        process.close();
    }
}
