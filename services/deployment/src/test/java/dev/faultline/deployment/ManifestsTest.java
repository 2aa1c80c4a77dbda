package dev.faultline.standalone.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.events.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The manifests")
class ManifestsTest {
    private static final String BASE = "k8s/base";
    private static final String LOCAL = "k8s/overlays/local";

    @BeforeAll
    static void kubectl_renders_them() {
        assumeTrue(Manifests.canRender(), "kubectl is not there to render the manifests");
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, LOCAL})
    void have_services_that_lead_to_a_port_of_one_deployment(String kustomization) throws Exception {
        Manifests manifests = Manifests.render(kustomization);

        assertEquals(2, manifests.ofKind("Service").size());
        for (JsonNode service : manifests.ofKind("Service")) {
            List<JsonNode> deployments = manifests.selectedBy(service.at("/spec/selector"));
            assertEquals(1, deployments.size(), service::toString);
            JsonNode port = Manifests.container(deployments.get(0)).at("/ports/0");
            assertEquals(port.path("name"), service.at("/spec/ports/0/targetPort"));
            assertEquals(8080, port.path("containerPort").asInt());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, LOCAL})
    void have_deployments_and_budgets_that_select_their_own_pods(String kustomization) throws Exception {
        Manifests manifests = Manifests.render(kustomization);

        for (String kind : List.of("Deployment", "PodDisruptionBudget")) {
            assertEquals(2, manifests.ofKind(kind).size());
            for (JsonNode object : manifests.ofKind(kind)) {
                List<JsonNode> selected = manifests.selectedBy(object.at("/spec/selector/matchLabels"));
                assertEquals(1, selected.size(), object::toString);
                assertEquals(
                        object.at("/metadata/name"), selected.get(0).at("/metadata/name"), "pods of its own, by name");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, LOCAL})
    void keep_fewer_pods_than_there_are(String kustomization) throws Exception {
        Manifests manifests = Manifests.render(kustomization);

        for (JsonNode budget : manifests.ofKind("PodDisruptionBudget")) {
            JsonNode deployment =
                    manifests.one("Deployment", budget.at("/metadata/name").asText());
            assertTrue(
                    budget.at("/spec/minAvailable").asInt()
                            < deployment.at("/spec/replicas").asInt(),
                    budget::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, LOCAL})
    void take_settings_from_maps_that_exist_and_set_only_settings_that_exist(String kustomization) throws Exception {
        Manifests manifests = Manifests.render(kustomization);
        Set<String> real =
                Settings.all().stream().map(Settings.Setting::variable).collect(Collectors.toSet());

        for (JsonNode deployment : manifests.ofKind("Deployment")) {
            Map<String, String> environment = environment(manifests, deployment);
            List<String> unknown = environment.keySet().stream()
                    .filter(name -> name.startsWith("FAULTLINE_"))
                    .filter(name -> !real.contains(name))
                    .toList();
            assertEquals(List.of(), unknown);
            assertFalse(environment.get("FAULTLINE_KAFKA_BOOTSTRAP_SERVERS").isBlank());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, LOCAL})
    void have_a_topic_that_the_services_would_start_on(String kustomization) throws Exception {
        Manifests manifests = Manifests.render(kustomization);
        JsonNode topic = manifests.ofKind("KafkaTopic").get(0).path("spec");

        assertEquals(Topics.DEVICE_EVENTS, topic.path("topicName").asText());
        assertEquals("delete", topic.path("config").path("cleanup.policy").asText());
        assertEquals("-1", topic.path("config").path("retention.ms").asText());
        assertEquals("-1", topic.path("config").path("retention.bytes").asText());
        assertEquals(
                "LogAppendTime",
                topic.path("config").path("message.timestamp.type").asText());
        for (JsonNode deployment : manifests.ofKind("Deployment")) {
            Map<String, String> environment = environment(manifests, deployment);
            assertEquals(
                    environment.get("FAULTLINE_KAFKA_PARTITIONS"),
                    topic.path("partitions").asText());
            assertEquals(
                    environment.get("FAULTLINE_KAFKA_REPLICATION_FACTOR"),
                    topic.path("replicas").asText());
            assertEquals(
                    environment.get("FAULTLINE_KAFKA_MIN_INSYNC_REPLICAS"),
                    topic.path("config").path("min.insync.replicas").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, LOCAL})
    void ask_the_health_of_the_service_itself(String kustomization) throws Exception {
        for (JsonNode deployment : Manifests.render(kustomization).ofKind("Deployment")) {
            JsonNode container = Manifests.container(deployment);
            Map.of("startupProbe", "started", "livenessProbe", "live", "readinessProbe", "ready")
                    .forEach((probe, health) -> {
                        JsonNode asked = container.path(probe).path("httpGet");
                        assertEquals("/q/health/" + health, asked.path("path").asText());
                        assertEquals(
                                container.at("/ports/0/name").asText(),
                                asked.path("port").asText());
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASE, LOCAL})
    void run_within_the_restricted_standard(String kustomization) throws Exception {
        for (JsonNode deployment : Manifests.render(kustomization).ofKind("Deployment")) {
            JsonNode pod = deployment.at("/spec/template/spec");
            JsonNode container = Manifests.container(deployment).path("securityContext");

            assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean());
            assertEquals(
                    "RuntimeDefault",
                    pod.at("/securityContext/seccompProfile/type").asText());
            assertTrue(container.has("allowPrivilegeEscalation"));
            assertFalse(container.path("allowPrivilegeEscalation").asBoolean());
            assertEquals("ALL", container.at("/capabilities/drop/0").asText());
            assertTrue(container.path("readOnlyRootFilesystem").asBoolean());
            assertTrue(Manifests.container(deployment).at("/resources/limits").has("memory"));
        }
    }

    private static Map<String, String> environment(Manifests manifests, JsonNode deployment) {
        Map<String, String> environment = new HashMap<>();
        Manifests.each(Manifests.container(deployment).path("envFrom")).forEach(from -> {
            String map = from.at("/configMapRef/name").asText();
            manifests.one("ConfigMap", map).path("data").properties().forEach(entry -> {
                String before = environment.put(entry.getKey(), entry.getValue().asText());
                assertEquals(null, before, () -> entry.getKey() + " is set twice");
            });
        });
        return environment;
    }
}
