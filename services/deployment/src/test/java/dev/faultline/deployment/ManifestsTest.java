package dev.faultline.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.events.Topics;
import dev.faultline.log.wiring.EventLogConfig;
import dev.faultline.recorder.RecorderConfig;
import dev.faultline.standalone.deployment.Settings;
import dev.faultline.timeline.TimelineConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The manifests of an overlay")
class ManifestsTest {
    private static final String PART_OF = "app.kubernetes.io/part-of";

    @BeforeAll
    static void kubectl_renders_them() {
        assumeTrue(Manifests.canRender(), "kubectl is not there to render the manifests");
    }

    static Stream<String> overlays() {
        return Manifests.OVERLAYS.stream();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("have services that lead to a port of one deployment")
    void services_lead_somewhere(String overlay) {
        Manifests manifests = Manifests.of(overlay);

        assertFalse(manifests.ofKind("Service").isEmpty());
        for (JsonNode service : manifests.ofKind("Service")) {
            List<JsonNode> deployments = manifests.selectedBy(service.at("/spec/selector"));
            assertEquals(1, deployments.size(), service::toString);
            JsonNode port = Manifests.container(deployments.get(0)).at("/ports/0");
            assertEquals(port.path("name"), service.at("/spec/ports/0/targetPort"));
            assertEquals(
                    manifests.environment(deployments.get(0)).get("QUARKUS_HTTP_PORT"),
                    port.path("containerPort").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("have deployments and budgets that select their own pods and no others")
    void selectors_select_their_own(String overlay) {
        Manifests manifests = Manifests.of(overlay);

        for (String kind : List.of("Deployment", "PodDisruptionBudget")) {
            assertEquals(
                    names(manifests.ofKind("Service")), names(manifests.ofKind(kind)), "each service has a " + kind);
            for (JsonNode object : manifests.ofKind(kind)) {
                List<JsonNode> selected = manifests.selectedBy(object.at("/spec/selector"));
                assertEquals(1, selected.size(), object::toString);
                assertEquals(
                        object.at("/metadata/name"), selected.get(0).at("/metadata/name"), "pods of its own, by name");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("let every node be drained, one pod at a time")
    void budgets_allow_a_drain(String overlay) {
        for (JsonNode budget : Manifests.of(overlay).ofKind("PodDisruptionBudget")) {
            assertEquals(1, budget.at("/spec/maxUnavailable").asInt(), budget::toString);
            assertFalse(budget.path("spec").has("minAvailable"), budget::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("scale deployments that are there, or say themselves how many there are")
    void somebody_says_how_many(String overlay) {
        Manifests manifests = Manifests.of(overlay);

        for (JsonNode scaler : manifests.ofKind("HorizontalPodAutoscaler")) {
            JsonNode target = scaler.at("/spec/scaleTargetRef");
            JsonNode deployment = manifests.one(
                    target.path("kind").asText(), target.path("name").asText());
            assertEquals(deployment.path("apiVersion"), target.path("apiVersion"));
            assertFalse(deployment.path("spec").has("replicas"), "each apply would undo what the autoscaler did");
            assertTrue(
                    Manifests.container(deployment).at("/resources/requests").has("cpu"),
                    "utilisation is a share of what is requested");
            assertTrue(scaler.at("/spec/minReplicas").asInt() >= 2);
        }
        for (JsonNode deployment : manifests.ofKind("Deployment")) {
            String name = deployment.at("/metadata/name").asText();
            assertEquals(
                    manifests.find("HorizontalPodAutoscaler", name).isEmpty(),
                    deployment.path("spec").has("replicas"),
                    name);
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("set every setting of a service, and only settings that exist")
    void settings_are_all_there(String overlay) {
        Manifests manifests = Manifests.of(overlay);

        for (JsonNode deployment : manifests.ofKind("Deployment")) {
            String service = deployment.at("/metadata/name").asText();
            Set<String> set = manifests.environment(deployment).keySet().stream()
                    .filter(name -> name.startsWith("FAULTLINE_"))
                    .collect(Collectors.toCollection(TreeSet::new));
            List<Settings.Setting> of = Settings.all().stream()
                    .filter(setting -> List.of("kafka", "access", service)
                            .contains(setting.name().split("\\.")[1]))
                    .toList();

            assertEquals(
                    List.of(),
                    of.stream()
                            .filter(setting -> setting.byDefault().isPresent())
                            .filter(setting -> !set.contains(setting.variable()))
                            .map(Settings.Setting::name)
                            .toList(),
                    "settings that " + service + " has and no map sets");
            assertEquals(
                    List.of(),
                    set.stream()
                            .filter(name -> of.stream().noneMatch(setting -> sets(name, setting)))
                            .toList(),
                    "variables that set nothing of " + service);
        }
    }

    /** A setting of several names, {@code client."…"}, is set by variables that begin like it and name a property. */
    private static boolean sets(String variable, Settings.Setting setting) {
        return setting.name().endsWith(".\"…\"")
                ? variable.matches(setting.variable().replaceFirst("_+$", "") + "__[A-Z_]+_")
                : variable.equals(setting.variable());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("set settings in such a way that the services understand them")
    void settings_are_understood(String overlay) {
        Manifests manifests = Manifests.of(overlay);

        for (JsonNode deployment : manifests.ofKind("Deployment")) {
            Class<?> own = deployment.at("/metadata/name").asText().equals("recorder")
                    ? RecorderConfig.class
                    : TimelineConfig.class;
            EventLogConfig kafka = new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .addDefaultInterceptors()
                    .withSources(new EnvConfigSource(manifests.environment(deployment), 300))
                    .withMapping(EventLogConfig.class)
                    .withMapping(own)
                    .build()
                    .getConfigMapping(EventLogConfig.class);

            assertEquals(
                    Set.of("security.protocol", "sasl.mechanism", "ssl.truststore.type", "ssl.truststore.location"),
                    kafka.client().keySet());
            assertEquals(Map.of("sasl.jaas.config", "/etc/faultline/kafka-user/sasl.jaas.config"), kafka.secretFiles());
            assertEquals(overlay.endsWith("second"), kafka.originServers().isPresent());
            if (kafka.originServers().isPresent()) {
                assertEquals(kafka.client().keySet(), kafka.originClient().keySet());
                assertEquals(
                        kafka.secretFiles().keySet(), kafka.originSecretFiles().keySet());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("have a way to reach Kafka as a user that is there, by a listener that is there")
    void kafka_can_be_reached(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        JsonNode kafka = manifests.one("Kafka", "faultline").at("/spec/kafka");
        JsonNode listener = kafka.at("/listeners/0");

        for (JsonNode deployment : manifests.ofKind("Deployment")) {
            Map<String, String> environment = manifests.environment(deployment);
            assertEquals(
                    "faultline-kafka-bootstrap:" + listener.path("port").asText(),
                    environment.get("FAULTLINE_KAFKA_BOOTSTRAP_SERVERS"));
            assertTrue(listener.path("tls").asBoolean());
            assertEquals("SASL_SSL", environment.get("FAULTLINE_KAFKA_CLIENT__SECURITY_PROTOCOL_"));
            assertEquals(
                    listener.at("/authentication/type").asText(),
                    environment.get("FAULTLINE_KAFKA_CLIENT__SASL_MECHANISM_").toLowerCase(java.util.Locale.ROOT));
            assertFalse(Manifests.each(Manifests.container(deployment).path("env"))
                    .findAny()
                    .isPresent());
        }
        for (JsonNode labelled : Stream.of("KafkaNodePool", "KafkaTopic", "KafkaUser")
                .flatMap(kind -> manifests.ofKind(kind).stream())
                .toList()) {
            assertEquals(
                    "faultline",
                    labelled.at("/metadata/labels").path("strimzi.io/cluster").asText());
        }
        assertEquals("simple", kafka.at("/authorization/type").asText());
        assertFalse(kafka.path("authorization").has("superUsers"), "nobody stands above the ACLs");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("take secrets that Strimzi makes for a user that is there, and read files of them that are mounted")
    void secrets_are_there(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        Set<String> made = new TreeSet<>(names(manifests.ofKind("KafkaUser")));
        made.add("faultline-cluster-ca-cert");
        // Brought by hand: k8s/README.md says how.
        if (overlay.endsWith("second")) {
            made.add("faultline-first-site");
        }

        for (JsonNode deployment : manifests.ofKind("Deployment")) {
            var mounted = new ArrayList<String>();
            Manifests.each(deployment.at("/spec/template/spec/volumes"))
                    .filter(volume -> volume.has("secret"))
                    .forEach(volume -> {
                        assertTrue(made.contains(volume.at("/secret/secretName").asText()), volume::toString);
                        mounted.add(path(deployment, volume.path("name").asText()));
                    });
            manifests.environment(deployment).forEach((variable, value) -> {
                if (value.startsWith("/etc/faultline/")) {
                    assertTrue(
                            mounted.stream().anyMatch(folder -> value.startsWith(folder + "/")),
                            variable + " names " + value + ", and mounted are " + mounted);
                }
            });
            assertTrue(mounted.size() >= 2);
        }
        for (JsonNode mirror : manifests.ofKind("KafkaMirrorMaker2")) {
            for (JsonNode secret : mirror.findValues("secretName")) {
                assertTrue(made.contains(secret.asText()), secret::toString);
            }
        }
    }

    private static String path(JsonNode deployment, String volume) {
        return Manifests.each(Manifests.container(deployment).path("volumeMounts"))
                .filter(mount -> mount.path("name").asText().equals(volume))
                .map(mount -> mount.path("mountPath").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError(volume + " is mounted nowhere"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("have the topics that the services would start on, and Kafka would not change")
    void topics_are_right(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        boolean copy = overlay.endsWith("second");

        assertEquals(
                Set.of(Topics.DEVICE_EVENTS, Topics.INCIDENT_EVENTS),
                manifests.ofKind("KafkaTopic").stream()
                        .map(topic -> topic.at("/spec/topicName").asText())
                        .collect(Collectors.toSet()));
        for (JsonNode object : manifests.ofKind("KafkaTopic")) {
            JsonNode topic = object.path("spec");
            JsonNode config = topic.path("config");
            assertEquals("delete", config.path("cleanup.policy").asText());
            assertEquals("-1", config.path("retention.ms").asText());
            assertEquals("-1", config.path("retention.bytes").asText());
            assertEquals(
                    copy ? "CreateTime" : "LogAppendTime",
                    config.path("message.timestamp.type").asText());
            for (JsonNode deployment : manifests.ofKind("Deployment")) {
                Map<String, String> environment = manifests.environment(deployment);
                assertEquals(copy, environment.containsKey("FAULTLINE_KAFKA_ORIGIN_SERVERS"));
                assertEquals(
                        environment.get("FAULTLINE_KAFKA_PARTITIONS"),
                        topic.path("partitions").asText());
                assertEquals(
                        environment.get("FAULTLINE_KAFKA_REPLICATION_FACTOR"),
                        topic.path("replicas").asText());
                assertEquals(
                        environment.get("FAULTLINE_KAFKA_MIN_INSYNC_REPLICAS"),
                        config.path("min.insync.replicas").asText());
            }
        }
        JsonNode kafka = manifests.one("Kafka", "faultline").at("/spec/kafka/config");
        int brokers =
                manifests.one("KafkaNodePool", "dual").at("/spec/replicas").asInt();
        assertFalse(kafka.path("auto.create.topics.enable").asBoolean());
        assertFalse(kafka.path("unclean.leader.election.enable").asBoolean());
        kafka.properties().stream()
                .filter(setting -> setting.getKey().endsWith("replication.factor"))
                .forEach(setting -> assertEquals(brokers, setting.getValue().asInt(), setting.getKey()));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("ask the health of the service itself, and give a replay half an hour")
    void probes_ask_the_service(String overlay) {
        for (JsonNode deployment : Manifests.of(overlay).ofKind("Deployment")) {
            JsonNode container = Manifests.container(deployment);
            Map.of("startupProbe", "started", "livenessProbe", "live", "readinessProbe", "ready")
                    .forEach((probe, health) -> {
                        JsonNode asked = container.path(probe).path("httpGet");
                        assertEquals("/q/health/" + health, asked.path("path").asText());
                        assertEquals(
                                container.at("/ports/0/name").asText(),
                                asked.path("port").asText());
                    });
            JsonNode startup = container.path("startupProbe");
            int patience = startup.path("periodSeconds").asInt()
                    * startup.path("failureThreshold").asInt();
            assertTrue(patience >= (deployment.at("/metadata/name").asText().equals("timeline") ? 1_800 : 60));
            assertTrue(
                    deployment.at("/spec/progressDeadlineSeconds").asInt() > patience,
                    "a rollout is not given up while a replay may go on");
            assertTrue(
                    deployment
                                    .at("/spec/template/spec/terminationGracePeriodSeconds")
                                    .asInt()
                            > container.at("/lifecycle/preStop/sleep/seconds").asInt() + 10,
                    "what is under way may end");
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("run within the restricted standard, without a token of the cluster")
    void restricted(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        assertEquals(
                "restricted",
                manifests
                        .one("Namespace", "faultline")
                        .at("/metadata/labels")
                        .path("pod-security.kubernetes.io/enforce")
                        .asText());
        for (JsonNode deployment : manifests.ofKind("Deployment")) {
            JsonNode pod = deployment.at("/spec/template/spec");
            JsonNode container = Manifests.container(deployment).path("securityContext");

            assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean());
            assertTrue(pod.at("/securityContext/runAsUser").asInt() > 0);
            assertEquals(
                    "RuntimeDefault",
                    pod.at("/securityContext/seccompProfile/type").asText());
            assertTrue(container.has("allowPrivilegeEscalation"));
            assertFalse(container.path("allowPrivilegeEscalation").asBoolean());
            assertEquals("ALL", container.at("/capabilities/drop/0").asText());
            assertTrue(container.path("readOnlyRootFilesystem").asBoolean());
            assertTrue(Manifests.container(deployment).at("/resources/limits").has("memory"));

            JsonNode account = manifests.one(
                    "ServiceAccount", pod.path("serviceAccountName").asText());
            assertFalse(account.path("automountServiceAccountToken").asBoolean(true));
            assertFalse(pod.path("automountServiceAccountToken").asBoolean(true));
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("close every pod of Faultline, and open it for names, Kafka, and those who ask over HTTP")
    void pods_are_closed(String overlay) {
        Manifests manifests = Manifests.of(overlay);

        JsonNode closed = manifests.one("NetworkPolicy", "faultline-closed").path("spec");
        assertEquals(
                List.of("Ingress", "Egress"),
                Manifests.each(closed.path("policyTypes")).map(JsonNode::asText).toList());
        assertFalse(closed.has("ingress") || closed.has("egress"));
        for (JsonNode policy : manifests.ofKind("NetworkPolicy")) {
            assertEquals(
                    manifests.ofKind("Deployment"),
                    manifests.selectedBy(policy.at("/spec/podSelector")),
                    () -> policy + " is for all pods of Faultline");
        }
        JsonNode kafka = manifests.one("NetworkPolicy", "faultline-kafka").at("/spec/egress/0");
        JsonNode listener = manifests.one("Kafka", "faultline").at("/spec/kafka/listeners/0");
        assertEquals(listener.path("port"), kafka.at("/ports/0/port"));
        assertEquals(
                "faultline",
                kafka.at("/to/0/podSelector/matchLabels")
                        .path("strimzi.io/cluster")
                        .asText());
        for (JsonNode deployment : manifests.ofKind("Deployment")) {
            JsonNode labels = deployment.at("/spec/template/metadata/labels");
            assertEquals("faultline", labels.path(PART_OF).asText());
            assertTrue(
                    Manifests.each(listener.path("networkPolicyPeers"))
                            .anyMatch(peer -> Manifests.chooses(peer.path("podSelector"), labels)),
                    "Kafka lets it in");
            assertEquals(
                    Manifests.container(deployment).at("/ports/0/name"),
                    manifests.one("NetworkPolicy", "faultline-http").at("/spec/ingress/0/ports/0/port"));
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("lead from outside to services and ports that are there, writes to the recorder")
    void ways_in(String overlay) {
        Manifests manifests = Manifests.of(overlay);

        for (JsonNode ingress : manifests.ofKind("Ingress")) {
            List<JsonNode> backends = ingress.findValues("backend");
            assertFalse(backends.isEmpty());
            for (JsonNode backend : backends) {
                JsonNode service =
                        manifests.one("Service", backend.at("/service/name").asText());
                assertEquals(service.at("/spec/ports/0/name"), backend.at("/service/port/name"));
            }
            Set<String> hosts =
                    ingress.findValues("host").stream().map(JsonNode::asText).collect(Collectors.toSet());
            assertEquals(
                    hosts,
                    Manifests.each(ingress.at("/spec/tls"))
                            .flatMap(tls -> Manifests.each(tls.path("hosts")))
                            .map(JsonNode::asText)
                            .collect(Collectors.toSet()),
                    "TLS for each host");
        }
        for (JsonNode route : manifests.ofKind("HTTPRoute")) {
            for (JsonNode rule : route.at("/spec/rules")) {
                JsonNode backend = rule.at("/backendRefs/0");
                JsonNode service = manifests.one("Service", backend.path("name").asText());
                assertEquals(service.at("/spec/ports/0/port"), backend.path("port"));
                boolean writes = rule.findValues("method").stream()
                        .anyMatch(method -> Set.of("POST", "DELETE").contains(method.asText()));
                assertEquals(
                        writes ? "recorder" : "timeline", backend.path("name").asText());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("have every reference of a copier right")
    void copiers_copy(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        for (JsonNode mirror : manifests.ofKind("KafkaMirrorMaker2")) {
            JsonNode spec = mirror.path("spec");
            Map<String, JsonNode> clusters = Manifests.each(spec.path("clusters"))
                    .collect(Collectors.toMap(cluster -> cluster.path("alias").asText(), cluster -> cluster));
            JsonNode copied = spec.at("/mirrors/0");
            assertEquals(spec.path("connectCluster"), copied.path("targetCluster"));
            assertTrue(clusters.containsKey(copied.path("sourceCluster").asText()));
            JsonNode target = clusters.get(copied.path("targetCluster").asText());
            assertTrue(manifests
                    .find("KafkaUser", target.at("/authentication/username").asText())
                    .isPresent());
            for (String topic : List.of(Topics.DEVICE_EVENTS, Topics.INCIDENT_EVENTS)) {
                assertTrue(topic.matches(copied.path("topicsPattern").asText()));
            }
            assertFalse((Topics.DEVICE_EVENTS + "x")
                    .matches(copied.path("topicsPattern").asText()));
            JsonNode config = copied.at("/sourceConnector/config");
            assertEquals(
                    "read_committed", config.path("consumer.isolation.level").asText());
            assertTrue(config.path("replication.policy.class").asText().endsWith(".IdentityReplicationPolicy"));
            assertEquals(
                    "enabled",
                    target.path("config").path("exactly.once.source.support").asText());
        }
    }

    private static Set<String> names(List<JsonNode> objects) {
        return objects.stream()
                .map(object -> object.at("/metadata/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
