package dev.faultline.standalone.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The outage of 2013 told twice over HTTP, through a real broker, on a data folder that nothing else writes to. */
@QuarkusTest
@TestProfile(DemoHttpTest.OwnFolder.class)
class DemoHttpTest {
    @TestHTTPResource
    String base;

    /** The mean over all datacenters is the scenario's only where there are no other facts. */
    public static final class OwnFolder implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("faultline.standalone.data", "target/test-data/demo-" + UUID.randomUUID());
        }
    }

    @Test
    @DisplayName("given both tellings were loaded, twice, then each figure is the published one as known then and now")
    void the_figures_are_the_published_ones() throws InterruptedException {
        for (int telling = 0; telling < 2; telling++) {
            var out = new ByteArrayOutputStream();
            var demo = new Demo(
                    new FaultlineClient(base.replaceAll("/+$", "")),
                    new PrintStream(out, true, StandardCharsets.UTF_8));

            boolean equal = demo.run();

            String said = out.toString(StandardCharsets.UTF_8);
            assertTrue(equal, said);
            assertTrue(said.contains("28 of 28 figures equal the published ones"), said);
        }
    }
}
