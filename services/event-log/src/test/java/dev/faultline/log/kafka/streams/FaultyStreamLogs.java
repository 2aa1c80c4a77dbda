package dev.faultline.log.kafka.streams;

import dev.faultline.log.EventLog;
import dev.faultline.log.kafka.KafkaSettings;
import dev.faultline.log.streams.StreamLog;
import dev.faultline.log.streams.StreamLogObserver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
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
     * Streams on Kafka, with faults in the calls of all producers.
     *
     * @param faults by the name of a method of Kafka's Producer and which of its calls, from 1: {@code commitTransaction 1}
     */
    public static StreamLog open(
            KafkaSettings kafka,
            StreamSettings settings,
            EventLog log,
            String topic,
            StreamLogObserver observer,
            Map<String, Fault> faults) {
        Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
        TransactionalProducers sound = TransactionalProducers.of(kafka, settings.transactionTimeout());
        return new KafkaStreamLog(kafka, settings, log, topic, observer, id -> faulty(sound.create(id), calls, faults));
    }

    @SuppressWarnings("unchecked")
    private static Producer<byte[], byte[]> faulty(
            Producer<byte[], byte[]> producer, Map<String, AtomicInteger> calls, Map<String, Fault> faults) {
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
                    int number = calls.computeIfAbsent(called.getName(), name -> new AtomicInteger())
                            .incrementAndGet();
                    Fault fault = faults.get(called.getName() + " " + number);
                    return fault == null ? call.call() : fault.instead(call);
                });
    }
}
