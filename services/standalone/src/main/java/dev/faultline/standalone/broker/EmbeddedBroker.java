package dev.faultline.standalone.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker with its own controller in this process. It listens on the loopback interface only and keeps its
 * data in a folder, across restarts and a killed process. What it acknowledged is in the operating system's page cache:
 * that survives the end of the process, not a power cut.
 */
public final class EmbeddedBroker implements AutoCloseable {
    /** What {@link #main} prints when the broker takes connections, followed by its port. */
    public static final String READY = "READY ";

    /** How long stopping may take; it usually takes less than a second. */
    public static final Duration STOP_WAIT = Duration.ofSeconds(15);

    private static final String LOOPBACK = "127.0.0.1";
    private static final int NODE = 1;

    private final DataFolder folder;
    private final KafkaRaftServer server;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(DataFolder folder, KafkaRaftServer server, int port) {
        this.folder = folder;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and waits until it takes connections.
     *
     * @param dataFolder made if missing; the data in it are taken up again, whatever port they were written at
     * @param port to listen at, or 0 for a free one
     * @throws BrokerStartException in one plain line: the folder cannot be written or is in use, the port is taken
     */
    public static EmbeddedBroker start(Path dataFolder, int port) {
        DataFolder folder = DataFolder.lock(dataFolder.toAbsolutePath().normalize());
        try {
            Ports ports = Ports.choose(port);
            formatIfNew(folder.kafka());
            var server = new KafkaRaftServer(new KafkaConfig(properties(folder.kafka(), ports), false), Time.SYSTEM);
            startup(server);
            return new EmbeddedBroker(folder, server, ports.broker());
        } catch (BrokerStartException e) {
            folder.close();
            throw e;
        } catch (Exception e) {
            folder.close();
            throw new BrokerStartException(
                    "the embedded broker did not start on " + dataFolder + ": " + rootMessage(e), e);
        }
    }

    private static void startup(KafkaRaftServer server) {
        try {
            server.startup();
        } catch (RuntimeException e) {
            stop(server);
            throw e;
        }
    }

    /**
     * Stops the server on a thread of its own: a broker that only half started may never end its shutdown, and one that
     * is interrupted in it neither.
     */
    private static void stop(KafkaRaftServer server) {
        Thread stopping = Thread.ofPlatform()
                .daemon()
                .name("embedded-broker-stop")
                .start(() -> {
                    server.shutdown();
                    server.awaitShutdown();
                });
        boolean interrupted = false;
        long deadline = System.nanoTime() + STOP_WAIT.toNanos();
        while (stopping.isAlive() && System.nanoTime() < deadline) {
            try {
                stopping.join(Duration.ofNanos(deadline - System.nanoTime()));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where clients in this machine reach it, {@code host:port}. */
    public String bootstrapServers() {
        return LOOPBACK + ":" + port;
    }

    /** The port that it listens at. */
    public int port() {
        return port;
    }

    /** Stops the broker and waits, for {@link #STOP_WAIT} at most, until it has written everything. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            stop(server);
            folder.close();
        }
    }

    private static void formatIfNew(Path kafka) throws Exception {
        if (Files.exists(kafka.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(kafka.toString())
                .addDirectory(kafka.toString())
                .run();
    }

    private static Properties properties(Path kafka, Ports ports) {
        var p = new Properties();
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", String.valueOf(NODE));
        p.setProperty("controller.quorum.voters", NODE + "@" + LOOPBACK + ":" + ports.controller());
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.setProperty("inter.broker.listener.name", "CLIENT");
        p.setProperty(
                "listeners",
                "CLIENT://" + LOOPBACK + ":" + ports.broker() + ",CONTROLLER://" + LOOPBACK + ":" + ports.controller());
        p.setProperty("advertised.listeners", "CLIENT://" + LOOPBACK + ":" + ports.broker());
        p.setProperty("log.dirs", kafka.toString());
        p.setProperty("auto.create.topics.enable", "false");
        // One broker: what Kafka keeps for itself lies on it alone.
        p.setProperty("default.replication.factor", "1");
        p.setProperty("offsets.topic.replication.factor", "1");
        p.setProperty("offsets.topic.num.partitions", "4");
        p.setProperty("transaction.state.log.replication.factor", "1");
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("transaction.state.log.num.partitions", "4");
        // A transaction that nobody ends is looked for this often; it holds readers back until then.
        p.setProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        p.setProperty("share.coordinator.state.topic.replication.factor", "1");
        p.setProperty("share.coordinator.state.topic.min.isr", "1");
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        // The controller takes a killed broker for alive this long, and a restart has to wait for it.
        p.setProperty("broker.session.timeout.ms", "3000");
        p.setProperty("broker.heartbeat.interval.ms", "500");
        p.setProperty("log.cleaner.threads", "1");
        p.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(8 * 1024 * 1024));
        p.setProperty("num.network.threads", "2");
        p.setProperty("num.io.threads", "4");
        p.setProperty("num.recovery.threads.per.data.dir", "2");
        return p;
    }

    /** The two ports of the broker: for clients, and for its controller, which nobody else needs to find. */
    private record Ports(int broker, int controller) {
        private static Ports choose(int wanted) throws IOException {
            // Both are held at once, so that they differ.
            try (ServerSocket broker = listen(wanted);
                    ServerSocket controller = listen(0)) {
                return new Ports(broker.getLocalPort(), controller.getLocalPort());
            }
        }

        private static ServerSocket listen(int port) throws IOException {
            var socket = new ServerSocket();
            try {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port));
                return socket;
            } catch (IOException e) {
                socket.close();
                throw new BrokerStartException(
                        "port " + port
                                + " for the embedded broker is in use: stop what listens there, or choose another",
                        e);
            }
        }
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
    }

    /**
     * Runs a broker in a process of its own, until that is ended.
     *
     * @param args the data folder, then optionally the port
     */
    public static void main(String[] args) {
        if (args.length < 1) {
            System.err.println("usage: EmbeddedBroker DATA-FOLDER [PORT]");
            System.exit(2);
        }
        try {
            EmbeddedBroker broker = start(Path.of(args[0]), args.length > 1 ? Integer.parseInt(args[1]) : 0);
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "embedded-broker-shutdown"));
            System.out.println(READY + broker.port());
            broker.server.awaitShutdown();
        } catch (BrokerStartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
