package dev.faultline.standalone.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.standalone.processes.ChildProcess;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The importer is killed as {@code kill -9} does, on a data folder that nothing else writes to. */
@QuarkusTest
@TestProfile(ImportKilledTest.OwnFolder.class)
@Timeout(300)
class ImportKilledTest {
    private static final int LINES = 200_000;
    private static final int DEVICES = 400;

    @TestHTTPResource
    String base;

    @TempDir
    Path folder;

    /** All facts are counted. */
    public static final class OwnFolder implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("faultline.standalone.data", "target/test-data/import-" + UUID.randomUUID());
        }
    }

    @Test
    @DisplayName(
            "given an import was killed twice in its midst, when it is run again, then nothing is lost and nothing is there twice")
    void nothing_is_lost_or_doubled() throws Exception {
        Path file = folder.resolve("facts.ndjson");
        // Every thousandth line is wrong, so that the report is cut off and gone on with as well.
        Files.write(file, (Iterable<String>) IntStream.range(0, LINES).mapToObj(ImportKilledTest::line)::iterator);
        var importer = new ImportProcess(base);

        String after = "";
        for (int kill = 0; kill < 2; kill++) {
            // Small batches, so that it is not done before it is killed.
            try (ChildProcess process = importer.start(file, "--skip-invalid", "--batch", "20", "--connections", "2")) {
                after = waitForProgress(folder.resolve("facts.ndjson.import-state"), after, process);
                process.kill();
            }
        }
        assertTrue(Files.exists(folder.resolve("facts.ndjson.import-state")), "it was done before it was killed");

        var ended = importer.run(file, "--skip-invalid");

        assertEquals(2, ended.exitCode(), ended.said());
        assertTrue(ended.said().contains("goes on behind line "), ended.said());
        assertTrue(ended.said().contains("200,000 lines: 199,800 recorded, 200 skipped"), ended.said());
        assertEquals(LINES - LINES / 1_000, Facts.held(ended.position()));
        assertEquals(0, Facts.metric("faultline_timeline_conflicts_total"));
        assertEquals(
                IntStream.range(0, LINES / 1_000)
                        .mapToObj(n -> "\"line\":" + (n * 1_000 + 1) + ",")
                        .toList(),
                Files.readAllLines(folder.resolve("facts.ndjson.refused.ndjson")).stream()
                        .map(line -> line.replaceFirst(".*?(\"line\":[0-9]+,).*", "$1"))
                        .toList());
    }

    /** Waits until what is written down differs from what was; gives it. */
    private static String waitForProgress(Path state, String before, ChildProcess process) throws IOException {
        while (true) {
            String now = Files.exists(state) ? Files.readString(state) : "";
            if (!now.isEmpty() && !now.equals(before)) {
                return now;
            }
            if (!process.isAlive()) {
                throw new AssertionError("the import ended: " + process.output());
            }
            Thread.onSpinWait();
        }
    }

    private static String line(int n) {
        return n % 1_000 == 0 ? "nothing" : new Facts("killed-" + n % DEVICES).line(n);
    }
}
