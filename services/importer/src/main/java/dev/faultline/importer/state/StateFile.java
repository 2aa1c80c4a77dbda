package dev.faultline.importer.state;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Keeps how far an import came, whole at any time: what is killed while it writes leaves what was there before. */
public final class StateFile {
    /** Far more than a state has. */
    private static final long MAX_BYTES = 64 * 1024L;

    private final Path path;

    /** What lies there is no state of an import. */
    public static final class NoStateException extends IOException {
        private static final long serialVersionUID = 1L;

        NoStateException(Path path) {
            super(path + " is no state of an import; --restart begins anew, --state names another file");
        }
    }

    /** A state that is kept in this file. */
    public StateFile(Path path) {
        this.path = path;
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    /** What was written last; empty when there is no file. */
    public Optional<SavedState> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(path) || Files.size(path) > MAX_BYTES) {
            throw new NoStateException(path);
        }
        Optional<SavedState> state = SavedState.parse(Files.readAllBytes(path));
        if (state.isEmpty()) {
            throw new NoStateException(path);
        }
        return state;
    }

    /** Puts it in the place of what was there, once all of it is on the disk. */
    public void write(SavedState state) throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".new");
        // Not by way of a channel: this is also done while the program is interrupted.
        try (var out = new FileOutputStream(next.toFile())) {
            out.write(state.toJson());
            out.getFD().sync();
        }
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Forgets it. */
    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
