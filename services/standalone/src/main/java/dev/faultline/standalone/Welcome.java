package dev.faultline.standalone;

import dev.faultline.standalone.demo.Demo;
import dev.faultline.standalone.demo.FaultlineClient;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.IntConsumer;

/** What happens on the terminal once the server answers: wait until it is ready, say so, run the demo when asked to. */
final class Welcome {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int PAUSES_BEFORE_A_WORD = 40;
    private static final int MAX_PAUSES = 12_000;

    private final StandaloneConfig config;
    private final String base;
    private final String kafka;
    private final PrintStream out;

    /**
     * A welcome.
     *
     * @param base the address of the HTTP server, without a slash at its end
     * @param kafka host and port of the broker
     * @param out the terminal
     */
    Welcome(StandaloneConfig config, String base, String kafka, PrintStream out) {
        this.config = config;
        this.base = base;
        this.kafka = kafka;
        this.out = out;
    }

    /** Runs it on the caller's thread; {@code exit} is called with an exit code when the demo ends the process. */
    void run(IntConsumer exit) {
        boolean demo = config.demo() || config.demoExit();
        boolean equal = false;
        try (var client = new FaultlineClient(base)) {
            boolean ready = awaitReady(client);
            if (demo) {
                equal = ready && new Demo(client, out).run();
                out.println();
            }
            out.println(ready ? "Faultline is ready." : "Faultline runs but is not ready; its health says why.");
            out.print(Announcement.places(
                    base, kafka, config.data().toAbsolutePath().normalize()));
            if (demo) {
                out.print(Announcement.toTry(base));
            }
            if (!config.demoExit()) {
                out.println("Ctrl-C stops it; the data stays.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (config.demoExit()) {
                exit.accept(equal ? 0 : 1);
            }
        }
    }

    private boolean awaitReady(FaultlineClient client) throws InterruptedException {
        for (int pauses = 0; pauses < MAX_PAUSES; pauses++) {
            if (client.ready()) {
                return true;
            }
            if (pauses == PAUSES_BEFORE_A_WORD) {
                out.println("Replaying the log before the first answer …");
            }
            Thread.sleep(PAUSE);
        }
        return false;
    }
}
