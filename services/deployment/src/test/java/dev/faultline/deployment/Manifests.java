package dev.faultline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.faultline.standalone.deployment.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The objects that a kustomization renders to. */
record Manifests(List<JsonNode> objects) {
    /** What a cluster may be given as it stands, named from the project's folder. */
    static final List<String> OVERLAYS = List.of(
            "k8s/overlays/local",
            "k8s/overlays/production",
            "k8s/overlays/production-gateway",
            "k8s/overlays/two-sites/first",
            "k8s/overlays/two-sites/second");

    private static final int MAX_SECONDS = 60;
    private static final Map<String, Manifests> RENDERED = new ConcurrentHashMap<>();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** Whether kubectl is there to render with; a cluster is not needed. */
    static boolean canRender() {
        return onPath("kubectl");
    }

    /** Whether there is a command of this name. */
    static boolean onPath(String command) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(command)));
    }

    /** The objects of a kustomization, rendered once. */
    static Manifests of(String kustomization) {
        return RENDERED.computeIfAbsent(kustomization, name -> {
            try {
                return render(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }

    private static Manifests render(String kustomization) throws IOException, InterruptedException {
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
        return find(kind, name).orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
    }

    /** The object of this kind and name; empty when there is none. */
    Optional<JsonNode> find(String kind, String name) {
        return ofKind(kind).stream()
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst();
    }

    /** The only container of a deployment. */
    static JsonNode container(JsonNode deployment) {
        JsonNode containers = deployment.at("/spec/template/spec/containers");
        if (containers.size() != 1) {
            throw new AssertionError("not one container: " + containers);
        }
        return containers.get(0);
    }

    /** The deployments whose pods a selector chooses. */
    List<JsonNode> selectedBy(JsonNode selector) {
        return ofKind("Deployment").stream()
                .filter(deployment -> chooses(selector, deployment.at("/spec/template/metadata/labels")))
                .toList();
    }

    /** Whether a selector, with {@code matchLabels} and {@code matchExpressions} or plain labels, chooses these labels. */
    static boolean chooses(JsonNode selector, JsonNode labels) {
        boolean plain = !selector.has("matchLabels") && !selector.has("matchExpressions");
        return (plain ? selector : selector.path("matchLabels"))
                        .properties().stream()
                                .allMatch(label -> label.getValue().equals(labels.path(label.getKey())))
                && each(selector.path("matchExpressions")).allMatch(wanted -> chosen(wanted, labels));
    }

    private static boolean chosen(JsonNode wanted, JsonNode labels) {
        if (!wanted.path("operator").asText().equals("In")) {
            throw new AssertionError("no other operator is used: " + wanted);
        }
        return each(wanted.path("values"))
                .anyMatch(value -> value.equals(labels.path(wanted.path("key").asText())));
    }

    /** The variables that a deployment's container has, from its maps. */
    Map<String, String> environment(JsonNode deployment) {
        var environment = new HashMap<String, String>();
        each(container(deployment).path("envFrom")).forEach(from -> {
            String map = from.at("/configMapRef/name").asText();
            one("ConfigMap", map).path("data").properties().forEach(entry -> {
                if (environment.put(entry.getKey(), entry.getValue().asText()) != null) {
                    throw new AssertionError(entry.getKey() + " is set twice");
                }
            });
        });
        return environment;
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
