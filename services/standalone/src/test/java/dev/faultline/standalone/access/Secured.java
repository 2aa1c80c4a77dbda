package dev.faultline.standalone.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Calls need tokens of {@link Issuer}; one caller may call as often as tests do, but for those of the rates. */
public final class Secured implements QuarkusTestProfile {
    static final String ORIGIN = "https://pages.test";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "faultline.access.reads-per-second", "0",
                "faultline.access.writes-per-second", "0",
                "quarkus.http.cors.enabled", "true",
                "quarkus.http.cors.origins", ORIGIN);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Issuer.class));
    }
}
