package dev.faultline.standalone.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The folder of one broker, held by a lock so that no two brokers write to it. The lock ends with the process. */
final class DataFolder implements AutoCloseable {
    /** Folders held in this process: closing a second channel on a lock file would give up the lock of the first. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Makes the folder if need be and locks it. Throws {@link BrokerStartException} when that is not possible. */
    static DataFolder lock(Path folder) {
        try {
            Path real = Files.createDirectories(folder).toRealPath();
            if (!HELD.add(real)) {
                throw inUse(folder);
            }
            FileChannel channel = null;
            try {
                channel = FileChannel.open(
                        real.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (channel.tryLock() == null) {
                    throw inUse(folder);
                }
                return new DataFolder(real, channel);
            } catch (IOException | RuntimeException e) {
                HELD.remove(real);
                if (channel != null) {
                    channel.close();
                }
                throw e;
            }
        } catch (IOException e) {
            throw new BrokerStartException(
                    "the data folder " + folder + " cannot be written: make it writable, or choose another folder", e);
        }
    }

    private static BrokerStartException inUse(Path folder) {
        return new BrokerStartException("the data folder " + folder
                + " is in use by another Faultline: stop that one, or choose another folder");
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
        } finally {
            HELD.remove(folder);
        }
    }
}
