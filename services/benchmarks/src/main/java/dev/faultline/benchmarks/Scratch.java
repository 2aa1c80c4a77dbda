package dev.faultline.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A folder of one run, deleted with all that is in it when it is closed and, failing that, when the JVM ends. */
final class Scratch implements AutoCloseable {
    private static final int MOST_PASSES = 100;

    private final Path folder;
    private final Thread atExit;

    private Scratch(Path folder) {
        this.folder = folder;
        this.atExit = new Thread(this::delete, "bench-delete");
    }

    /** A new folder in this one. */
    static Scratch in(Path parent) throws IOException {
        var scratch = new Scratch(Files.createTempDirectory(parent, "bench-"));
        Runtime.getRuntime().addShutdownHook(scratch.atExit);
        return scratch;
    }

    Path folder() {
        return folder;
    }

    /** How many bytes the log's segments in it have. */
    long bytes() {
        return files().stream()
                .filter(file -> file.getFileName().toString().endsWith(".log"))
                .mapToLong(file -> file.toFile().length())
                .sum();
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM ends already.
        }
    }

    private List<Path> files() {
        try (var found = Files.walk(folder)) {
            return found.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() {
        for (int pass = 0; pass < MOST_PASSES && Files.exists(folder); pass++) {
            deleteOnce();
        }
    }

    private void deleteOnce() {
        List<Path> files;
        try {
            files = files();
        } catch (UncheckedIOException e) {
            // Something went away while it was looked at.
            return;
        }
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // A server that is just being ended may still add to it; the next pass gets that.
            }
        }
    }
}
