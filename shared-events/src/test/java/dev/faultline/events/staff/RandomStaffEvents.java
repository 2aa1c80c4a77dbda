package dev.faultline.events.staff;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.RandomValues;
import dev.faultline.events.staff.IncidentEvent.ImpactStart;
import dev.faultline.events.staff.StaffEnvelope.Request;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Events of every kind about incidents and maintenance from a seed. */
public final class RandomStaffEvents {
    private final RandomGenerator random;
    private final RandomValues values;

    public RandomStaffEvents(RandomGenerator random) {
        this.random = random;
        this.values = new RandomValues(random);
    }

    StaffEnvelope envelope() {
        return envelope(any(StaffEventType.values()));
    }

    public StaffEnvelope envelope(StaffEventType type) {
        String source = random.nextBoolean() ? CloudEvents.RECORDER_SOURCE : name();
        return new StaffEnvelope(
                name(),
                source,
                values.optional(values.instant()),
                upTo(Long.MAX_VALUE),
                new Request(name(), name()),
                event(type));
    }

    private StaffEvent event(StaffEventType type) {
        String id = name();
        Act act = new Act(name(), values.instant(), values.uncertainty());
        return switch (type) {
            case DECLARED ->
                new IncidentEvent.Declared(id, act, name(), any(Severity.values()), scope(), impactStart());
            case ACKNOWLEDGED -> new IncidentEvent.Acknowledged(id, act, optionalText());
            case SCOPED -> scoped(id, act);
            case ACTION_RECORDED ->
                new IncidentEvent.ActionRecorded(
                        id, act, any(ActionKind.values()), scopeOrNone(), any(ActionOutcome.values()), name());
            case MILESTONE_CLAIMED ->
                new IncidentEvent.MilestoneClaimed(id, act, any(Milestone.values()), scopeOrNone(), optionalText());
            case CAUSE_RECORDED ->
                new IncidentEvent.CauseRecorded(
                        id, act, number(), any(CauseKind.values()), name(), someNames(), random.nextBoolean());
            case LINKED -> new IncidentEvent.Linked(id, act, any(LinkKind.values()), name(), optionalText());
            case NOTED -> new IncidentEvent.Noted(id, act, name());
            case NOTICE_SENT ->
                new IncidentEvent.NoticeSent(
                        id, act, number(), name(), name(), optionalCount(), scopeOrNone(), optionalText());
            case NOTICE_DELIVERY_REPORTED ->
                new IncidentEvent.NoticeDeliveryReported(id, act, number(), count(), count(), optionalText());
            case CORRECTIVE_ACTION_PLANNED ->
                new IncidentEvent.CorrectiveActionPlanned(id, act, number(), name(), name(), values.optional(day()));
            case CORRECTIVE_ACTION_COMPLETED ->
                new IncidentEvent.CorrectiveActionCompleted(id, act, number(), optionalText());
            case CORRECTIVE_ACTION_DROPPED -> new IncidentEvent.CorrectiveActionDropped(id, act, number(), name());
            case RESOLVED -> new IncidentEvent.Resolved(id, act, optionalText());
            case REOPENED -> new IncidentEvent.Reopened(id, act, name());
            case REPORT_WRITTEN ->
                new IncidentEvent.ReportWritten(id, act, any(ReportSection.values()), optionalText());
            case REPORT_PUBLISHED ->
                new IncidentEvent.ReportPublished(
                        id, act, number(), any(ReportStatus.values()), optionalText(), optionalText());
            case MAINTENANCE_SCHEDULED -> scheduled(id, act);
            case MAINTENANCE_CANCELLED -> new MaintenanceEvent.Cancelled(id, act, optionalText());
        };
    }

    private IncidentEvent.Scoped scoped(String id, Act act) {
        int said = random.nextInt(1, 16);
        return new IncidentEvent.Scoped(
                id,
                act,
                (said & 1) == 0 ? Optional.empty() : Optional.of(name()),
                (said & 2) == 0 ? Optional.empty() : Optional.of(any(Severity.values())),
                (said & 4) == 0 ? Optional.empty() : Optional.of(scope()),
                (said & 8) == 0 ? Optional.empty() : Optional.of(impactStart()),
                optionalText());
    }

    private MaintenanceEvent.Scheduled scheduled(String id, Act act) {
        Instant one = values.instant();
        Instant other = values.instant();
        while (other.equals(one)) {
            other = values.instant();
        }
        boolean inOrder = one.isBefore(other);
        return new MaintenanceEvent.Scheduled(id, act, name(), scope(), inOrder ? one : other, inOrder ? other : one);
    }

    private ImpactStart impactStart() {
        return new ImpactStart(values.instant(), values.uncertainty());
    }

    private Scope scope() {
        Scope scope = new Scope(values.names(), values.names(), values.names());
        return scope.isEmpty() ? Scope.ofDatacenters(name()) : scope;
    }

    private Scope scopeOrNone() {
        return random.nextBoolean() ? Scope.NONE : scope();
    }

    private List<String> someNames() {
        List<String> names = new ArrayList<>(values.names());
        names.add(name());
        return names;
    }

    private String name() {
        return values.name();
    }

    private Optional<String> optionalText() {
        return values.optional(name());
    }

    private int number() {
        return (int) upTo(Integer.MAX_VALUE);
    }

    private long count() {
        return random.nextInt(4) == 0 ? 0 : upTo(Long.MAX_VALUE);
    }

    private OptionalLong optionalCount() {
        return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(count());
    }

    /** From 1 on, small ones as often as large ones, now and then the largest. */
    private long upTo(long largest) {
        long number = random.nextLong(1L << random.nextInt(1, 63));
        return random.nextInt(20) == 0 ? largest : 1 + number % largest;
    }

    private LocalDate day() {
        return switch (random.nextInt(10)) {
            case 0 -> Days.EARLIEST;
            case 1 -> Days.LATEST;
            default -> LocalDate.ofInstant(values.instant(), ZoneOffset.UTC);
        };
    }

    private <T> T any(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
