package dev.faultline.browser.harness;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the browser of this machine. None is ever downloaded. */
final class Chromium {
    /** The variable of the environment that names one. */
    static final String VARIABLE = "FAULTLINE_CHROMIUM";

    /**
     * What it has to be told to run without a screen, without a sandbox of its own, and without a word to anybody but this
     * machine: every other name is not found.
     */
    static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private Chromium() {}

    /** What the environment names, else the first of the usual names on its PATH. */
    static Optional<Path> find() {
        return find(System::getenv);
    }

    /**
     * The same from another environment.
     *
     * @param environment the value of a variable, null where it is not set
     * @throws IllegalStateException when the variable names what cannot be run
     */
    static Optional<Path> find(UnaryOperator<String> environment) {
        String named = environment.apply(VARIABLE);
        if (named != null && !named.isBlank()) {
            Path path = Path.of(named);
            if (!Files.isExecutable(path)) {
                throw new IllegalStateException(VARIABLE + " must name a Chromium that can be run, and is " + named);
            }
            return Optional.of(path);
        }
        String path = Optional.ofNullable(environment.apply("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(name -> folders(path).map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> folders(String path) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
    }
}
