package dev.faultline.standalone.access;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.access.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RatesHttpTest.Limited.class)
@DisplayName("Given a limit on how often one caller may call")
class RatesHttpTest {
    private static final int BURST = 20;

    /** One a second, after a burst; whatever takes less than that many seconds is refused. */
    public static final class Limited implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "faultline.access.writes-per-second", "1",
                    "faultline.access.writes-burst", "" + BURST,
                    "faultline.access.metrics", "reader");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Issuer.class));
        }
    }

    private static Response post(String token) {
        return given().header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .body("{}")
                .post("/api/v1/device-events");
    }

    @Test
    @DisplayName("when somebody calls more often, then it is 429 with Retry-After for that one, and others go on")
    void tooOften() {
        String ana = Tokens.of("ana", Role.REPORTER);
        Response answer = post(ana);
        for (int calls = 1; calls < 1_000 && answer.statusCode() != 429; calls++) {
            answer = post(ana);
        }
        assertEquals(429, answer.statusCode());
        assertEquals("1", answer.header("Retry-After"));
        assertEquals("/problems/too-many-requests", answer.path("type"));
        given().header("Authorization", "Bearer " + ana)
                .get("/api/v1/outages")
                .then()
                .statusCode(403);
    }

    @Test
    @DisplayName("when the metrics are for readers, then they want the role")
    void metrics() {
        given().get("/q/metrics").then().statusCode(401);
        String metrics = given().header("Authorization", "Bearer " + Tokens.of("prometheus", Role.READER))
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(metrics.contains("faultline_access_refused_total"));
    }
}
