package dev.faultline.standalone.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The objects that a kustomization renders to. */
record Manifests(List<JsonNode> objects) {
    private static final int MAX_SECONDS = 60;
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** Whether kubectl is there to render with; a cluster is not needed. */
    static boolean canRender() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve("kubectl")));
    }

    /** Renders a kustomization, named from the project's folder. */
    static Manifests render(String kustomization) throws IOException, InterruptedException {
        Path rendered = Files.createTempFile("faultline-manifests", ".yaml");
        try {
            Process kubectl = new ProcessBuilder("kubectl", "kustomize", kustomization)
                    .directory(Project.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(rendered.toFile())
                    .start();
            if (!kubectl.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
                kubectl.destroyForcibly();
                throw new IllegalStateException("kubectl kustomize took more than " + MAX_SECONDS + " s");
            }
            if (kubectl.exitValue() != 0) {
                throw new IllegalStateException(
                        "kubectl kustomize " + kustomization + ": " + Files.readString(rendered));
            }
            try (var objects = YAML.readerFor(JsonNode.class).<JsonNode>readValues(rendered.toFile())) {
                return new Manifests(objects.readAll());
            }
        } finally {
            Files.delete(rendered);
        }
    }

    List<JsonNode> ofKind(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    /** The object of this kind and name. */
    JsonNode one(String kind, String name) {
        return ofKind(kind).stream()
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
    }

    /** The only container of a deployment. */
    static JsonNode container(JsonNode deployment) {
        JsonNode containers = deployment.at("/spec/template/spec/containers");
        if (containers.size() != 1) {
            throw new AssertionError("not one container: " + containers);
        }
        return containers.get(0);
    }

    /** The deployments whose pods have all the labels. */
    List<JsonNode> selectedBy(JsonNode labels) {
        return ofKind("Deployment").stream()
                .filter(deployment -> labels.properties().stream()
                        .allMatch(label -> label.getValue()
                                .equals(deployment
                                        .at("/spec/template/metadata/labels")
                                        .path(label.getKey()))))
                .toList();
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
