package dev.faultline.recorder;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the log can be reached: without it, the recorder can record nothing. */
@Readiness
@Singleton
public class RecorderHealth implements HealthCheck {
    private final LogProbe probe;

    RecorderHealth(LogProbe probe) {
        this.probe = probe;
    }

    @Override
    public HealthCheckResponse call() {
        LogProbe.Result result = probe.result();
        var response = HealthCheckResponse.named("recorder: event log")
                .status(result.fault().isEmpty())
                .withData("askedAt", result.at().toString());
        result.fault().ifPresent(fault -> response.withData("fault", fault));
        return response.build();
    }
}
