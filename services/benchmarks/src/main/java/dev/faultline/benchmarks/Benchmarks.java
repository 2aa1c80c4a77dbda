package dev.faultline.benchmarks;

import dev.faultline.benchmarks.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Measures Faultline and prints what it measured: {@code ./dev bench}. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Exits with 0 when everything could be measured, whether targets are met or not; with 1 or 2 when not. */
    public static void main(String[] arguments) throws Exception {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws URISyntaxException, InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (Options.UsageException e) {
            System.err.println("bench: " + e.getMessage() + "\n\n" + Options.USAGE);
            return 2;
        }
        QuietLogging.begin();
        try {
            new Run(options, target(), new Report(out)).run();
            return 0;
        } catch (IOException | RuntimeException e) {
            System.err.println("bench: it could not be measured");
            e.printStackTrace();
            return 1;
        }
    }

    /** The folder of what is built of this module, in which its classes lie. */
    private static Path target() throws URISyntaxException {
        return Path.of(Benchmarks.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .getParent();
    }
}
