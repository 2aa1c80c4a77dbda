package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faultline.events.staff.IncidentEvent.NoticeSent;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.Notice;
import dev.faultline.timeline.incidents.Said;
import dev.faultline.timeline.outages.ScopeOutages;
import dev.faultline.timeline.reach.Reach;
import dev.faultline.timeline.reach.SharedFate;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads questions for the notices of an incident and whom they reached. */
final class ReachReading {
    /** How many notices of an incident are told at most. */
    static final int MAX_NOTICES = 500;

    private ReachReading() {}

    /** The reach in all, by channel, and of each notice. */
    record ReachBody(
            String incident,
            @JsonUnwrapped CountsBody all,
            List<ChannelBody> channels,
            List<NoticeReachBody> notices,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt) {}

    /** Whom notices reached; {@code unreported} counts those of which no delivery was reported. */
    record CountsBody(int noticeCount, long told, long delivered, long failed, int unreported, List<StepBody> steps) {
        static CountsBody of(Reach reach) {
            return new CountsBody(
                    reach.notices(),
                    reach.told(),
                    reach.delivered(),
                    reach.failed(),
                    reach.unreported(),
                    reach.steps().stream()
                            .map(step ->
                                    new StepBody(Wire.instant(step.at()), step.told(), step.delivered(), step.failed()))
                            .toList());
        }
    }

    /** The numbers from an instant on. */
    record StepBody(Instant at, long told, long delivered, long failed) {}

    /** The notices of one channel. */
    record ChannelBody(String channel, @JsonUnwrapped CountsBody counts, int sharedFateNotices) {}

    /** One notice, with a warning where what carried it was itself in an outage when it was sent. */
    record NoticeReachBody(
            @JsonUnwrapped StaffBodies.NoticeBody notice,
            @JsonInclude(JsonInclude.Include.NON_NULL) SharedFateBody sharedFate) {}

    /** What carried a notice was in an outage. */
    record SharedFateBody(String warning, int devices, List<String> datacenters, Instant since, List<String> evidence) {
        static SharedFateBody of(SharedFate fate) {
            return new SharedFateBody(
                    "The notice went through what was itself in an outage: " + fate.devices() + " of its devices in "
                            + String.join(", ", fate.datacenters()) + ".",
                    fate.devices(),
                    fate.datacenters(),
                    Wire.instant(fate.since()),
                    fate.evidence());
        }
    }

    static Question question(String id) {
        return AskedIncident.about(id, ReachReading::answer);
    }

    private static Answer answer(IncidentState incident, Look look) {
        if (incident.notices().size() > MAX_NOTICES) {
            return Answer.refused(
                    ProblemType.ANSWER_TOO_LARGE,
                    "The incident has %d notices, and an answer has %d at most."
                            .formatted(incident.notices().size(), MAX_NOTICES));
        }
        Map<Integer, SharedFate> fates = new TreeMap<>();
        incident.notices().forEach(notice -> fate(notice, look).ifPresent(fate -> fates.put(notice.number(), fate)));
        Map<String, List<Notice>> byChannel = incident.notices().stream()
                .filter(notice -> notice.sent().isPresent())
                .collect(Collectors.groupingBy(
                        notice -> notice.sent().get().event().channel(), TreeMap::new, Collectors.toList()));
        return Answer.found(new ReachBody(
                incident.id(),
                CountsBody.of(Reach.of(incident.notices())),
                byChannel.entrySet().stream()
                        .map(channel ->
                                new ChannelBody(channel.getKey(), CountsBody.of(Reach.of(channel.getValue())), (int)
                                        channel.getValue().stream()
                                                .filter(notice -> fates.containsKey(notice.number()))
                                                .count()))
                        .toList(),
                incident.notices().stream()
                        .map(notice -> new NoticeReachBody(
                                StaffBodies.NoticeBody.of(notice),
                                Optional.ofNullable(fates.get(notice.number()))
                                        .map(SharedFateBody::of)
                                        .orElse(null)))
                        .toList(),
                look.position(),
                look.asOf(),
                look.knownAt()));
    }

    private static Optional<SharedFate> fate(Notice notice, Look look) {
        Optional<Said<NoticeSent>> sent =
                notice.sent().filter(said -> !said.event().carriedBy().isEmpty());
        return sent.flatMap(said -> {
            long at = said.occurredAt();
            var carriers = new ScopeOutages(
                    look.view().facts(),
                    Selection.ALL.within(Optional.of(said.event().carriedBy())),
                    role -> true,
                    look.frame());
            return SharedFate.of(carriers.all(new Window(at, at + 1)), at);
        });
    }
}
