package dev.faultline.timeline.facts;

import dev.faultline.events.UuidBytes;
import dev.faultline.timeline.columns.SliceTable;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which of some ids devices have told, as ids of facts or of retractions. Looks at every fact of the devices it is shown. */
public final class IdSearch {
    private final long knownBy;
    private final Map<FactId, String> wanted;
    private final Set<String> found = new HashSet<>();

    /**
     * @param ids of events
     * @param knownBy only what was known by then counts, or {@link FactCursor#ALL_KNOWN}
     */
    public IdSearch(Vocabulary.View words, Collection<String> ids, long knownBy) {
        this.knownBy = knownBy;
        this.wanted = numbers(words, ids);
    }

    /** Ids by the numbers that they are kept under; of those alone that can have been told. */
    static Map<FactId, String> numbers(Vocabulary.View words, Collection<String> ids) {
        Map<FactId, String> numbers = new HashMap<>();
        var uuid = new UuidBytes();
        for (String id : ids) {
            if (uuid.parse(id.getBytes(StandardCharsets.UTF_8))) {
                numbers.put(new FactId(uuid.hi(), uuid.lo(), false), id);
            } else {
                int number = words.textIds().find(id);
                if (number != SliceTable.ABSENT) {
                    numbers.put(new FactId(0, number, true), id);
                }
            }
        }
        return numbers;
    }

    /** Whether nothing is left to be found. */
    public boolean isDone() {
        return wanted.isEmpty();
    }

    /** Looks through the history of one more device. */
    public void look(DeviceHistory history) {
        for (int c = 0; c < history.chunkCount(); c++) {
            FactChunk chunk = history.chunk(c);
            for (int i = 0; i < chunk.size; i++) {
                if (chunk.knownAt(i) <= knownBy) {
                    tell(chunk.id(i));
                }
            }
        }
        for (Retraction retraction : history.retractions().values()) {
            if (retraction.knownAt() <= knownBy) {
                tell(retraction.id());
            }
        }
    }

    /** The ids that were found so far. */
    public Set<String> found() {
        return Set.copyOf(found);
    }

    private void tell(FactId id) {
        String text = wanted.remove(id);
        if (text != null) {
            found.add(text);
        }
    }
}
