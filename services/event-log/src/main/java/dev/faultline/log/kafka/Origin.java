package dev.faultline.log.kafka;

import dev.faultline.events.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** The log that this one is a copy of, as far as it is asked: whether it answers. */
final class Origin implements AutoCloseable {
    private final Admin admin;
    private final TopicOffsets offsets;

    /** Makes the client; it connects when it is used. */
    Origin(KafkaSettings settings) {
        this.admin = Admin.create(settings.admin());
        this.offsets = new TopicOffsets(admin);
    }

    /**
     * Asks the leader of each partition, so that brokers which answer but lead nothing do not count.
     *
     * @throws dev.faultline.log.LogUnavailableException when it does not answer within {@code timeout}
     */
    void ask(Duration timeout) {
        offsets.end(List.of(Topics.DEVICE_EVENTS, Topics.INCIDENT_EVENTS), timeout);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
