package dev.faultline.standalone.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the project as they lie in its folder, whichever module's folder the tests run in. */
public final class Project {
    private Project() {}

    /** The folder of the project. */
    public static Path folder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "no mvnw here or above: " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }

    /** The text of a file, named from the project's folder. */
    public static String text(String file) {
        return text(folder().resolve(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
