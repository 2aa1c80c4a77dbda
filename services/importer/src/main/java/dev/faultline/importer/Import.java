package dev.faultline.importer;

import dev.faultline.importer.http.Sender;
import dev.faultline.importer.http.Token;
import dev.faultline.importer.lines.Source;
import dev.faultline.importer.state.ReportFile;
import dev.faultline.importer.state.SavedState;
import dev.faultline.importer.state.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Imports files one after another. For one thread and one use. */
final class Import {
    /** Every line is recorded. */
    static final int DONE = 0;

    /** It did not come to its end. */
    static final int STOPPED = 1;

    /** It came to its end, and lines were left out. */
    static final int DONE_BUT_SKIPPED = 2;

    private final Options options;
    private final Token token;
    private final Console console;
    private final LongSupplier nanos;
    private final Meter meter;

    /** What the files before the present one came to. */
    private Counts before = Counts.NONE;

    /** How many bytes those have, as they lie on the disk. */
    private long bytesBefore;

    /** How many lines earlier runs did. */
    private long linesOfEarlierRuns;

    Import(Options options, Token token, Console console, LongSupplier nanos) throws UsageException {
        this.options = options;
        this.token = token;
        this.console = console;
        this.nanos = nanos;
        this.meter = new Meter(total(options.files()), nanos);
    }

    private static OptionalLong total(List<String> files) throws UsageException {
        long total = 0;
        boolean known = true;
        for (String file : files) {
            if (file.equals(Source.STANDARD_INPUT)) {
                known = false;
                continue;
            }
            Path path = Path.of(file);
            if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
                throw new UsageException("there is no file to read at " + file);
            }
            try {
                total += Files.size(path);
            } catch (IOException e) {
                throw new UsageException(file + " cannot be read: " + e.getMessage());
            }
        }
        return known ? OptionalLong.of(total) : OptionalLong.empty();
    }

    /** Runs it to its end or to where it cannot go on, says what came of it, and gives the exit code. */
    int run() {
        try (var sender = new Sender(
                        options.url(),
                        options.skipInvalid(),
                        options.knownAtOccurred(),
                        token,
                        Import::pause,
                        console::notice);
                var report = new ReportFile(options.report());
                var connections = new Connections(options.connections())) {
            if (options.skipInvalid()) {
                report.keep(reportedBefore());
            }
            return files(sender, connections.threads(), report);
        } catch (StoppedException | IOException e) {
            console.say(e.getMessage());
            return STOPPED;
        }
    }

    /** The threads that send, each a request at a time. They end before what they send with. */
    private record Connections(ExecutorService threads) implements AutoCloseable {
        private static final int PATIENCE_SECONDS = 5;

        Connections(int count) {
            this(Executors.newFixedThreadPool(
                    count, Thread.ofPlatform().daemon().name("import-", 0).factory()));
        }

        @Override
        public void close() {
            threads.shutdownNow();
            try {
                threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How long the report was when an earlier run last wrote down how far it was; 0 when there was none. */
    private long reportedBefore() throws IOException {
        long bytes = 0;
        for (String file : options.files()) {
            Optional<Path> state = options.restart() ? Optional.empty() : options.stateOf(file);
            if (state.isPresent()) {
                bytes = Math.max(
                        bytes,
                        new StateFile(state.get())
                                .read()
                                .map(SavedState::reportBytes)
                                .orElse(0L));
            }
        }
        return bytes;
    }

    private int files(Sender sender, ExecutorService connections, ReportFile report)
            throws StoppedException, IOException {
        List<FileImport> ended = new ArrayList<>();
        for (String file : options.files()) {
            var one = new FileImport(file, options, sender, connections, report, nanos);
            try {
                one.run(new Progress(file));
            } catch (InterruptedException e) {
                throw new StoppedException("%s: interrupted behind line %,d. %s"
                        .formatted(file, one.counts().lines(), one.howToGoOn()));
            }
            ended.add(one);
            before = before.and(one.counts());
            bytesBefore += file.equals(Source.STANDARD_INPUT) ? 0 : Files.size(Path.of(file));
        }
        // Only now, so that a run over many files that was stopped goes on with the one at which it stopped.
        for (FileImport one : ended) {
            one.forget();
        }
        sum(report);
        return before.skipped() == 0 ? DONE : DONE_BUT_SKIPPED;
    }

    private void sum(ReportFile report) {
        long lines = before.lines() - linesOfEarlierRuns;
        console.say("%,d lines: %,d recorded, %,d skipped%s; %,d lines in %.1f s, %,d/s"
                .formatted(
                        before.lines(),
                        before.recorded(),
                        before.skipped(),
                        before.skipped() == 0 ? "" : " (" + report.path() + " says which and why)",
                        lines,
                        meter.seconds(),
                        meter.perSecond(lines)));
        if (!before.position().toString().isEmpty()) {
            console.say("position " + before.position() + " (reads with after=… show all of it)");
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    /** Tells of the progress of a file. */
    private final class Progress implements FileImport.Watcher {
        private final String file;

        Progress(String file) {
            this.file = file;
        }

        @Override
        public void passedOver(Source source, Counts counts) {
            meter.passedOver(source.read());
            linesOfEarlierRuns += counts.lines();
            console.say("%s: goes on behind line %,d, where an earlier run stopped; --restart would begin anew"
                    .formatted(file, counts.lines()));
        }

        @Override
        public void advanced(Source source, Counts counts) {
            Counts all = before.and(counts);
            console.progress(
                    () -> meter.words(file, bytesBefore + source.read(), all.lines() - linesOfEarlierRuns, all));
        }
    }
}
