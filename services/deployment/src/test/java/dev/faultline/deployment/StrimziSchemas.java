package dev.faultline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.faultline.standalone.deployment.Project;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Strimzi's objects against the definitions that its own generator makes, in which no field is allowed that is not named. */
final class StrimziSchemas {
    private static final int MAX_SECONDS = 60;
    private static final String VERSION = "v1beta2";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODEL = "io.strimzi.api.kafka.model.";
    private static final Map<String, String> CLASSES = Map.of(
            "Kafka", MODEL + "kafka.Kafka",
            "KafkaNodePool", MODEL + "nodepool.KafkaNodePool",
            "KafkaTopic", MODEL + "topic.KafkaTopic",
            "KafkaUser", MODEL + "user.KafkaUser",
            "KafkaMirrorMaker2", MODEL + "mirrormaker2.KafkaMirrorMaker2");

    private final Map<String, Schema> byKind;

    private StrimziSchemas(Map<String, Schema> byKind) {
        this.byKind = byKind;
    }

    /** Generates the definitions, in a process of its own: the generator brings old libraries within its jar. */
    static StrimziSchemas generate() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Project.folder().resolve("services/deployment/target/strimzi"));
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("faultline.crd-generator")
                        + File.pathSeparator
                        + System.getProperty("java.class.path"),
                "io.strimzi.crdgenerator.CrdGenerator",
                "--target-kube",
                "1.25+",
                "--crd-api-version",
                "v1"));
        CLASSES.forEach((kind, name) -> command.add(name + "=" + folder.resolve(kind + ".json")));
        Path said = folder.resolve("generator.out");
        Process generator = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!generator.waitFor(MAX_SECONDS, TimeUnit.SECONDS) || generator.exitValue() != 0) {
            generator.destroyForcibly();
            throw new IllegalStateException("the definitions were not generated: " + Files.readString(said));
        }
        var byKind = new HashMap<String, Schema>();
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (String kind : CLASSES.keySet()) {
            JsonNode definition = JSON.readTree(folder.resolve(kind + ".json").toFile());
            JsonNode schema = Manifests.each(definition.at("/spec/versions"))
                    .filter(version -> version.path("name").asText().equals(VERSION))
                    .findFirst()
                    .orElseThrow()
                    .at("/schema/openAPIV3Schema");
            close(schema);
            // Any field may stand in the metadata as far as this schema is concerned.
            ((ObjectNode) schema.at("/properties/metadata")).put("x-kubernetes-preserve-unknown-fields", true);
            byKind.put(kind, registry.getSchema(JSON.writeValueAsString(schema), InputFormat.JSON));
        }
        return new StrimziSchemas(byKind);
    }

    /** Kubernetes drops what a definition does not name, in silence; here it is a fault. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            if (object.path("properties").isObject()
                    && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                    && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
            object.path("properties").forEach(StrimziSchemas::close);
            close(object.path("items"));
            close(object.path("additionalProperties"));
        }
    }

    /** Whether there is a definition for the object's kind. */
    boolean know(JsonNode object) {
        return object.path("apiVersion").asText().equals("kafka.strimzi.io/" + VERSION)
                && byKind.containsKey(object.path("kind").asText());
    }

    /** What is wrong with an object of a kind that is known; empty when nothing is found. */
    Optional<String> fault(JsonNode object) throws IOException {
        var bytes = new ByteArrayOutputStream();
        JSON.writeValue(bytes, object);
        var errors = byKind.get(object.path("kind").asText())
                .validate(bytes.toString(StandardCharsets.UTF_8), InputFormat.JSON);
        return errors.isEmpty() ? Optional.empty() : Optional.of(errors.toString());
    }
}
