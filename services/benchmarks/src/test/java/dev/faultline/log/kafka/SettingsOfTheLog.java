package dev.faultline.log.kafka;

import java.time.Duration;
import java.util.Map;

/** The properties with which the log makes its clients, which only its own package sees. */
public final class SettingsOfTheLog {
    private SettingsOfTheLog() {}

    public static Map<String, Object> consumer(String bootstrapServers) {
        return settings(bootstrapServers).consumer();
    }

    public static Map<String, Object> producer(String bootstrapServers) {
        return settings(bootstrapServers).producer();
    }

    private static KafkaSettings settings(String bootstrapServers) {
        return new KafkaSettings(bootstrapServers, Duration.ofSeconds(10), Map.of());
    }
}
