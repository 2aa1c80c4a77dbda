package dev.faultline.standalone.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of one broker, held by a lock so that no two brokers write to it. The lock ends with the process. */
final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Makes the folder if need be and locks it. Throws {@link BrokerStartException} when that is not possible. */
    static DataFolder lock(Path folder) {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(
                    folder.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new BrokerStartException("the data folder " + folder
                        + " is in use by another Faultline: stop that one, or choose another folder");
            }
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw new BrokerStartException(
                    "the data folder " + folder + " cannot be written: make it writable, or choose another folder", e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Where Kafka keeps its files. */
    Path kafka() {
        return folder.resolve("kafka");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest, and nothing was written through this channel.
        }
    }
}
