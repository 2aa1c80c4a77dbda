package dev.faultline.timeline.outages;

import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.views.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts that ruled a device while an outage ran, the one that ended it included.
 *
 * @param ids of the first of them, at most {@link Outage#MAX_EVIDENCE}
 * @param count how many there are
 */
public record RulingFacts(List<String> ids, int count) {
    public RulingFacts {
        ids = List.copyOf(ids);
    }

    public static RulingFacts of(Facts.Snapshot facts, int device, OutageRun run, Frame frame) {
        List<String> ids = new ArrayList<>();
        int count = 0;
        FactCursor cursor = new FactCursor().open(facts.history(device), frame);
        cursor.seek(run.start());
        while (cursor.next() && cursor.occurredAt() <= run.end()) {
            if (count++ < Outage.MAX_EVIDENCE) {
                ids.add(cursor.id().in(facts.vocabulary()));
            }
        }
        return new RulingFacts(ids, count);
    }
}
