package dev.faultline.recorder.axon;

import dev.faultline.events.EncodedEvent;
import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.events.staff.StaffEventCodec;
import dev.faultline.events.staff.StaffEventType;
import dev.faultline.log.LogUnavailableException;
import dev.faultline.log.Position;
import dev.faultline.log.streams.AppendOutcome;
import dev.faultline.log.streams.EventStream;
import dev.faultline.log.streams.StreamLog;
import dev.faultline.recorder.commands.RecordedEvent;
import dev.faultline.recorder.streams.StreamEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;

/**
 * Axon's way to the log. Events of a stream are sourced as {@link RecordedEvent}, and appended as {@link StaffEnvelope} on the
 * version that was sourced: one commit is one append. Nothing is kept here; safe for many threads.
 *
 * <p>The interface is internal to Axon and changes between its versions, so this is the only class that implements it.
 */
final class StreamStorageEngine implements EventStorageEngine {
    /** Where a unit of work finds the position behind its events once they are recorded. */
    static final Context.ResourceKey<Position> RECORDED = Context.ResourceKey.withLabel("recorded");

    private final StreamLog log;

    StreamStorageEngine(StreamLog log) {
        this.log = log;
    }

    /** An event on its way to the log. */
    static EventMessage message(StaffEnvelope envelope) {
        return message(envelope, envelope);
    }

    private static EventMessage message(StaffEnvelope envelope, Object payload) {
        return new GenericEventMessage(
                envelope.id(),
                new MessageType(StaffEventType.of(envelope.event()).wire()),
                payload,
                Map.of(),
                envelope.event().act().occurredAt());
    }

    /** The key of the stream to which an event on its way to the log belongs. */
    static String subject(EventMessage message) {
        return ((StaffEnvelope) message.payload()).event().subject();
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, ProcessingContext context) {
        EventStream stream = log.read(StreamTag.key(condition.criteria()));
        // All of it is read before the first event is given, so that a stream breaks as a whole or not at all.
        List<EventMessage> messages = new ArrayList<>(stream.records().size() + 1);
        for (RecordedEvent event : StreamEvents.of(stream)) {
            messages.add(message(event.envelope(), event));
        }
        messages.add(TerminalEventMessage.INSTANCE);
        var version = new StreamVersion(stream.version());
        return MessageStream.fromIterable(
                messages,
                message -> message == TerminalEventMessage.INSTANCE
                        ? ConsistencyMarker.addToContext(Context.empty(), version)
                        : Context.empty());
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, ProcessingContext context, List<TaggedEventMessage<?>> events) {
        if (!(condition.consistencyMarker() instanceof StreamVersion decidedOn)) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException(
                    "events are appended only on a stream that was read before, and not on " + condition));
        }
        String key = StreamTag.key(condition.criteria());
        List<EncodedEvent> encoded = new ArrayList<>(events.size());
        for (TaggedEventMessage<?> event : events) {
            encoded.add(StaffEventCodec.encode((StaffEnvelope) event.event().payload()));
        }
        return CompletableFuture.completedFuture(new OneAppend(key, decidedOn, encoded));
    }

    /** The append of one unit of work. Nothing goes to the log before it is committed. */
    private final class OneAppend implements AppendTransaction<ConsistencyMarker> {
        private final String key;
        private final StreamVersion decidedOn;
        private final List<EncodedEvent> events;

        OneAppend(String key, StreamVersion decidedOn, List<EncodedEvent> events) {
            this.key = key;
            this.decidedOn = decidedOn;
            this.events = events;
        }

        @Override
        public CompletableFuture<ConsistencyMarker> commit(ProcessingContext context) {
            return log.append(key, decidedOn.version(), events)
                    .toCompletableFuture()
                    .thenApply(outcome -> {
                        context.putResource(RECORDED, position(outcome));
                        return new StreamVersion(decidedOn.version() + events.size());
                    });
        }

        private Position position(AppendOutcome outcome) {
            return switch (outcome) {
                case AppendOutcome.Recorded recorded -> recorded.position();
                case AppendOutcome.Conflict conflict ->
                    throw AppendEventsTransactionRejectedException.conflictingEventsDetected(decidedOn);
                case AppendOutcome.Unavailable unavailable ->
                    throw new LogUnavailableException(unavailable.why(), null);
                case AppendOutcome.Unknown unknown -> throw new UnknownOutcomeException(unknown.why());
            };
        }

        @Override
        public void rollback(ProcessingContext context) {
            // What was never committed is nowhere, and what was cannot be taken back.
        }

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(ConsistencyMarker version, ProcessingContext context) {
            return CompletableFuture.completedFuture(version);
        }
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, ProcessingContext context) {
        throw noProcessors();
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(ProcessingContext context) {
        throw noProcessors();
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(ProcessingContext context) {
        throw noProcessors();
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, ProcessingContext context) {
        throw noProcessors();
    }

    private static UnsupportedOperationException noProcessors() {
        return new UnsupportedOperationException(
                "the recorder runs no event processors: whoever wants events reads the log itself");
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("log", log);
    }
}
