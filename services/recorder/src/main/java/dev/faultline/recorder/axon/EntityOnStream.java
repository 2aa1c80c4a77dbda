package dev.faultline.recorder.axon;

import dev.faultline.log.Position;
import dev.faultline.recorder.commands.Command;
import dev.faultline.recorder.commands.Decision;
import dev.faultline.recorder.commands.Entity;
import dev.faultline.recorder.commands.RecordedEvent;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.EventSourcedEntityFactory;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.EventSink;

/**
 * Makes one of our entities one of Axon's.
 *
 * @param type the entity
 * @param commands what it decides on; all of them go under one name, for the entity tells them apart itself
 * @param absent what there is under an id before the first event
 * @param <C> the commands
 * @param <S> the entity
 */
record EntityOnStream<C extends Command, S extends Entity<C, S>>(
        Class<S> type, Class<C> commands, Function<String, S> absent) {
    private static final MessageType DECIDED = new MessageType(Decided.class);

    /**
     * What was decided in a unit of work.
     *
     * @param decision before anything was recorded
     * @param position behind what was recorded, once the unit of work has ended; empty where nothing was
     */
    record Decided(Decision decision, Supplier<Optional<Position>> position) {}

    private MessageType messageType() {
        return new MessageType(commands);
    }

    /** A command as it goes through the gateway. */
    CommandMessage message(C command) {
        return new GenericCommandMessage(messageType(), command);
    }

    /** The entity as Axon is to run it. */
    EventSourcedEntityModule<String, S> module() {
        return EventSourcedEntityModule.declarative(String.class, type)
                .messagingModel((configuration, model) -> model.entityEvolver(EntityOnStream::evolve)
                        .instanceCommandHandler(messageType().qualifiedName(), this::handle)
                        .build())
                .entityFactory(configuration -> EventSourcedEntityFactory.fromIdentifier(absent))
                .criteriaResolver(configuration -> (id, context) -> StreamTag.criteria(id))
                .entityIdResolver(configuration -> (message, context) -> subject(message));
    }

    private String subject(Message message) {
        return commands.cast(message.payload()).asked().subject();
    }

    /**
     * The entity with one event more. One that is only on its way to the log changes nothing: the entity serves one command,
     * and is sourced anew for the next.
     */
    private static <C extends Command, S extends Entity<C, S>> S evolve(
            S entity, EventMessage message, ProcessingContext context) {
        return message.payload() instanceof RecordedEvent event ? entity.evolve(event) : entity;
    }

    private MessageStream.Single<CommandResultMessage> handle(
            CommandMessage message, S entity, ProcessingContext context) {
        Decision decision = entity.decide(commands.cast(message.payload()));
        CompletableFuture<Void> handedOn = decision instanceof Decision.Record record
                ? context.component(EventSink.class).publish(context, StreamStorageEngine.message(record.event()))
                : CompletableFuture.completedFuture(null);
        var decided =
                new Decided(decision, () -> Optional.ofNullable(context.getResource(StreamStorageEngine.RECORDED)));
        return MessageStream.fromFuture(handedOn.thenApply(done -> new GenericCommandResultMessage(DECIDED, decided)));
    }
}
