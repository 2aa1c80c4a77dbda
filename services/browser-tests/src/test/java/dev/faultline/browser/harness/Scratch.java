package dev.faultline.browser.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary folder that is gone afterwards, with all that is in it. */
public final class Scratch implements AutoCloseable {
    private final Path folder;

    public Scratch() {
        try {
            folder = Files.createTempDirectory("faultline-browser-tests-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder in it, which is made. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
