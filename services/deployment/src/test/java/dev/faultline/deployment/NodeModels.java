package dev.faultline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.standalone.deployment.Project;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The second kind of check: Kubernetes' own schemas, as the npm package kubernetes-models has them. They find missing
 * fields, wrong words and wrong quantities. Needs node and npm, and at its first run npm's registry.
 */
final class NodeModels {
    private static final int MAX_SECONDS = 120;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    private NodeModels(Path folder) {
        this.folder = folder;
    }

    /** Why the check cannot be made, or the check. */
    record Prepared(Optional<NodeModels> models, String why) {}

    /** Installs what is pinned, unless it is there. */
    static Prepared prepare() throws IOException, InterruptedException {
        if (!Manifests.onPath("node") || !Manifests.onPath("npm")) {
            return new Prepared(Optional.empty(), "node and npm are not there to check with kubernetes-models");
        }
        Path source = Project.folder().resolve("services/deployment/src/test/node");
        Path folder = Project.folder().resolve("services/deployment/target/node");
        Files.createDirectories(folder);
        Path installed = folder.resolve("node_modules/.package-lock.json");
        boolean fresh = Files.exists(installed)
                && Files.exists(folder.resolve("package-lock.json"))
                && Files.mismatch(source.resolve("package-lock.json"), folder.resolve("package-lock.json")) == -1;
        for (String file : List.of("package.json", "package-lock.json", "check.mjs")) {
            Files.copy(source.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!fresh) {
            Path said = folder.resolve("npm.out");
            int code = run(folder, null, said, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            if (code != 0) {
                return new Prepared(
                        Optional.empty(), "npm could not fetch kubernetes-models: " + Files.readString(said));
            }
        }
        return new Prepared(Optional.of(new NodeModels(folder)), "");
    }

    /** What is wrong with the objects, by their place in the list; kinds that are not Kubernetes' own are passed over. */
    TreeMap<Integer, String> faults(List<JsonNode> objects) throws IOException, InterruptedException {
        Path asked = folder.resolve("asked.json");
        Path answered = folder.resolve("answered.json");
        JSON.writeValue(asked.toFile(), objects);
        if (run(folder, asked.toFile(), answered, "node", "check.mjs") != 0) {
            throw new IllegalStateException("the check failed: " + Files.readString(answered));
        }
        var faults = new TreeMap<Integer, String>();
        for (JsonNode answer : JSON.readTree(answered.toFile())) {
            int index = answer.path("index").asInt();
            if (!answer.path("unknown").asBoolean()) {
                faults.put(index, answer.path("message").asText());
            } else if (!objects.get(index).path("apiVersion").asText().contains(".")
                    || objects.get(index).path("apiVersion").asText().contains(".k8s.io")
                            && !objects.get(index).path("apiVersion").asText().startsWith("gateway.")) {
                faults.put(index, "Kubernetes has no such kind");
            }
        }
        return faults;
    }

    private static int run(Path folder, File input, Path output, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        if (input != null) {
            builder.redirectInput(input);
        }
        Process process = builder.start();
        if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command[0] + " took more than " + MAX_SECONDS + " s");
        }
        return process.exitValue();
    }
}
