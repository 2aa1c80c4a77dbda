package dev.faultline.standalone.streaming;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.faultline.events.Topics;
import dev.faultline.log.EventLog;
import dev.faultline.log.Position;
import dev.faultline.log.kafka.KafkaEventLog;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.timeline.feed.Feed;
import dev.faultline.timeline.feed.FeedLimits;
import dev.faultline.timeline.following.StreamLimits;
import dev.faultline.timeline.following.Streams;
import dev.faultline.timeline.http.EventStream;
import dev.faultline.timeline.http.ReadLimits;
import dev.faultline.timeline.http.Reads;
import dev.faultline.timeline.http.Reply;
import dev.faultline.timeline.http.StreamReading;
import dev.faultline.timeline.replay.LiveTimeline;
import dev.faultline.timeline.replay.Quarantine;
import dev.faultline.timeline.replay.ReplayObserver;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * The stream of a timeline in a process of its own: all of it but the framework in front, behind the JDK's own server, and
 * with a feed that holds little.
 */
public final class TimelineReplica {
    /** What it says once it answers, with its port behind. */
    static final String READY = "replica ready on port ";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StreamReading reading;

    private TimelineReplica(StreamReading reading) {
        this.reading = reading;
    }

    /** @param args the brokers' addresses */
    public static void main(String[] args) throws IOException {
        java.util.logging.Logger.getLogger("org.apache.kafka").setLevel(java.util.logging.Level.SEVERE);
        InstantSource clock = InstantSource.system();
        EventLog log = new KafkaEventLog(new KafkaSettings(args[0], Duration.ofSeconds(8), Map.of()));
        var topics = List.of(Topics.DEVICE_EVENTS, Topics.INCIDENT_EVENTS);
        var feed = new Feed(new FeedLimits(200, 1L << 20));
        var timeline = new LiveTimeline(log, topics, clock, new Quarantine(), ReplayObserver.NONE, feed);
        if (timeline.await(Position.START, PATIENCE).isEmpty()) {
            throw new IllegalStateException("not ready: " + timeline.status());
        }
        var limits = new StreamLimits(10, 2, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(1));
        var streams = new Streams(log, topics, timeline, feed, clock, limits);
        var reads = new Reads(timeline, clock, ReadLimits.DEFAULT);
        var replica = new TimelineReplica(new StreamReading(reads, timeline, clock, streams));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", replica::serve);
        server.start();
        System.out.println(READY + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            StreamReading.Outcome outcome = reading.open(
                    exchange.getRequestURI().getRawPath(),
                    parameters(exchange.getRequestURI().getRawQuery()),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst(StreamReading.LAST_EVENT_ID)));
            switch (outcome) {
                case StreamReading.Outcome.Refused refused -> refuse(exchange, refused.reply());
                case StreamReading.Outcome.Open open -> stream(exchange, open.stream());
            }
        }
    }

    private static void refuse(HttpExchange exchange, Reply reply) throws IOException {
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }

    private static void stream(HttpExchange exchange, EventStream stream) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        stream.run(piece -> {
            try {
                body.write(piece);
                body.flush();
                return true;
            } catch (IOException gone) {
                return false;
            }
        });
    }

    private static Map<String, List<String>> parameters(String query) {
        var parameters = new HashMap<String, List<String>>();
        if (query != null) {
            for (String part : query.split("&")) {
                String[] pair = part.split("=", 2);
                parameters
                        .computeIfAbsent(pair[0], name -> new ArrayList<>())
                        .add(URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }
}
