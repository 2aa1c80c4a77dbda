package dev.faultline.recorder.commands;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.StaffEvent;
import java.util.Optional;

/**
 * The number within an incident that an event gives out or goes by.
 *
 * @param of what is numbered
 * @param number from 1
 */
public record Numbered(Of of, int number) {
    /** What has numbers within an incident. */
    public enum Of {
        CAUSE("cause"),
        NOTICE("notice"),
        CORRECTIVE_ACTION("correctiveAction"),
        REPORT("reportRevision");

        private final String field;

        Of(String field) {
            this.field = field;
        }

        /** The field of an answer that has the number. */
        public String field() {
            return field;
        }
    }

    /** The number of an event; empty for one that has none. */
    public static Optional<Numbered> of(StaffEvent event) {
        return switch (event) {
            case IncidentEvent.CauseRecorded cause -> some(Of.CAUSE, cause.cause());
            case IncidentEvent.NoticeSent sent -> some(Of.NOTICE, sent.notice());
            case IncidentEvent.NoticeDeliveryReported delivery -> some(Of.NOTICE, delivery.notice());
            case IncidentEvent.CorrectiveActionPlanned planned ->
                some(Of.CORRECTIVE_ACTION, planned.correctiveAction());
            case IncidentEvent.CorrectiveActionCompleted completed ->
                some(Of.CORRECTIVE_ACTION, completed.correctiveAction());
            case IncidentEvent.CorrectiveActionDropped dropped ->
                some(Of.CORRECTIVE_ACTION, dropped.correctiveAction());
            case IncidentEvent.ReportPublished report -> some(Of.REPORT, report.revision());
            case IncidentEvent.Declared declared -> Optional.empty();
            case IncidentEvent.Acknowledged acknowledged -> Optional.empty();
            case IncidentEvent.Scoped scoped -> Optional.empty();
            case IncidentEvent.ActionRecorded action -> Optional.empty();
            case IncidentEvent.MilestoneClaimed claim -> Optional.empty();
            case IncidentEvent.Linked link -> Optional.empty();
            case IncidentEvent.Noted note -> Optional.empty();
            case IncidentEvent.ReportWritten written -> Optional.empty();
            case IncidentEvent.Resolved resolved -> Optional.empty();
            case IncidentEvent.Reopened reopened -> Optional.empty();
            case MaintenanceEvent maintenance -> Optional.empty();
        };
    }

    private static Optional<Numbered> some(Of of, int number) {
        return Optional.of(new Numbered(of, number));
    }
}
