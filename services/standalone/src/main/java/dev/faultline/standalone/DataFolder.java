package dev.faultline.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A data folder that this process has to itself until it is closed. The lock dies with the process, even at a kill -9. */
final class DataFolder implements AutoCloseable {
    private static final String LOCK_FILE = "faultline.lock";

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes the folder, and creates it when it is missing.
     *
     * @throws StartRefusedException when it cannot be written to or another process has it
     */
    static DataFolder claim(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new StartRefusedException(
                        "the data folder %s is in use by another Faultline process; stop that one, or choose another folder with --data"
                                .formatted(path));
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new StartRefusedException(
                    "cannot write to the data folder %s: %s; choose another with --data".formatted(path, reason(e)));
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
            default -> e.getMessage();
        };
    }

    /** The folder. */
    Path path() {
        return path;
    }

    /** Leaves the folder to others. Harmless when repeated. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock goes with the process at the latest.
        }
    }
}
