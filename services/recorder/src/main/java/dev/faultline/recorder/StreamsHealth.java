package dev.faultline.recorder;

import dev.faultline.log.streams.StreamLog;
import dev.faultline.log.streams.StreamLogStatus;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live while the streams of incidents are followed. Kafka being away does not end that; a lost history or a fault does. */
@Liveness
@Singleton
public class StreamsHealth implements HealthCheck {
    private final StreamLog streams;

    StreamsHealth(StreamLog streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        StreamLogStatus status = streams.status();
        var response = HealthCheckResponse.named("recorder: incident streams")
                .status(status.failure().isEmpty())
                .withData("lag", status.lag())
                .withData("streams", status.streams())
                .withData("records", status.records());
        status.failure().ifPresent(failure -> response.withData("failure", failure));
        return response.build();
    }
}
