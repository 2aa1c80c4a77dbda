package dev.faultline.standalone.recording;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dev.faultline.log.streams.StreamLog;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("The streams of incidents")
class IncidentStreamsHttpTest {
    private static final String CHECK = "checks.find { it.name == 'recorder: incident streams' }";

    @Inject
    StreamLog streams;

    @Test
    @DisplayName("given they are followed, then liveness says so and how far")
    void liveness_has_the_streams() {
        given().get("/q/health/live")
                .then()
                .statusCode(200)
                .body(CHECK + ".status", equalTo("UP"))
                .body(CHECK + ".data.lag", greaterThanOrEqualTo(0));
    }

    @Test
    @DisplayName("given a stream was read, then the metrics have it, and how much is known")
    void metrics_have_the_streams() {
        streams.read("an-incident-that-nobody-declared");

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("faultline_recorder_streams_read_seconds_count"))
                .body(containsString("faultline_recorder_streams_fetched_total"))
                .body(containsString("faultline_recorder_streams_fenced_total"))
                .body(containsString("faultline_recorder_streams_commits_total"))
                .body(containsString("faultline_recorder_streams_lag"))
                .body(containsString("faultline_recorder_streams_known"))
                .body(containsString("faultline_recorder_streams_records"))
                .body(containsString("faultline_recorder_streams_cached_bytes"));
    }
}
