package dev.faultline.standalone.deployment;

import dev.faultline.events.DeviceEvent;
import dev.faultline.events.DeviceEventCodec;
import dev.faultline.events.Topics;
import dev.faultline.events.UnreadableEventException;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.events.staff.StaffEventCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The example of {@code docs/events.md}, here so that the compiler holds it against the events. */
final class Subscriber {
    private Subscriber() {}

    static void follow(String servers) throws UnreadableEventException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers, // 127.0.0.1:19092
                "isolation.level", "read_committed",
                "auto.offset.reset", "none");
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            List<TopicPartition> partitions = Stream.of(Topics.DEVICE_EVENTS, Topics.INCIDENT_EVENTS)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(found -> new TopicPartition(found.topic(), found.partition()))
                    .toList();
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, 0)); // or where you left off
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    Function<String, byte[]> attributes =
                            name -> Optional.ofNullable(record.headers().lastHeader(name))
                                    .map(Header::value)
                                    .orElse(null);
                    if (record.topic().equals(Topics.DEVICE_EVENTS)) {
                        var envelope = DeviceEventCodec.decode(record.key(), attributes, record.value());
                        show(envelope.event());
                    } else {
                        show(StaffEventCodec.decode(record.key(), attributes, record.value()));
                    }
                }
            }
        }
    }

    static void show(DeviceEvent event) {
        switch (event) {
            case DeviceEvent.StateChanged fact ->
                System.out.println(fact.occurredAt() + " " + fact.device() + " " + fact.state());
            case DeviceEvent.StateRetracted retraction -> System.out.println("not so: " + retraction.retracts());
            case DeviceEvent.Registered registered -> System.out.println("new: " + registered.device());
        }
    }

    static void show(StaffEnvelope envelope) {
        var act = envelope.event().act();
        String line = act.occurredAt() + " " + envelope.event().subject() + " " + act.actor() + " ";
        switch (envelope.event()) {
            case IncidentEvent.Declared declared -> System.out.println(line + "declares: " + declared.title());
            case IncidentEvent.ActionRecorded action ->
                System.out.println(
                        line + action.kind().wire() + ", " + action.outcome().wire());
            case IncidentEvent.MilestoneClaimed claim ->
                System.out.println(line + "says: " + claim.milestone().wire());
            case IncidentEvent.Resolved resolved -> System.out.println(line + "says that it is over");
            case IncidentEvent other ->
                System.out.println(line + other.getClass().getSimpleName());
            case MaintenanceEvent planned ->
                System.out.println(line + planned.getClass().getSimpleName());
        }
    }
}
