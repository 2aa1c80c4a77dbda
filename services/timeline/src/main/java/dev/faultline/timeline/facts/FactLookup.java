package dev.faultline.timeline.facts;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Finds facts and retractions by their ids, among those of the devices that it is shown, as they are known from somewhere. */
public final class FactLookup {
    private final Facts.Snapshot facts;
    private final Vantage from;
    private final Map<FactId, String> wanted;
    private final Map<String, Found> found = new HashMap<>();

    /**
     * One that was found.
     *
     * @param knownAt nanoseconds since 1970-01-01T00:00Z
     * @param place where it lies, see {@link LogPlace}
     * @param retraction whether it takes a fact back
     */
    public record Found(long knownAt, long place, boolean retraction) {}

    /** @param ids of the events that are looked for */
    public FactLookup(Facts.Snapshot facts, Collection<String> ids, Vantage from) {
        this.facts = facts;
        this.from = from;
        this.wanted = IdSearch.numbers(facts.vocabulary(), ids);
    }

    /** Whether nothing is left to be found. */
    public boolean isDone() {
        return wanted.isEmpty();
    }

    /** Looks through the history of one more device. */
    public void look(int device) {
        DeviceHistory history = facts.history(device);
        for (int c = 0; c < history.chunkCount(); c++) {
            FactChunk chunk = history.chunk(c);
            for (int i = 0; i < chunk.size; i++) {
                if (wanted.containsKey(chunk.id(i)) && from.upTo().holds(chunk.place(i))) {
                    note(chunk.id(i), history.knownAt(chunk, i, from.upTo()), chunk.place(i), false);
                }
            }
        }
        for (Retraction retraction : history.retractions().values()) {
            if (wanted.containsKey(retraction.id()) && from.upTo().holds(retraction.place())) {
                note(retraction.id(), retraction.knownAt(), retraction.place(), true);
            }
        }
    }

    /** What was found so far, by id. */
    public Map<String, Found> found() {
        return Map.copyOf(found);
    }

    private void note(FactId id, long knownAt, long place, boolean retraction) {
        if (knownAt <= from.knownBy()) {
            found.put(wanted.remove(id), new Found(knownAt, place, retraction));
        }
    }
}
