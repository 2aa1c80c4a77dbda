package dev.faultline.log.kafka.streams;

import dev.faultline.log.LogRecord;
import dev.faultline.log.kafka.HeaderAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The records of the streams used last, each stream whole. It takes a bounded number of bytes: the stream that was neither
 * read nor appended to for longest goes first, and one that is larger than all the room is not kept. For one thread at a time.
 */
final class StreamCache {
    /** What a stream and a record take beyond their bytes. */
    private static final int STREAM_BYTES = 250;

    private static final int RECORD_BYTES = 220;

    private final long mostBytes;
    private final LinkedHashMap<String, Stream> streams = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** The records of one stream. */
    private static final class Stream {
        private final List<LogRecord> records = new ArrayList<>();
        private long bytes;
    }

    /**
     * @param mostBytes about how much memory it takes at most
     */
    StreamCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The records of a stream, which is now the one read last; empty when they are not held. */
    Optional<List<LogRecord>> read(String key) {
        return Optional.ofNullable(streams.get(key)).map(stream -> List.copyOf(stream.records));
    }

    /** Holds the records of a stream, unless it does already. */
    void hold(String key, List<LogRecord> records) {
        if (streams.containsKey(key)) {
            return;
        }
        var stream = new Stream();
        stream.bytes = STREAM_BYTES + 2L * key.length();
        bytes += stream.bytes;
        streams.put(key, stream);
        records.forEach(read -> add(stream, read));
        evict();
    }

    /** One more record of a stream: if the stream is held, so is the record. */
    void append(String key, LogRecord added) {
        Stream stream = streams.get(key);
        if (stream != null) {
            add(stream, added);
            evict();
        }
    }

    private void add(Stream stream, LogRecord added) {
        long size = RECORD_BYTES + bytes(added.key()) + bytes(added.value());
        if (added.attributes() instanceof HeaderAttributes headers) {
            size += headers.detach();
        }
        stream.records.add(added);
        stream.bytes += size;
        bytes += size;
    }

    private static long bytes(byte[] array) {
        return array == null ? 0 : array.length;
    }

    private void evict() {
        Iterator<Stream> eldest = streams.values().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            bytes -= eldest.next().bytes;
            eldest.remove();
        }
    }

    /** About how much memory is taken now, in bytes. */
    long bytes() {
        return bytes;
    }
}
