package dev.faultline.log.kafka.streams;

import dev.faultline.log.EventLog;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.log.streams.StreamLog;
import dev.faultline.log.streams.StreamLogObserver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;

/** Streams on Kafka whose producers do something else than they should at a certain call. */
public final class FaultyStreamLogs {
    private FaultyStreamLogs() {}

    /** What happens instead of a producer's call. */
    @FunctionalInterface
    public interface Fault {
        /**
         * Answers the call.
         *
         * @param call what the call would have done
         */
        Object instead(Callable<Object> call) throws Exception;
    }

    /**
     * Streams on Kafka, with a fault at the n-th call of a method over all producers.
     *
     * @param method of Kafka's Producer, by name
     * @param nth from 1
     */
    public static StreamLog open(
            KafkaSettings kafka,
            StreamSettings settings,
            EventLog log,
            String topic,
            StreamLogObserver observer,
            String method,
            int nth,
            Fault fault) {
        var calls = new AtomicInteger();
        TransactionalProducers sound = TransactionalProducers.of(kafka, settings.transactionTimeout());
        return new KafkaStreamLog(kafka, settings, log, topic, observer, id -> {
            Producer<byte[], byte[]> producer = sound.create(id);
            return faulty(producer, method, () -> calls.incrementAndGet() == nth, fault);
        });
    }

    @SuppressWarnings("unchecked")
    private static Producer<byte[], byte[]> faulty(
            Producer<byte[], byte[]> producer, String method, Callable<Boolean> isDue, Fault fault) {
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                FaultyStreamLogs.class.getClassLoader(),
                new Class<?>[] {Producer.class},
                (proxy, called, arguments) -> {
                    Callable<Object> call = () -> {
                        try {
                            return called.invoke(producer, arguments);
                        } catch (InvocationTargetException e) {
                            throw (Exception) e.getCause();
                        }
                    };
                    boolean due = called.getName().equals(method) && isDue.call();
                    return due ? fault.instead(call) : call.call();
                });
    }
}
