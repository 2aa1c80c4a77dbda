package dev.faultline.standalone.importing;

import dev.faultline.importer.Importer;
import dev.faultline.standalone.processes.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The importer in a process of its own, as {@code ./dev import} starts it. */
final class ImportProcess {
    private static final String HEAP = "128m";
    private static final long PATIENCE_SECONDS = 240;

    private final String url;

    /** Imports into the Faultline at this address. */
    ImportProcess(String url) {
        this.url = url.replaceAll("/+$", "");
    }

    /** What came of an import: its exit code, and what it said. */
    record Ended(int exitCode, String said) {
        /** The position that it names. */
        String position() {
            return said.lines()
                    .filter(line -> line.startsWith("position "))
                    .map(line -> line.split(" ")[1])
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no position: " + said));
        }
    }

    /** Runs it to its end. */
    Ended run(Path file, String... options) throws IOException, InterruptedException {
        return run(Path.of("/dev/null"), file.toString(), options);
    }

    /** Runs it to its end on what this file has for its standard input. */
    Ended runOnInput(Path input, String... options) throws IOException, InterruptedException {
        return run(input, "-", options);
    }

    private Ended run(Path input, String file, String... options) throws IOException, InterruptedException {
        Process process = ChildProcess.command(Importer.class, HEAP, arguments(file, options))
                .redirectInput(input.toFile())
                .start();
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the import did not end: " + said);
            }
            return new Ended(process.exitValue(), said);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts it. */
    ChildProcess start(Path file, String... options) {
        return ChildProcess.start(Importer.class, HEAP, arguments(file.toString(), options), line -> {});
    }

    private List<String> arguments(String file, String... options) {
        var arguments = new ArrayList<>(List.of(file, "--url", url));
        arguments.addAll(List.of(options));
        return arguments;
    }
}
