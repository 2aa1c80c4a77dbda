package dev.faultline.recorder.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.access.Caller;
import dev.faultline.events.Topics;
import dev.faultline.log.MemoryEventLog;
import dev.faultline.log.streams.MemoryStreamLog;
import dev.faultline.log.streams.StreamLog;
import dev.faultline.recorder.axon.AxonCommands;
import dev.faultline.recorder.commands.Command;
import dev.faultline.recorder.commands.CommandHandling;
import dev.faultline.recorder.commands.RecordedEvent;
import dev.faultline.recorder.http.Reply;
import dev.faultline.recorder.incidents.IncidentCommand;
import dev.faultline.recorder.incidents.IncidentOperations;
import dev.faultline.recorder.maintenance.MaintenanceCommand;
import dev.faultline.recorder.maintenance.MaintenanceOperations;
import dev.faultline.recorder.requests.Admission;
import dev.faultline.recorder.streams.IncidentDirectory;
import dev.faultline.recorder.streams.StreamEvents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One replica that takes commands, on a log in memory that it may share with others. */
public final class Desk implements AutoCloseable {
    /** When every request is received. */
    public static final Instant RECEIVED_AT = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StreamLog streams;
    private final AxonCommands axon;
    private final CommandIntake<IncidentCommand> incidents;
    private final CommandIntake<MaintenanceCommand> maintenance;

    /** What the desk counted. */
    public final Counts counts = new Counts();

    /** The name of its ids: a-1, a-2, and so on. */
    private Desk(StreamLog streams, String name, CommandLimits limits) {
        this.streams = streams;
        this.axon = new AxonCommands(streams);
        var count = new AtomicInteger();
        var admission = new CommandsUnderWay(limits).admission();
        this.incidents = intake(limits, axon.incidents(), name, count, admission);
        this.maintenance = intake(limits, axon.maintenance(), name, count, admission);
    }

    private <C extends Command> CommandIntake<C> intake(
            CommandLimits limits, CommandHandling<C> handling, String name, AtomicInteger count, Admission admission) {
        return new CommandIntake<>(
                limits,
                () -> name + "-" + count.incrementAndGet(),
                () -> RECEIVED_AT,
                handling,
                new IncidentDirectory(streams),
                admission,
                () -> {},
                counts);
    }

    /** A log of its own. */
    public static MemoryEventLog log() {
        return new MemoryEventLog(3, () -> RECEIVED_AT.toEpochMilli());
    }

    /** The streams of staff on a log. */
    public static MemoryStreamLog streams(MemoryEventLog log) {
        return new MemoryStreamLog(log, Topics.INCIDENT_EVENTS);
    }

    /** A desk on these streams. */
    public static Desk on(StreamLog streams, String name) {
        return new Desk(streams, name, CommandLimits.DEFAULTS);
    }

    /** A desk with other limits. */
    public static Desk on(StreamLog streams, CommandLimits limits) {
        return new Desk(streams, "a", limits);
    }

    /** Everything under one id. */
    public List<RecordedEvent> stream(String id) {
        return StreamEvents.of(streams.read(id));
    }

    /** How many records there are under one id. */
    public long size(String id) {
        return streams.read(id).version();
    }

    /** A call about to be made. */
    public final class Call {
        private final Operation<?> operation;
        private final List<String> path;
        private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private Optional<String> actor = Optional.empty();
        private Caller caller = Caller.ANYBODY;
        private InputStream body = InputStream.nullInputStream();

        private Call(Operation<?> operation, List<String> path) {
            this.operation = operation;
            this.path = path;
            header("Content-Type", "application/json");
        }

        /** Made by somebody. */
        public Call by(Caller who) {
            caller = who;
            return this;
        }

        /** With this header once more. */
        public Call header(String name, String value) {
            headers.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            return this;
        }

        /** Without this header. */
        public Call without(String name) {
            headers.remove(name);
            return this;
        }

        /** Under this Idempotency-Key. */
        public Call key(String key) {
            return header("Idempotency-Key", key);
        }

        /** With this actor in the query. */
        public Call actor(String who) {
            actor = Optional.of(who);
            return this;
        }

        /** With this body. */
        public Call body(InputStream bytes) {
            body = bytes;
            return this;
        }

        /** With this body. */
        public Call body(byte[] bytes) {
            return body(new ByteArrayInputStream(bytes));
        }

        /** With this body. */
        public Call body(String text) {
            return body(text.getBytes(StandardCharsets.UTF_8));
        }

        /** Makes it. */
        public Answer send() {
            return new Answer(take());
        }

        private Reply take() {
            CommandHeaders sent = name -> headers.getOrDefault(name, List.of());
            for (Operation<IncidentCommand> one : IncidentOperations.ALL) {
                if (one == operation) {
                    return incidents.take(new CommandRequest<>(one, path, caller, actor, sent, body));
                }
            }
            for (Operation<MaintenanceCommand> one : MaintenanceOperations.ALL) {
                if (one == operation) {
                    return maintenance.take(new CommandRequest<>(one, path, caller, actor, sent, body));
                }
            }
            throw new AssertionError("no such call: " + operation.name());
        }
    }

    /** An answer, as a client reads it. */
    public record Answer(Reply reply) {
        /** The status. */
        public int status() {
            return reply.status();
        }

        /** The body. */
        public String text() {
            return new String(reply.body(), StandardCharsets.UTF_8);
        }

        /** The body as JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(reply.body());
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + text(), e);
            }
        }

        /** The last part of the problem's type; "none" for success. */
        public String problem() {
            return reply.problem().map(type -> type.label()).orElse("none");
        }

        /** A header. */
        public String header(String name) {
            return reply.headers().get(name);
        }

        /** The faults, each as "field: message". */
        public List<String> errors() {
            List<String> errors = new ArrayList<>();
            json().path("errors")
                    .forEach(error ->
                            errors.add((error.has("field") ? error.get("field").asText() + ": " : "")
                                    + error.get("message").asText()));
            return errors;
        }

        /** Status, headers and body in one. */
        public String whole() {
            return status() + " " + new TreeMap<>(reply.headers()) + " " + text();
        }
    }

    /** A call with these ids and numbers in its path. */
    public Call call(Operation<?> operation, String... path) {
        return new Call(operation, List.of(path));
    }

    /** A command that is to be recorded, with this body. */
    public Answer record(Operation<?> operation, String body, String... path) {
        Answer answer = call(operation, path).body(body).send();
        if (answer.status() != 201) {
            throw new AssertionError(operation.name() + ": " + answer.whole());
        }
        return answer;
    }

    /** Declares an incident of this id. */
    public Answer declare(String id) {
        return record(IncidentOperations.DECLARE, declaration("\"id\":\"" + id + "\""));
    }

    /** A right declaration, with more fields behind it. */
    public static String declaration(String more) {
        return "{\"actor\":\"noc\",\"title\":\"down\",\"severity\":\"major\",\"scope\":{\"datacenters\":[\"ams\"]}"
                + (more.isEmpty() ? "" : "," + more) + "}";
    }

    /** A body of an actor, with more fields behind it. */
    public static String by(String more) {
        return "{\"actor\":\"noc\"" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    @Override
    public void close() {
        axon.close();
    }

    /** Counts in memory. */
    public static final class Counts implements CommandMetrics {
        private final Map<String, Integer> counted = new TreeMap<>();

        private synchronized void count(String what) {
            counted.merge(what, 1, Integer::sum);
        }

        /** How often it came. */
        public synchronized int of(String what) {
            return counted.getOrDefault(what, 0);
        }

        @Override
        public void recorded(String type) {
            count("recorded " + type);
        }

        @Override
        public void repeated() {
            count("repeated");
        }

        @Override
        public void refused(String reason) {
            count("refused " + reason);
        }

        @Override
        public void retried() {
            count("retried");
        }

        @Override
        public Handling started() {
            count("started");
            return recorded -> count(recorded ? "ended recorded" : "ended not recorded");
        }
    }
}
