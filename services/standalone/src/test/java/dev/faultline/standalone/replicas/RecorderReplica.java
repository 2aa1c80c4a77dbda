package dev.faultline.standalone.replicas;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.faultline.access.Caller;
import dev.faultline.events.Topics;
import dev.faultline.log.EventLog;
import dev.faultline.log.kafka.KafkaEventLog;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.log.kafka.streams.KafkaStreamLog;
import dev.faultline.log.kafka.streams.StreamSettings;
import dev.faultline.log.streams.StreamLog;
import dev.faultline.log.streams.StreamLogObserver;
import dev.faultline.recorder.axon.AxonCommands;
import dev.faultline.recorder.http.Reply;
import dev.faultline.recorder.incidents.IncidentCommand;
import dev.faultline.recorder.incidents.IncidentOperations;
import dev.faultline.recorder.intake.CommandIntake;
import dev.faultline.recorder.intake.CommandLimits;
import dev.faultline.recorder.intake.CommandMetrics;
import dev.faultline.recorder.intake.CommandRequest;
import dev.faultline.recorder.intake.CommandsUnderWay;
import dev.faultline.recorder.intake.Operation;
import dev.faultline.recorder.streams.IncidentDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A recorder of staff commands in a process of its own: all of it but the framework in front, behind the JDK's own server.
 */
public final class RecorderReplica {
    /** What it says once it answers, with its port behind. */
    static final String READY = "replica ready on port ";

    private final CommandIntake<IncidentCommand> intake;

    private RecorderReplica(CommandIntake<IncidentCommand> intake) {
        this.intake = intake;
    }

    /** @param args the brokers' addresses, and after how many seconds the broker ends an open transaction */
    public static void main(String[] args) throws IOException {
        java.util.logging.Logger.getLogger("org.apache.kafka").setLevel(java.util.logging.Level.SEVERE);
        var kafka = new KafkaSettings(args[0], Duration.ofSeconds(8), Map.of());
        EventLog log = new KafkaEventLog(kafka);
        StreamLog streams = new KafkaStreamLog(
                kafka,
                new StreamSettings(Duration.ofSeconds(Long.parseLong(args[1])), 8L * 1024 * 1024),
                log,
                Topics.INCIDENT_EVENTS,
                StreamLogObserver.NONE);
        CommandLimits limits = CommandLimits.DEFAULTS;
        var replica = new RecorderReplica(new CommandIntake<>(
                limits,
                () -> UUID.randomUUID().toString(),
                Instant::now,
                new AxonCommands(streams).incidents(),
                new IncidentDirectory(streams),
                new CommandsUnderWay(limits).admission(),
                () -> Thread.sleep(ThreadLocalRandom.current().nextInt(5, 56)),
                CommandMetrics.NONE));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", replica::serve);
        server.start();
        System.out.println(READY + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<String> parts = Arrays.stream(
                            exchange.getRequestURI().getPath().substring(1).split("/"))
                    .toList();
            Optional<Operation<IncidentCommand>> operation = operation(parts.subList(3, parts.size()));
            if (operation.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            Reply reply = intake.take(new CommandRequest<>(
                    operation.get(),
                    parts.size() > 3 ? List.of(parts.get(3)) : List.of(),
                    Caller.ANYBODY,
                    Optional.empty(),
                    name -> Optional.ofNullable(exchange.getRequestHeaders().get(name))
                            .orElse(List.of()),
                    exchange.getRequestBody()));
            exchange.getResponseHeaders().add("Content-Type", reply.mediaType());
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            exchange.sendResponseHeaders(reply.status(), reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    /** The call whose last part stands at the end of a path behind {@code /api/v1/incidents}. */
    private static Optional<Operation<IncidentCommand>> operation(List<String> behind) {
        return IncidentOperations.ALL.stream()
                .filter(operation -> behind.isEmpty()
                        ? operation.creates()
                        : operation.path().endsWith("}/" + behind.getLast()) && behind.size() == 2)
                .findFirst();
    }
}
