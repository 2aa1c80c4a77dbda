package dev.faultline.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.standalone.deployment.Project;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is watched")
class MonitoringTest {
    /** Metrics of others, by whoever gives them. */
    private static final Set<String> OTHERS = Set.of(
            "http_server_requests_seconds_count",
            "kubelet_volume_stats_available_bytes",
            "kubelet_volume_stats_capacity_bytes");

    private Manifests manifests;

    @BeforeEach
    void kubectl_renders_them() {
        assumeTrue(Manifests.canRender(), "kubectl is not there to render the manifests");
        manifests = Manifests.of("k8s/overlays/production");
    }

    @Test
    @DisplayName("is scraped from services and ports that are there, at the path that has metrics")
    void scraping() {
        JsonNode monitor = manifests.one("ServiceMonitor", "faultline").path("spec");
        List<JsonNode> services = manifests.ofKind("Service").stream()
                .filter(service -> Manifests.chooses(monitor.path("selector"), service.at("/metadata/labels")))
                .toList();

        assertEquals(2, services.size());
        for (JsonNode service : services) {
            assertEquals(service.at("/spec/ports/0/name"), monitor.at("/endpoints/0/port"));
        }
        assertEquals("/q/metrics", monitor.at("/endpoints/0/path").asText());
    }

    @Test
    @DisplayName("is named in the table of metrics, or belongs to Kubernetes")
    void metrics_exist() {
        Set<String> documented = Pattern.compile("`(faultline_[a-z_]+)")
                .matcher(Project.text("docs/operations.md"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(HashSet::new));

        for (JsonNode alert : Monitoring.alerts(manifests)) {
            Set<String> named = Monitoring.metrics(alert.path("expr").asText());
            assertFalse(named.isEmpty(), alert::toString);
            for (String metric : named) {
                assertTrue(
                        OTHERS.contains(metric)
                                || documented.contains(metric.replaceFirst("_seconds_count$", "_seconds")),
                        metric);
            }
        }
    }

    @Test
    @DisplayName("leads, in each alert, to a section of the runbook that is there")
    void runbook() {
        Set<String> sections = Project.text("docs/runbook.md")
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
        List<JsonNode> alerts = Monitoring.alerts(manifests);

        assertTrue(alerts.size() >= 10);
        for (JsonNode alert : alerts) {
            String[] link = alert.at("/annotations/runbook_url").asText().split("#");
            assertTrue(link[0].endsWith("/docs/runbook.md"), alert::toString);
            assertTrue(sections.contains(link[1]), alert::toString);
            assertTrue(Set.of("critical", "warning")
                    .contains(alert.at("/labels/severity").asText()));
            assertFalse(alert.at("/annotations/summary").asText().isBlank());
        }
    }

    @Test
    @DisplayName("is watched at a second site too, but for what only a first one has")
    void second_site() {
        Set<String> first = names(Manifests.of("k8s/overlays/two-sites/first"));
        Set<String> second = names(Manifests.of("k8s/overlays/two-sites/second"));

        first.remove("FaultlineRecorderDown");
        assertEquals(first, second);
    }

    private static Set<String> names(Manifests manifests) {
        return Monitoring.alerts(manifests).stream()
                .map(alert -> alert.path("alert").asText())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
