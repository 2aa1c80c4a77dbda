package dev.faultline.standalone.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.faultline.access.Role;
import dev.faultline.access.Rule;
import dev.faultline.access.Rules;
import dev.faultline.standalone.deployment.Project;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of calls and roles")
class RulesCoverTest {
    private static final Rules RULES = Rules.of(true);

    /** Where resources may be everybody's: the public view, and the pages about the service. */
    private static final List<String> PUBLIC = List.of("/status", "/api/v2/", "/report/", "/docs/");

    private record Endpoint(String method, String path) {
        Optional<Rule> rule() {
            return RULES.of(method, path.replaceAll("\\{[^}]+}", "x"));
        }
    }

    private static List<Endpoint> endpoints(Class<?>... only) {
        var importer = new ClassFileImporter(Set.of(new ImportOption.DoNotIncludeTests()));
        Stream<JavaClass> classes = only.length == 0
                ? importer.importPackages("dev.faultline").stream()
                : new ClassFileImporter().importClasses(only).stream();
        List<Endpoint> found = new ArrayList<>();
        classes.filter(one -> one.isAnnotatedWith(Path.class))
                .forEach(one -> one.getAllMethods()
                        .forEach(method -> httpMethod(method)
                                .ifPresent(http -> found.add(new Endpoint(http, joined(one, method))))));
        return found;
    }

    private static Optional<String> httpMethod(JavaMethod method) {
        return method.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                .map(annotation -> annotation.getRawType().getSimpleName())
                .findFirst();
    }

    private static String joined(JavaClass resource, JavaMethod method) {
        String whole = "/" + resource.getAnnotationOfType(Path.class).value() + "/"
                + method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        String path = whole.replaceAll("/+", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    @Path("/planted")
    static final class Planted {
        @jakarta.ws.rs.GET
        @Path("{thing}/x")
        public String get() {
            return "";
        }
    }

    @Test
    @DisplayName("has a rule for every method of every resource, and wants a role for all but what is public")
    void resources() {
        List<Endpoint> endpoints = endpoints();
        assertTrue(endpoints.size() >= 38, endpoints::toString);
        assertEquals(
                List.of(),
                endpoints.stream().filter(one -> one.rule().isEmpty()).toList(),
                "have no rule in Rules: nobody could call them");
        assertEquals(
                List.of(),
                endpoints.stream()
                        .filter(one -> one.rule().orElseThrow().role().isEmpty())
                        .filter(one -> PUBLIC.stream().noneMatch(one.path()::startsWith))
                        .toList(),
                "would be everybody's");
    }

    @Test
    @DisplayName("is found wanting when a resource without a rule comes")
    void planted() {
        assertEquals(List.of(new Endpoint("GET", "/planted/{thing}/x")), endpoints(Planted.class));
        assertTrue(endpoints(Planted.class).getFirst().rule().isEmpty());
    }

    @Test
    @DisplayName("lets everybody have every static file, for none holds data")
    void files() throws IOException {
        var root = Project.folder().resolve("services/timeline/src/main/resources/META-INF/resources");
        assertFalse(RULES.of("GET", "/docs/figures.md").isEmpty());
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<java.nio.file.Path> files = Files.walk(root)) {
            assertEquals(
                    List.of(),
                    files.filter(Files::isRegularFile)
                            .map(file -> "/" + root.relativize(file).toString().replace('\\', '/'))
                            .filter(path -> RULES.of("GET", path)
                                    .filter(rule -> rule.role().isEmpty())
                                    .isEmpty())
                            .toList());
        }
    }

    @Test
    @DisplayName("stands in docs/security.md, call by call")
    void documented() {
        List<String> rows = Project.text("docs/security.md")
                .lines()
                .filter(line -> line.startsWith("| "))
                .toList();
        assertEquals(
                List.of(),
                RULES.all().stream()
                        .filter(rule -> rule.role().isPresent())
                        .filter(rule -> rows.stream()
                                .noneMatch(row -> row.contains("`" + shown(rule) + "`")
                                        && row.contains(
                                                "| " + rule.role().orElseThrow().word() + " |")))
                        .map(RulesCoverTest::shown)
                        .toList());
        for (Role role : Role.values()) {
            assertTrue(rows.stream().anyMatch(row -> row.startsWith("| `" + role.word() + "` |")), role::word);
        }
    }

    private static String shown(Rule rule) {
        return rule.method() + " " + rule.path().replaceFirst("^/api/v1", "");
    }
}
