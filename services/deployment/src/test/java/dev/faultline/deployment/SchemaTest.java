package dev.faultline.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Against the schemas")
@Timeout(180)
class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static StrimziSchemas strimzi;
    private static NodeModels.Prepared kubernetes;

    @BeforeAll
    static void prepare() throws Exception {
        assumeTrue(Manifests.canRender(), "kubectl is not there to render the manifests");
        strimzi = StrimziSchemas.generate();
        kubernetes = NodeModels.prepare();
    }

    static Stream<String> overlays() {
        return Manifests.OVERLAYS.stream();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("every object of an overlay has a class or a definition that finds nothing wrong")
    void objects_are_of_their_types(String overlay) throws Exception {
        for (JsonNode object : Manifests.of(overlay).objects()) {
            assertTrue(TypedModels.know(object) || strimzi.know(object), () -> "nothing checks " + object);
            assertEquals(Optional.empty(), fault(object), object::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("every object of an overlay that is Kubernetes' own keeps Kubernetes' schemas")
    void objects_keep_the_schemas(String overlay) throws Exception {
        assumeTrue(kubernetes.models().isPresent(), kubernetes.why());

        assertEquals(
                Map.of(),
                kubernetes.models().orElseThrow().faults(Manifests.of(overlay).objects()));
    }

    @ParameterizedTest(name = "{0}: {1} = {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    Deployment             | /spec/template/spec/containers/0/readOnlyRootFilesystem | true
                    Deployment             | /spec/template/spec/containers/0/ports/0/containerPort  | "http"
                    Deployment             | /spec/template/spec/terminationGracePeriodSecond        | 5
                    HorizontalPodAutoscaler| /spec/minReplicas                                       | "two"
                    NetworkPolicy          | /spec/podSelectors                                      | {}
                    Ingress                | /spec/rules/0/http/paths/0/backend/serviceName          | "timeline"
                    ServiceMonitor         | /spec/endpoints/0/portName                              | "http"
                    PrometheusRule         | /spec/groups/0/rules/0/fore                             | "1m"
                    Kafka                  | /spec/kafka/replica                                     | 3
                    Kafka                  | /spec/kafka/listeners/0/type                            | "inside"
                    Kafka                  | /spec/kafka/listeners/0/port                            | "9093"
                    KafkaNodePool          | /spec/roles/0                                           | "leader"
                    KafkaTopic             | /spec/partitions                                        | 0
                    KafkaUser              | /spec/authorization/acls/0/operations/0                 | "Scribble"
                    KafkaUser              | /spec/authorization/acls/0/resource/type                | "table"
                    KafkaMirrorMaker2      | /spec/mirrors/0/topicPattern                            | "x"
                    """)
    @DisplayName("a fault planted in an object is found by its class or definition")
    void planted_faults_are_found(String kind, String place, String value) throws Exception {
        ObjectNode planted = planted(kind, place, JSON.readTree(value));

        assertTrue(fault(planted).isPresent(), planted::toString);
    }

    @ParameterizedTest(name = "{0}: {1} = {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    Deployment             | /spec/selector                                              |
                    Deployment             | /spec/template/spec/containers/0/ports/0/containerPort      | "http"
                    Deployment             | /spec/template/spec/containers/0/resources/limits/memory    | "two gigabytes"
                    Deployment             | /spec/template/spec/containers/0/imagePullPolicy            | 7
                    HorizontalPodAutoscaler| /spec/scaleTargetRef                                        |
                    HorizontalPodAutoscaler| /spec/maxReplicas                                           | "many"
                    Ingress                | /spec/rules/0/http/paths/0/pathType                         |
                    NetworkPolicy          | /spec/egress                                                | "all"
                    Service                | /spec/ports/0/port                                          | "http"
                    """)
    @DisplayName("a fault planted in an object is found by Kubernetes' schemas")
    void planted_faults_break_the_schemas(String kind, String place, String value) throws Exception {
        assumeTrue(kubernetes.models().isPresent(), kubernetes.why());
        ObjectNode planted = planted(kind, place, value == null ? null : JSON.readTree(value));

        assertEquals(
                List.of(0),
                new ArrayList<>(kubernetes
                        .models()
                        .orElseThrow()
                        .faults(List.of(planted))
                        .keySet()),
                planted::toString);
    }

    private static Optional<String> fault(JsonNode object) throws Exception {
        return strimzi.know(object) ? strimzi.fault(object) : TypedModels.fault(object);
    }

    /** The first object of the kind with one value changed, or taken away where there is none. */
    private static ObjectNode planted(String kind, String place, JsonNode value) {
        ObjectNode object = Stream.of("k8s/overlays/two-sites/second", "k8s/overlays/production")
                .flatMap(overlay -> Manifests.of(overlay).ofKind(kind).stream())
                .filter(candidate -> !candidate.at(parent(place)).isMissingNode())
                .findFirst()
                .orElseThrow()
                .deepCopy();
        String name = place.substring(place.lastIndexOf('/') + 1);
        switch (object.at(parent(place))) {
            case ObjectNode parent when value == null -> parent.remove(name);
            case ObjectNode parent -> parent.set(name, value);
            case com.fasterxml.jackson.databind.node.ArrayNode parent -> parent.set(Integer.parseInt(name), value);
            default -> throw new AssertionError("nothing is at " + place);
        }
        return object;
    }

    private static String parent(String place) {
        return place.substring(0, place.lastIndexOf('/'));
    }
}
