package dev.faultline.events.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.Shown;
import dev.faultline.events.UnreadableEventException;
import dev.faultline.events.Utf8;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Bytes to events; what is no event is refused with the reason. */
final class StaffEventDecoder {
    private StaffEventDecoder() {}

    static StaffEnvelope decode(byte[] key, Function<String, byte[]> attributes, byte[] value)
            throws UnreadableEventException {
        if (key == null) {
            throw new UnreadableEventException("the record has no key");
        }
        if (value == null) {
            throw new UnreadableEventException("the record has no value");
        }
        String version = attribute(attributes, CloudEvents.SPEC_VERSION);
        if (!CloudEvents.VERSION.equals(version)) {
            throw new UnreadableEventException(
                    CloudEvents.SPEC_VERSION + " must be " + CloudEvents.VERSION + " and is " + Shown.quoted(version));
        }
        String id = attribute(attributes, CloudEvents.ID);
        String source = attribute(attributes, CloudEvents.SOURCE);
        String word = attribute(attributes, CloudEvents.TYPE);
        Optional<StaffEventType> type = Worded.find(StaffEventType.values(), word);
        if (type.isEmpty()) {
            throw new UnreadableEventException(CloudEvents.TYPE + " " + Shown.quoted(word) + " is not known");
        }
        Optional<Instant> knownAt = knownAt(attributes);
        long sequence = sequence(attribute(attributes, CloudEvents.SEQUENCE));
        var request = new StaffEnvelope.Request(
                attribute(attributes, CloudEvents.IDEMPOTENCY_KEY), attribute(attributes, CloudEvents.REQUEST_HASH));
        StaffEvent event = event(type.get(), StaffValueReader.read(value));
        if (!Arrays.equals(key, event.subject().getBytes(UTF_8))) {
            throw new UnreadableEventException("the key " + Shown.quoted(new String(key, UTF_8)) + " differs from "
                    + Shown.quoted(event.subject()) + " in the value");
        }
        return new StaffEnvelope(id, source, knownAt, sequence, request, event);
    }

    private static String attribute(Function<String, byte[]> attributes, String name) throws UnreadableEventException {
        byte[] bytes = attributes.apply(name);
        if (bytes == null) {
            throw new UnreadableEventException(name + " is missing");
        }
        if (bytes.length == 0) {
            throw new UnreadableEventException(name + " is empty");
        }
        String text = Utf8.decode(bytes);
        if (text == null) {
            throw new UnreadableEventException(name + " is no UTF-8");
        }
        return text;
    }

    private static Optional<Instant> knownAt(Function<String, byte[]> attributes) throws UnreadableEventException {
        return attributes.apply(CloudEvents.KNOWN_AT) == null
                ? Optional.empty()
                : Optional.of(
                        StaffValueReader.instant(CloudEvents.KNOWN_AT, attribute(attributes, CloudEvents.KNOWN_AT)));
    }

    private static long sequence(String text) throws UnreadableEventException {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new UnreadableEventException(
                    CloudEvents.SEQUENCE + " " + Shown.quoted(text) + " is no whole number from 1 on");
        }
        return Long.parseLong(text);
    }

    private static StaffEvent event(StaffEventType type, StaffValueReader fields) throws UnreadableEventException {
        Act act = new Act(
                fields.text(StaffField.ACTOR),
                fields.instant(StaffField.OCCURRED_AT),
                fields.uncertainty(StaffField.UNCERTAINTY));
        return switch (type) {
            case MAINTENANCE_SCHEDULED -> scheduled(act, fields);
            case MAINTENANCE_CANCELLED ->
                new MaintenanceEvent.Cancelled(
                        fields.text(StaffField.MAINTENANCE), act, fields.optionalText(StaffField.REASON));
            default -> incident(type, fields.text(StaffField.INCIDENT), act, fields);
        };
    }

    private static MaintenanceEvent scheduled(Act act, StaffValueReader fields) throws UnreadableEventException {
        Instant from = fields.instant(StaffField.FROM);
        Instant to = fields.instant(StaffField.TO);
        if (!from.isBefore(to)) {
            throw new UnreadableEventException("from must lie before to");
        }
        return new MaintenanceEvent.Scheduled(
                fields.text(StaffField.MAINTENANCE),
                act,
                fields.text(StaffField.TITLE),
                fields.scope(StaffField.SCOPE),
                from,
                to);
    }

    private static IncidentEvent incident(StaffEventType type, String incident, Act act, StaffValueReader fields)
            throws UnreadableEventException {
        return switch (type) {
            case DECLARED ->
                new IncidentEvent.Declared(
                        incident,
                        act,
                        fields.text(StaffField.TITLE),
                        fields.word(StaffField.SEVERITY, Severity.values()),
                        fields.scope(StaffField.SCOPE),
                        impactStart(fields.instant(StaffField.IMPACT_START), fields));
            case ACKNOWLEDGED -> new IncidentEvent.Acknowledged(incident, act, fields.optionalText(StaffField.NOTE));
            case SCOPED -> scoped(incident, act, fields);
            case ACTION_RECORDED ->
                new IncidentEvent.ActionRecorded(
                        incident,
                        act,
                        fields.word(StaffField.KIND, ActionKind.values()),
                        fields.scopeOrNone(StaffField.TARGET),
                        fields.word(StaffField.OUTCOME, ActionOutcome.values()),
                        fields.text(StaffField.DESCRIPTION));
            case MILESTONE_CLAIMED ->
                new IncidentEvent.MilestoneClaimed(
                        incident,
                        act,
                        fields.word(StaffField.MILESTONE, Milestone.values()),
                        fields.scopeOrNone(StaffField.SCOPE),
                        fields.optionalText(StaffField.STATEMENT));
            case CAUSE_RECORDED ->
                new IncidentEvent.CauseRecorded(
                        incident,
                        act,
                        fields.number(StaffField.CAUSE),
                        fields.word(StaffField.KIND, CauseKind.values()),
                        fields.text(StaffField.DESCRIPTION),
                        fields.names(StaffField.EVIDENCE),
                        fields.flag(StaffField.RULED_OUT));
            case LINKED ->
                new IncidentEvent.Linked(
                        incident,
                        act,
                        fields.word(StaffField.KIND, LinkKind.values()),
                        fields.text(StaffField.LINKED_TO),
                        fields.optionalText(StaffField.REASON));
            case NOTED -> new IncidentEvent.Noted(incident, act, fields.text(StaffField.TEXT));
            case NOTICE_SENT ->
                new IncidentEvent.NoticeSent(
                        incident,
                        act,
                        fields.number(StaffField.NOTICE),
                        fields.text(StaffField.CHANNEL),
                        fields.text(StaffField.AUDIENCE),
                        fields.optionalCount(StaffField.TOLD),
                        fields.scopeOrNone(StaffField.CARRIED_BY),
                        fields.optionalText(StaffField.TEXT));
            case NOTICE_DELIVERY_REPORTED ->
                new IncidentEvent.NoticeDeliveryReported(
                        incident,
                        act,
                        fields.number(StaffField.NOTICE),
                        fields.count(StaffField.DELIVERED),
                        fields.count(StaffField.FAILED),
                        fields.optionalText(StaffField.DETAIL));
            case CORRECTIVE_ACTION_PLANNED ->
                new IncidentEvent.CorrectiveActionPlanned(
                        incident,
                        act,
                        fields.number(StaffField.CORRECTIVE_ACTION),
                        fields.text(StaffField.DESCRIPTION),
                        fields.text(StaffField.OWNER),
                        fields.optionalDay(StaffField.DUE));
            case CORRECTIVE_ACTION_COMPLETED ->
                new IncidentEvent.CorrectiveActionCompleted(
                        incident,
                        act,
                        fields.number(StaffField.CORRECTIVE_ACTION),
                        fields.optionalText(StaffField.NOTE));
            case CORRECTIVE_ACTION_DROPPED ->
                new IncidentEvent.CorrectiveActionDropped(
                        incident, act, fields.number(StaffField.CORRECTIVE_ACTION), fields.text(StaffField.REASON));
            case RESOLVED -> new IncidentEvent.Resolved(incident, act, fields.optionalText(StaffField.STATEMENT));
            case REOPENED -> new IncidentEvent.Reopened(incident, act, fields.text(StaffField.REASON));
            case REPORT_PUBLISHED ->
                new IncidentEvent.ReportPublished(
                        incident,
                        act,
                        fields.number(StaffField.REVISION),
                        fields.word(StaffField.STATUS, ReportStatus.values()),
                        fields.optionalText(StaffField.SUMMARY),
                        fields.optionalText(StaffField.ADDRESS));
            case MAINTENANCE_SCHEDULED, MAINTENANCE_CANCELLED ->
                throw new IllegalArgumentException("no type of an incident: " + type);
        };
    }

    private static IncidentEvent.ImpactStart impactStart(Instant at, StaffValueReader fields)
            throws UnreadableEventException {
        return new IncidentEvent.ImpactStart(at, fields.uncertainty(StaffField.IMPACT_UNCERTAINTY));
    }

    private static IncidentEvent scoped(String incident, Act act, StaffValueReader fields)
            throws UnreadableEventException {
        Optional<Instant> start = fields.optionalInstant(StaffField.IMPACT_START);
        var scoped = new IncidentEvent.Scoped(
                incident,
                act,
                fields.optionalText(StaffField.TITLE),
                fields.optionalWord(StaffField.SEVERITY, Severity.values()),
                fields.optionalScope(StaffField.SCOPE),
                start.isEmpty() ? Optional.empty() : Optional.of(impactStart(start.get(), fields)),
                fields.optionalText(StaffField.REASON));
        if (scoped.title().isEmpty()
                && scoped.severity().isEmpty()
                && scoped.scope().isEmpty()
                && scoped.impactStart().isEmpty()) {
            throw new UnreadableEventException(
                    "nothing is said anew: title, severity, scope and impactStart are missing");
        }
        return scoped;
    }
}
