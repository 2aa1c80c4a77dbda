package dev.faultline.importer;

import dev.faultline.importer.http.Token;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./dev import}: sends files of facts to a running Faultline. Speaks on stderr. Exit code 0 when every line is
 * recorded, 2 when all but refused lines are, 1 when it could not go on or was asked for what cannot be done.
 */
public final class Importer {
    /** Set where progress may be shown in one line that changes. */
    static final String TERMINAL_PROPERTY = "faultline.importer.terminal";

    private static final String TOKEN_VARIABLE = "FAULTLINE_TOKEN";

    private static final long PATIENCE_SECONDS = 5;

    private Importer() {}

    /** Imports as the arguments say. */
    public static void main(String... arguments) {
        var console = new Console(
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Boolean.getBoolean(TERMINAL_PROPERTY),
                System::nanoTime);
        try {
            Options options = Options.parse(arguments);
            System.exit(run(new Import(options, token(options), console, System::nanoTime)));
        } catch (UsageException e) {
            console.say("import: " + e.getMessage());
            System.exit(Import.STOPPED);
        }
    }

    /** The file goes before the environment. */
    private static Token token(Options options) {
        String variable = System.getenv(TOKEN_VARIABLE);
        return options.tokenFile()
                .map(Token::in)
                .orElseGet(() -> variable == null || variable.isBlank() ? Token.NONE : Token.of(variable));
    }

    /** Runs it; when the process is told to end, what was acknowledged is written down first. */
    private static int run(Import one) {
        var ended = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(main, ended), "import-end"));
        try {
            return one.run();
        } finally {
            ended.countDown();
        }
    }

    private static void interrupt(Thread main, CountDownLatch ended) {
        if (ended.getCount() == 0) {
            return;
        }
        main.interrupt();
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
