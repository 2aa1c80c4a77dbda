package dev.faultline.standalone.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.events.EventType;
import dev.faultline.events.staff.StaffEventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The documentation")
class DocumentationTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern JSON_EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JAVA_EXAMPLE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void names_every_setting_with_its_default() {
        List<String> lines = Project.text("docs/operations.md").lines().toList();

        var missing = Settings.all().stream()
                .filter(setting -> lines.stream()
                        .noneMatch(line -> line.startsWith("| `faultline.")
                                && line.contains('`' + setting.name() + '`')
                                && setting.byDefault()
                                        .map(value -> line.contains('`' + value + '`'))
                                        .orElse(true)))
                .toList();

        assertTrue(missing.isEmpty(), () -> "not in the table of docs/operations.md: " + missing);
    }

    @Test
    void names_no_setting_that_is_none() {
        Set<String> real = new HashSet<>();
        Settings.all().forEach(setting -> real.add(setting.name()));
        var named = Pattern.compile("^\\| `(faultline\\.[^`]+)`", Pattern.MULTILINE)
                .matcher(Project.text("docs/operations.md"))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertFalse(named.isEmpty());
        assertEquals(
                List.of(), named.stream().filter(name -> !real.contains(name)).toList());
    }

    @Test
    void names_every_problem_with_its_status() {
        List<String> lines = Project.text("docs/http.md").lines().toList();
        List<String> problems = Stream.concat(
                        Arrays.stream(dev.faultline.recorder.http.ProblemType.values())
                                .map(type -> type.address() + " " + type.status()),
                        Stream.concat(
                                Arrays.stream(dev.faultline.access.AccessProblem.values())
                                        .map(type -> type.address() + " " + type.status()),
                                Arrays.stream(dev.faultline.timeline.http.ProblemType.values())
                                        .map(type -> type.address() + " " + type.status())))
                .toList();

        var missing = problems.stream()
                .map(problem -> problem.split(" "))
                .filter(problem -> lines.stream()
                        .noneMatch(line ->
                                line.contains('`' + problem[0] + '`') && line.contains("| " + problem[1] + " |")))
                .map(problem -> problem[0])
                .toList();

        assertEquals(List.of(), missing);
    }

    @Test
    void shows_events_as_the_golden_files_have_them() throws IOException {
        Set<JsonNode> golden = new HashSet<>();
        try (Stream<Path> files = Files.list(Project.folder().resolve("shared-events/src/test/resources/golden"))) {
            for (Path file : files.toList()) {
                golden.add(JSON.readTree(file.toFile()));
            }
        }
        List<JsonNode> shown = new ArrayList<>();
        for (MatchResult example :
                JSON_EXAMPLE.matcher(Project.text("docs/events.md")).results().toList()) {
            shown.add(JSON.readTree(example.group(1)));
        }

        assertFalse(shown.isEmpty());
        assertEquals(
                List.of(),
                shown.stream().filter(example -> !golden.contains(example)).toList());
    }

    @Test
    void names_every_type_of_event_in_a_row_with_a_section_and_an_example() {
        String page = Project.text("docs/events.md");

        List<String> missing = new ArrayList<>();
        for (String type : types()) {
            for (String wanted :
                    List.of("| [`" + type + "`](#", "### " + type + "\n", "\"ce_type\": \"" + type + "\"")) {
                if (!page.contains(wanted)) {
                    missing.add(wanted.strip());
                }
            }
        }

        assertEquals(List.of(), missing);
    }

    @Test
    void names_no_type_of_event_that_is_none() {
        List<String> named = Pattern.compile("faultline\\.[a-z.-]+\\.v[0-9]+")
                .matcher(Project.text("docs/events.md"))
                .results()
                .map(MatchResult::group)
                .toList();

        assertFalse(named.isEmpty());
        assertEquals(
                List.of(),
                named.stream().filter(name -> !types().contains(name)).toList());
    }

    @Test
    void shows_a_subscriber_that_compiles() {
        String example = JAVA_EXAMPLE
                .matcher(Project.text("docs/events.md"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining());
        String compiled =
                Project.text("services/standalone/src/test/java/dev/faultline/standalone/deployment/Subscriber.java");

        assertFalse(example.isEmpty());
        assertTrue(
                compiled.contains(example.replaceAll("(?m)^(?=.)", "    ")),
                "the example of docs/events.md differs from Subscriber, which is compiled");
    }

    @Test
    void has_no_dead_links_within_the_project() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            for (MatchResult link : LINK.matcher(Project.text(page)).results().toList()) {
                if (!leadsSomewhere(page, link.group(1))) {
                    dead.add(Project.folder().relativize(page) + ": " + link.group(1));
                }
            }
        }

        assertEquals(List.of(), dead);
    }

    private static List<String> types() {
        return Stream.concat(
                        Arrays.stream(EventType.values()).map(EventType::wire),
                        Arrays.stream(StaffEventType.values()).map(StaffEventType::wire))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        Path folder = Project.folder();
        List<Path> pages = new ArrayList<>(List.of(folder.resolve("README.md"), folder.resolve("CONTRIBUTING.md")));
        for (String below : List.of("docs", "k8s")) {
            try (Stream<Path> files = Files.walk(folder.resolve(below))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        return pages;
    }

    private static boolean leadsSomewhere(Path page, String link) {
        if (link.startsWith("http://") || link.startsWith("https://")) {
            return true;
        }
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        return Files.exists(target) && (hash < 0 || headings(target).contains(link.substring(hash + 1)));
    }

    /** The anchors of the headings of a page, as hosted repositories make them. */
    private static List<String> headings(Path page) {
        return Project.text(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
                .toList();
    }
}
