package dev.faultline.standalone.processes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the history of streams whose every event says on which version it was decided: no version is missing or twice, and
 * what was acknowledged is there once.
 */
public final class StreamHistory {
    private final Map<String, List<Entry>> streams = new HashMap<>();

    /**
     * An event.
     *
     * @param version of the stream on which it was decided
     * @param id unique over all streams
     */
    public record Entry(long version, String id) {}

    /** One more event of a stream, in the order of the log. */
    public void add(String stream, Entry entry) {
        streams.computeIfAbsent(stream, key -> new ArrayList<>()).add(entry);
    }

    /** How many events there are. */
    public int size() {
        return streams.values().stream().mapToInt(List::size).sum();
    }

    /**
     * What is wrong, in words; empty when nothing is.
     *
     * @param acknowledged ids by stream
     */
    public List<String> faults(Map<String, Set<String>> acknowledged) {
        var faults = new ArrayList<String>();
        var seen = new HashSet<String>();
        streams.forEach((stream, entries) -> {
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i);
                if (entry.version() != i) {
                    faults.add(stream + ": event " + i + ", " + entry.id() + ", was decided on version "
                            + entry.version());
                }
                if (!seen.add(entry.id())) {
                    faults.add(stream + ": " + entry.id() + " is there twice");
                }
            }
        });
        acknowledged.forEach((stream, ids) -> {
            var missing = new HashSet<>(ids);
            streams.getOrDefault(stream, List.of()).forEach(entry -> missing.remove(entry.id()));
            missing.forEach(id -> faults.add(stream + ": " + id + " was acknowledged and is not there"));
        });
        return faults;
    }
}
