package dev.faultline.recorder.intake;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.events.staff.StaffEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says what is not right about the history of an incident, written without looking at how commands are decided. */
final class LegalHistory {
    private final List<String> faults = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<Integer> open = new HashSet<>();
    private final Set<String> links = new HashSet<>();
    private int causes;
    private int notices;
    private int actions;
    private int reports;
    private boolean acknowledged;
    private boolean resolved;

    private LegalHistory() {}

    /** What is wrong; none where it is a legal history. */
    static List<String> faults(String id, List<StaffEnvelope> events) {
        var history = new LegalHistory();
        for (int i = 0; i < events.size(); i++) {
            history.next(id, i + 1, events.get(i));
        }
        return history.faults;
    }

    private void next(String id, int number, StaffEnvelope envelope) {
        StaffEvent event = envelope.event();
        expect(envelope.sequence() == number, number, "its number is " + envelope.sequence());
        expect(event.subject().equals(id), number, "it is of " + event.subject());
        expect(keys.add(envelope.request().key()), number, "its key came before");
        expect(ids.add(envelope.id()), number, "its id came before");
        expect(event instanceof IncidentEvent.Declared == (number == 1), number, "a declaration is the first event");
        if (event instanceof IncidentEvent incident) {
            told(incident, number);
        } else {
            expect(false, number, "it is of no incident");
        }
    }

    private void told(IncidentEvent event, int number) {
        switch (event) {
            case IncidentEvent.Acknowledged done -> {
                expect(!acknowledged, number, "acknowledged twice");
                acknowledged = true;
            }
            case IncidentEvent.Resolved done -> {
                expect(!resolved, number, "resolved twice");
                resolved = true;
            }
            case IncidentEvent.Reopened done -> {
                expect(resolved, number, "reopened what was open");
                resolved = false;
                acknowledged = false;
            }
            case IncidentEvent.CauseRecorded cause -> {
                expect(cause.cause() >= 1 && cause.cause() <= causes + 1, number, "cause " + cause.cause());
                causes = Math.max(causes, cause.cause());
            }
            case IncidentEvent.NoticeSent sent -> expect(sent.notice() == ++notices, number, "notice " + sent.notice());
            case IncidentEvent.NoticeDeliveryReported delivery ->
                expect(delivery.notice() >= 1 && delivery.notice() <= notices, number, "no such notice");
            case IncidentEvent.CorrectiveActionPlanned planned -> {
                expect(planned.correctiveAction() == ++actions, number, "action " + planned.correctiveAction());
                open.add(planned.correctiveAction());
            }
            case IncidentEvent.CorrectiveActionCompleted done ->
                expect(open.remove(done.correctiveAction()), number, "completed what was not open");
            case IncidentEvent.CorrectiveActionDropped done ->
                expect(open.remove(done.correctiveAction()), number, "dropped what was not open");
            case IncidentEvent.ReportPublished report ->
                expect(report.revision() == ++reports, number, "report " + report.revision());
            case IncidentEvent.Linked link -> expect(links.add(link.kind() + " " + link.to()), number, "linked twice");
            case IncidentEvent.Declared declared -> {}
            case IncidentEvent.Scoped scoped -> {}
            case IncidentEvent.ActionRecorded action -> {}
            case IncidentEvent.MilestoneClaimed claim -> {}
            case IncidentEvent.Noted note -> {}
            case IncidentEvent.ReportWritten written -> {}
        }
    }

    private void expect(boolean right, int number, String fault) {
        if (!right) {
            faults.add("event " + number + ": " + fault);
        }
    }
}
