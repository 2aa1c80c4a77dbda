package dev.faultline.log.kafka;

import dev.faultline.events.EncodedEvent;
import dev.faultline.log.EventLimits;
import dev.faultline.log.EventLog;
import dev.faultline.log.LogReader;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.Position;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The log on Kafka. One idempotent producer appends, with {@code acks=all}; every reader is a consumer of its own that
 * assigns itself the partitions. {@link #append} may block its caller, for half of the append timeout at most, when there
 * is no room to send or the topic is not known yet. A log that is a copy takes nothing: what is recorded is recorded at its
 * origin.
 */
public final class KafkaEventLog implements EventLog {
    private final KafkaSettings settings;
    private final Admin admin;
    private final TopicOffsets offsets;
    private final Optional<Origin> origin;
    private final RenewedProducer producer;
    private final Map<String, CompletableFuture<Void>> metTopics = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Makes the clients; they connect when they are used, so this does not fail when Kafka cannot be reached. */
    public KafkaEventLog(KafkaSettings settings) {
        this(settings, Optional.empty());
    }

    /**
     * As {@link #KafkaEventLog(KafkaSettings)}.
     *
     * @param copied how to reach the log that this one is a copy of; empty when it is none
     */
    public KafkaEventLog(KafkaSettings settings, Optional<KafkaSettings> copied) {
        this.settings = settings;
        this.origin = copied.map(Origin::new);
        this.producer = new RenewedProducer(settings);
        this.admin = Admin.create(settings.admin());
        this.offsets = new TopicOffsets(admin);
    }

    @Override
    public CompletionStage<Position> append(List<EncodedEvent> events) {
        var fault = EventLimits.fault(events);
        if (fault.isPresent()) {
            return CompletableFuture.failedFuture(new IllegalArgumentException(fault.get()));
        }
        if (origin.isPresent()) {
            return CompletableFuture.failedFuture(
                    new LogUnavailableException("this log is a copy and takes nothing; record at its origin", null));
        }
        long start = System.nanoTime();
        RenewedProducer.Lease lease = producer.lease();
        var append = new PendingAppend(events.size(), lease::failed);
        try {
            send(events, append, lease, start + settings.appendTimeout().toNanos() / 2);
        } catch (LogUnavailableException | KafkaException | IllegalStateException e) {
            append.failed(e);
        }
        return append.outcome(settings.appendTimeout().minusNanos(System.nanoTime() - start))
                .thenApply(position -> position.at(settings.site()));
    }

    private void send(List<EncodedEvent> events, PendingAppend append, RenewedProducer.Lease lease, long deadline) {
        if (closed) {
            throw new LogUnavailableException("the log is closed", null);
        }
        String met = null;
        for (EncodedEvent event : events) {
            if (!event.topic().equals(met)) {
                meet(event.topic(), deadline);
                met = event.topic();
            }
            if (append.settled()) {
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new LogUnavailableException("the log takes no more just now", null);
            }
            lease.producer().send(record(event), append);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(EncodedEvent event) {
        var headers = new RecordHeaders();
        for (EncodedEvent.Header header : event.headers()) {
            headers.add(new RecordHeader(header.name(), header.value()));
        }
        return new ProducerRecord<>(event.topic(), null, null, event.key(), event.value(), headers);
    }

    /**
     * Asks every partition of a topic for its end before the first record is sent there. Until a topic just created is
     * led everywhere, the first batches of an idempotent producer can arrive out of sequence and are then refused for
     * ever.
     */
    private void meet(String topic, long deadline) {
        CompletableFuture<Void> meeting = metTopics.computeIfAbsent(topic, this::ask);
        if (meeting.isDone() && !meeting.isCompletedExceptionally()) {
            return;
        }
        try {
            meeting.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            metTopics.remove(topic, meeting);
            throw TopicOffsets.unavailable(List.of(topic), e.getCause());
        } catch (TimeoutException e) {
            metTopics.remove(topic, meeting);
            throw TopicOffsets.unavailable(List.of(topic), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TopicOffsets.unavailable(List.of(topic), e);
        }
    }

    private CompletableFuture<Void> ask(String topic) {
        return offsets.ends(List.of(topic), settings.appendTimeout().dividedBy(2))
                .thenApply(ends -> null);
    }

    @Override
    public LogReader read(Collection<String> topics, Position from) {
        return KafkaLogReader.open(settings, List.copyOf(topics), from);
    }

    @Override
    public Position end(Collection<String> topics, Duration timeout) {
        return offsets.end(topics, timeout).at(settings.site());
    }

    @Override
    public void askOrigin(Duration timeout) {
        origin.ifPresent(asked -> asked.ask(timeout));
    }

    /** Ends the clients. What is on its way is given half of the append timeout to be acknowledged. */
    @Override
    public void close() {
        closed = true;
        Duration wait = settings.appendTimeout().dividedBy(2);
        producer.close(wait);
        admin.close(wait);
        origin.ifPresent(Origin::close);
    }
}
