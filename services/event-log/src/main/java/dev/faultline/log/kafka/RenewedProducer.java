package dev.faultline.log.kafka;

import java.time.Duration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnknownProducerIdException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/** A producer that is replaced after an error from which it does not recover by itself. */
final class RenewedProducer {
    private static final Logger LOG = Logger.getLogger(RenewedProducer.class);

    /** How long a producer is kept at least, so that an error that stays does not make a new one for every append. */
    private static final Duration LEAST_AGE = Duration.ofSeconds(1);

    private final KafkaSettings settings;
    private Lease current;
    private boolean closed;

    RenewedProducer(KafkaSettings settings) {
        this.settings = settings;
        this.current = new Lease(create());
    }

    /** The producer in use, and where to say that it failed. */
    final class Lease {
        private final Producer<byte[], byte[]> producer;
        private final long since = System.nanoTime();

        private Lease(Producer<byte[], byte[]> producer) {
            this.producer = producer;
        }

        Producer<byte[], byte[]> producer() {
            return producer;
        }

        /** Replaces the producer when the failure is one that it would repeat for ever. */
        void failed(Exception failure) {
            if (isFatal(failure)) {
                replace(this, failure);
            }
        }
    }

    synchronized Lease lease() {
        return current;
    }

    static boolean isFatal(Exception failure) {
        return failure instanceof OutOfOrderSequenceException
                || failure instanceof InvalidProducerEpochException
                || failure instanceof ProducerFencedException
                || failure instanceof UnknownProducerIdException
                || failure instanceof AuthorizationException
                || failure instanceof IllegalStateException
                // A producer in its error state says so with the bare class.
                || failure.getClass() == KafkaException.class;
    }

    private synchronized void replace(Lease failed, Exception failure) {
        if (closed || failed != current || System.nanoTime() - failed.since < LEAST_AGE.toNanos()) {
            return;
        }
        LOG.warnf("Replacing the producer of the log after: %s", failure);
        current = new Lease(create());
        // Not on this thread, which may be the one that the old producer has to end.
        Duration wait = settings.appendTimeout();
        Thread.ofPlatform()
                .daemon()
                .name("faultline-log-old-producer")
                .start(() -> failed.producer().close(wait));
    }

    private Producer<byte[], byte[]> create() {
        return new KafkaProducer<>(settings.producer(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    void close(Duration wait) {
        Lease last;
        synchronized (this) {
            closed = true;
            last = current;
        }
        last.producer().close(wait);
    }
}
