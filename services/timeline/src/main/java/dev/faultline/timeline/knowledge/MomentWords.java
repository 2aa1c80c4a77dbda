package dev.faultline.timeline.knowledge;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.IncidentEvent.Acknowledged;
import dev.faultline.events.staff.IncidentEvent.ActionRecorded;
import dev.faultline.events.staff.IncidentEvent.CauseRecorded;
import dev.faultline.events.staff.IncidentEvent.CorrectiveActionCompleted;
import dev.faultline.events.staff.IncidentEvent.CorrectiveActionDropped;
import dev.faultline.events.staff.IncidentEvent.CorrectiveActionPlanned;
import dev.faultline.events.staff.IncidentEvent.Declared;
import dev.faultline.events.staff.IncidentEvent.Linked;
import dev.faultline.events.staff.IncidentEvent.MilestoneClaimed;
import dev.faultline.events.staff.IncidentEvent.Noted;
import dev.faultline.events.staff.IncidentEvent.NoticeDeliveryReported;
import dev.faultline.events.staff.IncidentEvent.NoticeSent;
import dev.faultline.events.staff.IncidentEvent.Reopened;
import dev.faultline.events.staff.IncidentEvent.ReportPublished;
import dev.faultline.events.staff.IncidentEvent.ReportWritten;
import dev.faultline.events.staff.IncidentEvent.Resolved;
import dev.faultline.events.staff.IncidentEvent.Scoped;
import dev.faultline.timeline.incidents.StaffRecord;
import dev.faultline.timeline.incidents.StaffWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What became known in a moment, in a word and in a short line for people. */
public final class MomentWords {
    /** The word for a moment in which facts became known, and nothing else. */
    public static final String FACTS = "facts-told";

    /** The word for one in which facts turned out wrong, and staff said nothing of more weight. */
    public static final String RETRACTIONS = "facts-retracted";

    /** What is said in two words says what moment it was. */
    private static final int MAX_WORDS = 2;

    /** What turns the story comes first. */
    static final Comparator<StaffRecord> BY_WEIGHT = Comparator.comparingInt(record -> weight(event(record)));

    private static final int WEIGHT_OF_RETRACTIONS = 4;

    private MomentWords() {}

    /** The kind of what matters most, as {@link StaffWords#kind} has it, or one of the two words for facts. */
    public static String kind(Moment moment) {
        Optional<IncidentEvent> first = moment.staff().stream().findFirst().map(MomentWords::event);
        if (moment.retractions() > 0
                && first.map(MomentWords::weight).orElse(WEIGHT_OF_RETRACTIONS) >= WEIGHT_OF_RETRACTIONS) {
            return RETRACTIONS;
        }
        return first.map(StaffWords::kind).orElse(FACTS);
    }

    /** All of it in short: {@code final report, cause, 40 facts, 42 taken back}. */
    public static String text(Moment moment) {
        List<String> said = moment.staff().stream()
                .map(record -> word(event(record)))
                .distinct()
                .toList();
        List<String> parts = new ArrayList<>(said.subList(0, Math.min(said.size(), MAX_WORDS)));
        if (said.size() > MAX_WORDS) {
            parts.add("and more");
        }
        add(parts, moment.facts(), " fact", " facts");
        add(parts, moment.retractions(), " fact taken back", " facts taken back");
        add(parts, moment.afterwards(), " outage afterwards", " outages afterwards");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String one, String several) {
        if (count > 0) {
            parts.add(count + (count == 1 ? one : several));
        }
    }

    private static IncidentEvent event(StaffRecord record) {
        return (IncidentEvent) record.event();
    }

    private static String word(IncidentEvent event) {
        return switch (event) {
            case Declared declared -> "declared";
            case Acknowledged acknowledged -> "acknowledged";
            case Scoped scoped -> "scope said anew";
            case ActionRecorded action -> action.kind().wire();
            case MilestoneClaimed claim -> "claim: " + claim.milestone().wire();
            case CauseRecorded cause -> cause.ruledOut() ? "cause ruled out" : "cause";
            case Linked link -> "link";
            case Noted note -> "note";
            case NoticeSent notice -> "notice";
            case NoticeDeliveryReported report -> "delivery of a notice";
            case CorrectiveActionPlanned planned -> "corrective action planned";
            case CorrectiveActionCompleted completed -> "corrective action completed";
            case CorrectiveActionDropped dropped -> "corrective action dropped";
            case Resolved resolved -> "resolved";
            case Reopened reopened -> "reopened";
            case ReportWritten written -> "words for the report";
            case ReportPublished report -> report.status().wire() + " report";
        };
    }

    private static int weight(IncidentEvent event) {
        return switch (event) {
            case Declared declared -> 0;
            case ReportPublished report -> 1;
            case Reopened reopened -> 2;
            case Resolved resolved -> 3;
            case Scoped scoped -> WEIGHT_OF_RETRACTIONS + 1;
            case MilestoneClaimed claim -> WEIGHT_OF_RETRACTIONS + 2;
            case CauseRecorded cause -> WEIGHT_OF_RETRACTIONS + 3;
            case ActionRecorded action -> WEIGHT_OF_RETRACTIONS + 4;
            case Acknowledged acknowledged -> WEIGHT_OF_RETRACTIONS + 5;
            case NoticeSent notice -> WEIGHT_OF_RETRACTIONS + 6;
            case CorrectiveActionPlanned planned -> WEIGHT_OF_RETRACTIONS + 7;
            case CorrectiveActionCompleted completed -> WEIGHT_OF_RETRACTIONS + 7;
            case CorrectiveActionDropped dropped -> WEIGHT_OF_RETRACTIONS + 7;
            case NoticeDeliveryReported report -> WEIGHT_OF_RETRACTIONS + 8;
            case ReportWritten written -> WEIGHT_OF_RETRACTIONS + 8;
            case Linked link -> WEIGHT_OF_RETRACTIONS + 8;
            case Noted note -> WEIGHT_OF_RETRACTIONS + 9;
        };
    }
}
