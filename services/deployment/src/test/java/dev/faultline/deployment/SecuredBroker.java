package dev.faultline.deployment;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A broker that asks who comes and lets nobody do what no ACL allows, as the one of the manifests does; but by plain
 * passwords on the loopback interface, for what is tested is the rights.
 */
final class SecuredBroker implements AutoCloseable {
    /** Who may do everything. */
    static final String ADMIN = "admin";

    private static final String LOOPBACK = "127.0.0.1";

    private final KafkaRaftServer server;
    private final int port;

    private SecuredBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts one in an empty folder that these users can log in to. */
    static SecuredBroker start(Path folder, Set<String> users) throws Exception {
        int port;
        int controller;
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK));
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            port = one.getLocalPort();
            controller = other.getLocalPort();
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .run();
        var properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@" + LOOPBACK + ":" + controller),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "CLIENT"),
                Map.entry(
                        "listeners",
                        "CLIENT://" + LOOPBACK + ":" + port + ",CONTROLLER://" + LOOPBACK + ":" + controller),
                Map.entry("advertised.listeners", "CLIENT://" + LOOPBACK + ":" + port),
                Map.entry("sasl.enabled.mechanisms", "PLAIN"),
                Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
                Map.entry("listener.name.client.plain.sasl.jaas.config", logins(users)),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("super.users", "User:" + ADMIN + ";User:ANONYMOUS"),
                Map.entry("log.dirs", folder.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "2"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608")));
        var server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        return new SecuredBroker(server, port);
    }

    private static String logins(Set<String> users) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + ADMIN
                + "\" password=\"" + ADMIN + "-password\" user_" + ADMIN + "=\"" + ADMIN + "-password\" "
                + users.stream()
                        .map(user -> "user_" + user + "=\"" + user + "-password\"")
                        .collect(Collectors.joining(" "))
                + ";";
    }

    /** Where it is. */
    String address() {
        return LOOPBACK + ":" + port;
    }

    /** What a client needs in order to come as this user. */
    static Map<String, String> login(String user) {
        return new HashMap<>(Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + user + "\" password=\""
                        + user + "-password\";"));
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
