package dev.faultline.importer;

import dev.faultline.importer.http.Fault;
import dev.faultline.importer.http.Sender;
import dev.faultline.importer.http.Sent;
import dev.faultline.importer.lines.BatchReader;
import dev.faultline.importer.lines.Mark;
import dev.faultline.importer.lines.Piece;
import dev.faultline.importer.lines.Source;
import dev.faultline.importer.state.ReportFile;
import dev.faultline.importer.state.SavedState;
import dev.faultline.importer.state.StateFile;
import dev.faultline.log.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Imports one file: batches go out on several connections, what comes of them is taken in the order of the file, and
 * progress is written down of what is acknowledged without a gap. For one thread and one use.
 */
final class FileImport {
    private static final long BETWEEN_SAVES = TimeUnit.MILLISECONDS.toNanos(500);

    /** How many batches are read ahead for each connection, the one that it sends included. */
    private static final int AHEAD = 2;

    private static final int FAULTS_SHOWN = 20;

    private final String file;
    private final Options options;
    private final Sender sender;
    private final ExecutorService connections;
    private final ReportFile report;
    private final LongSupplier nanos;
    private final Optional<StateFile> state;

    /** Whether something was not taken, so that nothing further is sent; set by the connections. */
    private volatile boolean stopped;

    private Counts counts = Counts.NONE;
    private Optional<Mark> done = Optional.empty();
    private boolean unsaved;

    /** How long the report was when this was last written down, even where there is none this time. */
    private long reportBytes;

    private long savedAt;

    /** A batch that was sent, or a line that cannot be. */
    private record Pending(Piece piece, Future<Sent> sent) {}

    /** Told of progress. */
    interface Watcher {
        /** What an earlier run did is passed over. */
        void passedOver(Source source, Counts counts);

        /** More was acknowledged. */
        void advanced(Source source, Counts counts);
    }

    FileImport(
            String file,
            Options options,
            Sender sender,
            ExecutorService connections,
            ReportFile report,
            LongSupplier nanos) {
        this.file = file;
        this.options = options;
        this.sender = sender;
        this.connections = connections;
        this.report = report;
        this.nanos = nanos;
        this.state = options.stateOf(file).map(StateFile::new);
    }

    /** What was done, by earlier runs too, whether it came to its end or not. */
    Counts counts() {
        return counts;
    }

    /** Forgets how far it came. */
    void forget() throws IOException {
        if (state.isPresent()) {
            state.get().delete();
        }
    }

    /**
     * Imports the file from where an earlier run left it.
     *
     * @throws StoppedException when it cannot go on; what was acknowledged is written down
     * @throws InterruptedException the same
     */
    void run(Watcher watcher) throws StoppedException, InterruptedException {
        try (Source source = Source.open(file)) {
            var reader = new BatchReader(source.lines(), options.batch());
            goOn(reader, source, watcher);
            try {
                send(reader, source, watcher);
            } finally {
                save();
            }
        } catch (IOException e) {
            throw new StoppedException(words(e));
        }
    }

    private String words(IOException e) {
        String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return said.startsWith(file) || e instanceof StateFile.NoStateException ? said : file + ": " + said;
    }

    private void goOn(BatchReader reader, Source source, Watcher watcher) throws IOException, StoppedException {
        if (options.restart()) {
            forget();
        }
        Optional<SavedState> saved =
                state.isEmpty() ? Optional.empty() : state.get().read();
        if (saved.isEmpty()) {
            return;
        }
        SavedState before = saved.get();
        require(before.url().equals(options.url()), "was begun at " + before.url() + ", not at " + options.url());
        require(
                before.knownAtOccurred() == options.knownAtOccurred(),
                "was begun with" + (before.knownAtOccurred() ? " " : "out ") + "--known-at-occurred");
        require(
                reader.passOver(before.bytes(), before.lines(), before.sha256()),
                "is not as it was: its first %,d lines, which are imported, have changed".formatted(before.lines()));
        reportBytes = before.reportBytes();
        counts = new Counts(
                before.lines(),
                before.recorded(),
                before.skipped(),
                Position.parse(before.position()).orElse(Position.START));
        watcher.passedOver(source, counts);
    }

    private void require(boolean fine, String otherwise) throws StoppedException {
        if (!fine) {
            throw new StoppedException(
                    "%s: its import %s. --restart imports all of it from the beginning; what is recorded already does not count twice"
                            .formatted(file, otherwise));
        }
    }

    private void send(BatchReader reader, Source source, Watcher watcher)
            throws IOException, StoppedException, InterruptedException {
        Deque<Pending> pending = new ArrayDeque<>();
        savedAt = nanos.getAsLong();
        boolean more = true;
        try {
            while (true) {
                while (more && pending.size() < options.connections() * AHEAD) {
                    Optional<Piece> next = reader.next();
                    more = next.isPresent();
                    next.ifPresent(piece -> pending.addLast(new Pending(piece, sent(piece))));
                }
                if (pending.isEmpty()) {
                    return;
                }
                take(pending.getFirst());
                pending.removeFirst();
                watcher.advanced(source, counts);
                if (nanos.getAsLong() - savedAt >= BETWEEN_SAVES) {
                    save();
                }
            }
        } finally {
            pending.forEach(left -> left.sent().cancel(true));
        }
    }

    private Future<Sent> sent(Piece piece) {
        return switch (piece) {
            case Piece.Batch batch when batch.statements() == 0 -> connections.submit(() -> Sent.Taken.NOTHING);
            case Piece.Batch batch -> connections.submit(() -> send(batch));
            case Piece.LongLine line -> connections.submit(() -> tooLong(line));
        };
    }

    /** Sends a batch, unless one was not taken meanwhile: a connection is not to overtake what it failed on. */
    private Sent send(Piece.Batch batch) throws InterruptedException {
        if (stopped) {
            return new Sent.Failed("not sent");
        }
        Sent sent = sender.send(batch);
        stopped |= !(sent instanceof Sent.Taken);
        return sent;
    }

    private Sent tooLong(Piece.LongLine line) {
        var faults = List.of(new Fault(
                line.line(),
                Optional.empty(),
                "must have %,d bytes at most, and has %,d".formatted(BatchReader.MAX_BYTES, line.bytes())));
        stopped |= !options.skipInvalid();
        return options.skipInvalid()
                ? new Sent.Taken(0, 1, faults, Position.START)
                : new Sent.Refused(faults, faults.size());
    }

    private void take(Pending pending) throws IOException, StoppedException, InterruptedException {
        Sent sent;
        try {
            sent = pending.sent().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("sending failed", e.getCause());
        }
        switch (sent) {
            case Sent.Taken taken -> {
                for (Fault fault : taken.faults()) {
                    report.add(file, fault.line(), fault.field(), fault.message(), text(pending.piece(), fault.line()));
                }
                Mark end = pending.piece().end();
                counts = counts.and(end.lines() - counts.lines(), taken);
                done = Optional.of(end);
                unsaved = true;
            }
            case Sent.Refused refused -> throw new StoppedException(words(refused));
            case Sent.Failed failed ->
                throw new StoppedException("%s: stopped behind line %,d. %s%n%s"
                        .formatted(file, counts.lines(), failed.why(), howToGoOn()));
        }
    }

    private String words(Sent.Refused refused) {
        String shown = refused.faults().stream()
                .limit(FAULTS_SHOWN)
                .map(fault -> "%s:%d: %s%n".formatted(file, fault.line(), fault.words()))
                .collect(Collectors.joining());
        long others = refused.total() - Math.min(FAULTS_SHOWN, refused.faults().size());
        return shown
                + (others > 0 ? "and %,d more in this part of the file%n".formatted(others) : "")
                + "%s: stopped; the first %,d lines are recorded. Correct the file and run the same command again, or leave such lines out with --skip-invalid."
                        .formatted(file, counts.lines());
    }

    /** How to go on after it has stopped, in words. */
    String howToGoOn() {
        return state.isPresent()
                ? "The same command goes on from there."
                : "Import it again from the beginning; what is recorded already does not count twice.";
    }

    /** The text of a line of the file. */
    private static String text(Piece piece, long line) {
        return switch (piece) {
            case Piece.LongLine longLine -> new String(longLine.beginning(), StandardCharsets.UTF_8) + "…";
            case Piece.Batch batch -> {
                int from = 0;
                for (long number = batch.firstLine(); number < line; number++) {
                    from = end(batch.bytes(), from) + 1;
                }
                yield new String(batch.bytes(), from, end(batch.bytes(), from) - from, StandardCharsets.UTF_8).strip();
            }
        };
    }

    private static int end(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Writes down what was acknowledged; the report first, so that no refused line is forgotten. */
    private void save() throws IOException {
        savedAt = nanos.getAsLong();
        if (!unsaved) {
            return;
        }
        unsaved = false;
        reportBytes = Math.max(reportBytes, report.flush());
        if (state.isPresent()) {
            Mark mark = done.orElseThrow();
            state.get()
                    .write(new SavedState(
                            options.url(),
                            options.knownAtOccurred(),
                            mark.bytes(),
                            mark.lines(),
                            mark.sha256(),
                            counts.recorded(),
                            counts.skipped(),
                            counts.position().toString(),
                            reportBytes));
        }
    }
}
