package dev.faultline.standalone.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The importer as a process, against the application and a real broker. */
@QuarkusTest
@DisplayName("./dev import")
class ImportHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource
    String base;

    @TempDir
    Path folder;

    private ImportProcess importer;
    private Path file;

    @BeforeEach
    void prepare() {
        importer = new ImportProcess(base);
        file = folder.resolve("facts.ndjson");
    }

    private void write(List<String> lines) throws IOException {
        Files.write(file, lines);
    }

    private List<String> leftBehind() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("facts.ndjson.gz") && !name.equals("facts.ndjson"))
                    .sorted()
                    .toList();
        }
    }

    private List<JsonNode> report() throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(folder.resolve("facts.ndjson.refused.ndjson"))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    @DisplayName("given lines without ids, when they are imported twice, then they are there once")
    void twice_is_once() throws Exception {
        var facts = new Facts("import-twice");
        write(facts.lines(900));

        var first = importer.run(file, "--batch", "100", "--connections", "4");
        var second = importer.run(file);

        assertEquals(0, first.exitCode(), first.said());
        assertTrue(first.said().contains("900 lines: 900 recorded, 0 skipped"), first.said());
        assertEquals(900, facts.history(first.position()).size());
        assertEquals(0, second.exitCode(), second.said());
        assertEquals(900, facts.history(second.position()).size());
        assertEquals(List.of(), leftBehind());
    }

    @Test
    void a_packed_file_and_the_standard_input_are_the_same_lines() throws Exception {
        var facts = new Facts("import-packed");
        write(facts.lines(50));
        Path packed = folder.resolve("facts.ndjson.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Files.readAllBytes(file));
        }

        var first = importer.run(packed);
        var second = importer.runOnInput(file);

        assertEquals(0, first.exitCode(), first.said());
        assertEquals(50, facts.history(first.position()).size());
        assertEquals(0, second.exitCode(), second.said());
        assertTrue(second.said().contains("50 lines: 50 recorded"), second.said());
        assertEquals(50, facts.history(second.position()).size());
        assertEquals(List.of(), leftBehind());
    }

    @Test
    @DisplayName(
            "given wrong lines, when they are to be left out, then each is reported by its number and the others are recorded")
    void wrong_lines_are_reported() throws Exception {
        var facts = new Facts("import-skip");
        var lines = new ArrayList<>(facts.lines(900));
        lines.set(2, facts.line(2).replace("\"down\"", "\"off\""));
        lines.set(449, "");
        lines.set(511, "{\"device\":");
        lines.set(899, "{\"reason\":\"" + "x".repeat(70_000) + "\"}");
        write(lines);

        var ended = importer.run(file, "--skip-invalid", "--batch", "100");

        assertEquals(2, ended.exitCode(), ended.said());
        assertTrue(ended.said().contains("900 lines: 896 recorded, 3 skipped"), ended.said());
        assertEquals(896, facts.history(ended.position()).size());
        assertEquals(
                List.of(3, 512, 900),
                report().stream()
                        .map(line -> line.path("line").asInt())
                        .distinct()
                        .toList());
        JsonNode first = report().getFirst();
        assertEquals(file.toString(), first.path("file").asText());
        assertEquals("state", first.path("field").asText());
        assertTrue(first.path("message").asText().startsWith("must be one of up, degraded"), first.toString());
        assertEquals(lines.get(2), first.path("text").asText());
        assertTrue(report().getLast().path("message").asText().startsWith("must have 65,536 bytes at most"));

        List<JsonNode> reported = report();
        var again = importer.run(file, "--skip-invalid");

        assertEquals(2, again.exitCode(), again.said());
        assertEquals(reported, report());
        assertEquals(896, facts.history(again.position()).size());
    }

    @Test
    @DisplayName("given as many wrong lines in a batch as one may have, then the report has each of them")
    void all_wrong_lines_of_the_largest_batch_are_reported() throws Exception {
        var facts = new Facts("import-all-wrong");
        var lines = new ArrayList<>(Collections.nCopies(1_999, "{}"));
        lines.set(1_500, facts.line(1));
        write(lines);

        var ended = importer.run(file, "--skip-invalid");

        assertEquals(2, ended.exitCode(), ended.said());
        assertTrue(ended.said().contains("1,999 lines: 1 recorded, 1,998 skipped"), ended.said());
        assertEquals(
                IntStream.rangeClosed(1, 1_999).filter(n -> n != 1_501).boxed().toList(),
                report().stream()
                        .map(line -> line.path("line").asInt())
                        .distinct()
                        .toList());
    }

    @Test
    @DisplayName(
            "given a wrong line, then it stops before it and names it; when it was corrected, then it goes on from there")
    void a_wrong_line_stops_it() throws Exception {
        var facts = new Facts("import-stop");
        var lines = new ArrayList<>(facts.lines(300));
        lines.set(250, "{\"device\":\"import-stop\"}");
        write(lines);

        var stopped = importer.run(file, "--batch", "100");

        assertEquals(1, stopped.exitCode(), stopped.said());
        assertTrue(stopped.said().contains(file + ":251: state must be there in a state change"), stopped.said());
        assertTrue(stopped.said().contains("the first 200 lines are recorded"), stopped.said());
        assertEquals(List.of("facts.ndjson.import-state"), leftBehind());

        lines.set(250, facts.line(250));
        write(lines);
        var ended = importer.run(file);

        assertEquals(0, ended.exitCode(), ended.said());
        assertTrue(ended.said().contains("goes on behind line 200"), ended.said());
        assertTrue(ended.said().contains("300 lines: 300 recorded, 0 skipped; 100 lines in"), ended.said());
        assertEquals(300, facts.history(ended.position()).size());
        assertEquals(List.of(), leftBehind());
    }

    @Test
    @DisplayName(
            "given what was imported has changed, or is to go elsewhere, then it does not go on until it is told to begin anew")
    void a_changed_file_is_refused() throws Exception {
        var facts = new Facts("import-changed");
        var lines = new ArrayList<>(facts.lines(300));
        lines.set(299, "nothing");
        write(lines);
        assertEquals(1, importer.run(file, "--batch", "100").exitCode());

        var elsewhere = new ImportProcess("http://127.0.0.1:9").run(file);
        assertEquals(1, elsewhere.exitCode());
        assertTrue(elsewhere.said().contains("was begun at http"), elsewhere.said());
        var otherwise = importer.run(file, "--known-at-occurred");
        assertTrue(otherwise.said().contains("was begun without --known-at-occurred"), otherwise.said());

        lines.set(0, facts.line(400));
        lines.set(299, facts.line(299));
        write(lines);
        var refused = importer.run(file);
        assertEquals(1, refused.exitCode());
        assertTrue(refused.said().contains("its first 200 lines, which are imported, have changed"), refused.said());

        var ended = importer.run(file, "--restart");
        assertEquals(0, ended.exitCode(), ended.said());
        assertEquals(301, facts.history(ended.position()).size());
        assertEquals(List.of(), leftBehind());
    }

    @Test
    void history_is_known_when_it_occurred_where_that_is_asked_for_and_it_does_not_say_otherwise() throws Exception {
        var facts = new Facts("import-known");
        write(List.of(
                facts.line(1),
                facts.line(2).replace("}", ",\"knownAt\":\"2020-05-05T00:00:00Z\"}"),
                facts.line(3).replace("}", ",\"knownAt\":null}")));

        var ended = importer.run(file, "--known-at-occurred");

        assertEquals(0, ended.exitCode(), ended.said());
        assertEquals(
                List.of("2020-01-01T00:00:01Z", "2020-05-05T00:00:00Z", "2020-01-01T00:00:03Z"),
                facts.history(ended.position()).stream()
                        .map(fact -> fact.get("knownAt"))
                        .toList());
    }

    @Test
    void what_cannot_be_done_is_said_in_one_line() throws Exception {
        var missing = importer.run(folder.resolve("missing"));
        assertEquals(1, missing.exitCode());
        assertEquals("import: there is no file to read at " + folder.resolve("missing") + "\n", missing.said());

        write(List.of());
        var odd = importer.run(file, "--batch", "0");
        assertEquals("import: --batch is a number from 1 to 1,000, and is 0\n", odd.said());
        assertFalse(Files.exists(folder.resolve("facts.ndjson.import-state")));
    }
}
