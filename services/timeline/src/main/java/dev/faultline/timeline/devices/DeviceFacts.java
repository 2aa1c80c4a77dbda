package dev.faultline.timeline.devices;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.HistoryWalk;
import dev.faultline.timeline.facts.Retraction;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.views.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives what was told about a device, as far as it was known. */
public final class DeviceFacts {
    private DeviceFacts() {}

    /**
     * The facts of a device in their order, retracted ones included. Facts that were not known yet are left out, and
     * retractions that were not known yet do not show.
     *
     * @param after only facts behind this place in the order
     * @param limit how many at most, from 1 on
     * @return empty where nothing is known of such a device
     */
    public static Optional<Page<ToldFact>> of(
            Facts.Snapshot facts, String device, Frame frame, Optional<FactKey> after, int limit) {
        return facts.find(device).flatMap(found -> page(facts, found, frame, after, limit));
    }

    private static Optional<Page<ToldFact>> page(
            Facts.Snapshot facts, int device, Frame frame, Optional<FactKey> after, int limit) {
        var walk = new HistoryWalk(facts.history(device));
        after.ifPresent(key -> walk.seek(key.occurredAt()));
        List<ToldFact> items = new ArrayList<>();
        while (walk.next()) {
            if (walk.knownAt() > frame.knownBy()) {
                continue;
            }
            ToldFact fact = fact(facts, walk, frame);
            if (after.isPresent() && fact.key().compareTo(after.get()) <= 0) {
                continue;
            }
            if (items.size() == limit) {
                return Optional.of(new Page<>(items, true));
            }
            items.add(fact);
        }
        return items.isEmpty() && after.isEmpty() ? Optional.empty() : Optional.of(new Page<>(items, false));
    }

    private static ToldFact fact(Facts.Snapshot facts, HistoryWalk walk, Frame frame) {
        Vocabulary.View words = facts.vocabulary();
        int placement = words.placementOf(walk.detail());
        return new ToldFact(
                walk.id().in(words),
                words.sourceOf(walk.detail()),
                DeviceState.of(walk.state()),
                words.datacenter(words.datacenterOf(placement)),
                words.role(words.roleOf(placement)),
                words.annotationOf(walk.detail()),
                walk.occurredAt(),
                walk.knownAt(),
                facts.recordedTimes().at(walk.place()),
                walk.place(),
                walk.retraction()
                        .filter(retraction -> retraction.knownAt() <= frame.knownBy())
                        .map(retraction -> takenBack(facts, retraction)));
    }

    private static ToldFact.TakenBack takenBack(Facts.Snapshot facts, Retraction retraction) {
        return new ToldFact.TakenBack(
                retraction.id().in(facts.vocabulary()),
                retraction.knownAt(),
                facts.recordedTimes().at(retraction.place()),
                retraction.by(),
                retraction.reason());
    }
}
