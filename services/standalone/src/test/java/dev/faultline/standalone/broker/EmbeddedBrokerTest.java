package dev.faultline.standalone.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedBrokerTest {
    @TempDir
    Path data;

    @BeforeAll
    static void quiet() {
        QuietKafka.quiet();
    }

    @Test
    @DisplayName(
            "given a broker was stopped, when it starts on the same folder at another port, then its topics are there")
    void a_restart_at_another_port_keeps_the_data() throws Exception {
        int firstPort;
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            firstPort = broker.port();
            assertEquals("127.0.0.1:" + firstPort, broker.bootstrapServers());
            try (Admin admin = admin(broker)) {
                admin.createTopics(List.of(new NewTopic("kept", 2, (short) 1)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
        }
        try (var held = new ServerSocket(firstPort, 1, InetAddress.getLoopbackAddress());
                EmbeddedBroker broker = EmbeddedBroker.start(data, 0);
                Admin admin = admin(broker)) {
            assertNotEquals(held.getLocalPort(), broker.port());
            assertEquals(Set.of("kept"), admin.listTopics().names().get(30, TimeUnit.SECONDS));
            assertEquals(
                    broker.port(),
                    admin.describeCluster()
                            .nodes()
                            .get(30, TimeUnit.SECONDS)
                            .iterator()
                            .next()
                            .port());
        }
    }

    @Test
    @DisplayName("given a broker runs on a folder, when another one starts there, then it is refused in one line")
    void a_folder_in_use_is_refused() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            var here = assertThrows(BrokerStartException.class, () -> EmbeddedBroker.start(data, 0));
            assertTrue(here.getMessage().contains("is in use by another Faultline"), here.getMessage());
            assertTrue(here.getMessage().contains(data.toString()), here.getMessage());

            String elsewhere = BrokerProcess.refusal(data, 0);
            assertTrue(elsewhere.startsWith("1 "), elsewhere);
            assertTrue(elsewhere.contains(here.getMessage()), elsewhere);
            assertTrue(broker.port() > 0);
        }
    }

    @Test
    @DisplayName("given the port is taken, then the broker is refused in one line that names it, and frees its folder")
    void a_port_in_use_is_refused() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            for (int attempt = 0; attempt < 2; attempt++) {
                var refused = assertThrows(BrokerStartException.class, () -> EmbeddedBroker.start(data, port));
                assertTrue(refused.getMessage().startsWith("port " + port), refused.getMessage());
                assertOneLine(refused);
            }
        }
    }

    @Test
    @DisplayName("given the folder cannot be made, then the broker is refused in one line that names it")
    void a_folder_that_cannot_be_written_is_refused() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "in the way");
        for (Path folder : List.of(file, file.resolve("below"))) {
            var refused = assertThrows(BrokerStartException.class, () -> EmbeddedBroker.start(folder, 0));
            assertTrue(refused.getMessage().contains(folder + " cannot be written"), refused.getMessage());
            assertOneLine(refused);
        }
    }

    @Test
    @DisplayName("given the data are of another broker, then the refusal is one line")
    void damaged_data_are_refused() throws Exception {
        Files.createDirectories(data.resolve("kafka"));
        Files.writeString(data.resolve("kafka").resolve("meta.properties"), "version=1\nnode.id=7\ncluster.id=other\n");
        assertOneLine(assertThrows(BrokerStartException.class, () -> EmbeddedBroker.start(data, 0)));
    }

    @Test
    @DisplayName("given a stopped broker, when it is stopped again, then nothing happens")
    void stopping_twice_is_harmless() {
        EmbeddedBroker broker = EmbeddedBroker.start(data, 0);
        broker.close();
        broker.close();
    }

    private static void assertOneLine(BrokerStartException refused) {
        assertEquals(1, refused.getMessage().lines().count(), refused.getMessage());
    }

    private static Admin admin(EmbeddedBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }
}
