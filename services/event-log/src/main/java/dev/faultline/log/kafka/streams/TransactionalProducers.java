package dev.faultline.log.kafka.streams;

import dev.faultline.log.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the producers with which partitions are held. */
@FunctionalInterface
interface TransactionalProducers {
    /** A producer not initialised yet, for transactions under this id. */
    Producer<byte[], byte[]> create(String transactionalId);

    /** Those that talk to Kafka. */
    static TransactionalProducers of(KafkaSettings settings, Duration transactionTimeout) {
        var made = new AtomicLong();
        return transactionalId -> {
            Map<String, Object> properties = settings.transactionalProducer(transactionalId, transactionTimeout);
            // The next one may be made before the last one has let go of its name.
            properties.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId + "-" + made.incrementAndGet());
            return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        };
    }
}
