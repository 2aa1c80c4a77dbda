package dev.faultline.timeline.story;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes that make one line, added in the order of the story. */
final class ChangeGroup {
    private final Change first;
    private final List<Change> changes = new ArrayList<>();

    ChangeGroup(Change first) {
        this.first = first;
        changes.add(first);
    }

    boolean takes(Change change, long within) {
        return change.occurredAt() - first.occurredAt() <= within;
    }

    void add(Change change) {
        changes.add(change);
    }

    StoryLine.FactLine line(Facts.Snapshot facts) {
        Vocabulary.View words = facts.vocabulary();
        int placement = words.placementOf(first.detail());
        return new StoryLine.FactLine(
                first.key(),
                words.datacenter(words.datacenterOf(placement)),
                words.role(words.roleOf(placement)),
                DeviceState.of(first.state()),
                changes.size(),
                changes.stream()
                        .map(change -> facts.name(change.device()))
                        .distinct()
                        .limit(StoryLine.FactLine.MAX_DEVICES)
                        .toList(),
                changes.stream()
                        .limit(StoryLine.FactLine.MAX_EVIDENCE)
                        .map(change -> change.id().in(words))
                        .toList(),
                first.occurredAt(),
                changes.getLast().occurredAt(),
                changes.stream()
                        .mapToLong(change -> words.uncertaintyOf(change.detail()))
                        .max()
                        .orElse(0),
                changes.stream().mapToLong(Change::knownAt).min().orElseThrow(),
                changes.stream().mapToLong(Change::knownAt).max().orElseThrow(),
                changes.stream().mapToLong(Change::recordedAt).min().orElseThrow(),
                changes.stream().mapToLong(Change::recordedAt).max().orElseThrow(),
                lastPlace(),
                reason(words));
    }

    private long lastPlace() {
        return changes.stream()
                .reduce((one, other) -> other.recordedAt() > one.recordedAt()
                                || other.recordedAt() == one.recordedAt() && other.place() > one.place()
                        ? other
                        : one)
                .orElseThrow()
                .place();
    }

    private Optional<String> reason(Vocabulary.View words) {
        Optional<String> reason = words.annotationOf(first.detail()).reason();
        boolean shared = changes.stream()
                .mapToInt(Change::detail)
                .distinct()
                .allMatch(detail -> words.annotationOf(detail).reason().equals(reason));
        return shared ? reason : Optional.empty();
    }
}
