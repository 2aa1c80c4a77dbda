package dev.faultline.timeline.reach;

import dev.faultline.events.staff.IncidentEvent.NoticeDeliveryReported;
import dev.faultline.events.staff.IncidentEvent.NoticeSent;
import dev.faultline.timeline.incidents.Notice;
import dev.faultline.timeline.incidents.Said;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Whom some notices reached, as staff say.
 *
 * @param notices how many notices
 * @param told how many were to be told, of the notices that say it; one who is told twice counts twice
 * @param delivered how many of these have it by the last report on each notice
 * @param failed how many cannot be reached by the last report on each notice
 * @param unreported how many of the notices no delivery was reported of
 * @param steps how these numbers came about, in the order of time
 */
public record Reach(int notices, long told, long delivered, long failed, int unreported, List<Step> steps) {
    public Reach {
        steps = List.copyOf(steps);
    }

    /**
     * The numbers from an instant on.
     *
     * @param at nanoseconds since 1970-01-01T00:00Z
     */
    public record Step(long at, long told, long delivered, long failed) {}

    private record Counts(long told, long delivered, long failed) {
        private static final Counts NONE = new Counts(0, 0, 0);
    }

    private record Change(int notice, Said<?> said) {}

    /** The reach of notices of one incident taken together. */
    public static Reach of(Collection<Notice> notices) {
        List<Change> changes = new ArrayList<>();
        for (Notice notice : notices) {
            notice.sent().ifPresent(said -> changes.add(new Change(notice.number(), said)));
            notice.deliveries().forEach(said -> changes.add(new Change(notice.number(), said)));
        }
        changes.sort(Comparator.comparingLong((Change change) -> change.said().occurredAt())
                .thenComparing(change -> change.said().record().sequence()));
        Map<Integer, Counts> counts = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (Change change : changes) {
            counts.merge(change.notice(), Counts.NONE, (before, none) -> before);
            counts.computeIfPresent(change.notice(), (number, before) -> after(before, change.said()));
            Step step = step(change.said().occurredAt(), counts.values());
            if (!steps.isEmpty() && steps.getLast().at() == step.at()) {
                steps.removeLast();
            }
            steps.add(step);
        }
        Step last = steps.isEmpty() ? new Step(0, 0, 0, 0) : steps.getLast();
        int unreported = (int)
                notices.stream().filter(notice -> notice.deliveries().isEmpty()).count();
        return new Reach(notices.size(), last.told(), last.delivered(), last.failed(), unreported, steps);
    }

    private static Counts after(Counts before, Said<?> said) {
        return switch (said.event()) {
            case NoticeSent sent -> new Counts(orZero(sent.told()), before.delivered(), before.failed());
            case NoticeDeliveryReported report -> new Counts(before.told(), report.delivered(), report.failed());
            default -> throw new IllegalArgumentException("says nothing of a notice: " + said.event());
        };
    }

    private static long orZero(OptionalLong told) {
        return told.orElse(0);
    }

    private static Step step(long at, Collection<Counts> counts) {
        return new Step(
                at,
                counts.stream().mapToLong(Counts::told).sum(),
                counts.stream().mapToLong(Counts::delivered).sum(),
                counts.stream().mapToLong(Counts::failed).sum());
    }
}
