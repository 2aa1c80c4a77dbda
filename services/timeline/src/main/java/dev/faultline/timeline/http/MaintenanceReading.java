package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.faultline.events.staff.MaintenanceEvent.Cancelled;
import dev.faultline.timeline.devices.Page;
import dev.faultline.timeline.incidents.MaintenanceState;
import dev.faultline.timeline.incidents.Places;
import dev.faultline.timeline.incidents.Said;
import dev.faultline.timeline.views.Selection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads questions for planned work. */
final class MaintenanceReading {
    static final Set<String> LIST_PARAMETERS = Set.of("datacenter", "device", "from", "to", "limit", "cursor");

    private MaintenanceReading() {}

    /** Planned work as it is written. */
    record MaintenanceBody(
            String id,
            String title,
            ScopeBody scope,
            Instant from,
            Instant to,
            boolean cancelled,
            long revision,
            SaidBody scheduled,
            @JsonInclude(JsonInclude.Include.NON_NULL) CancellationBody cancellation) {
        static MaintenanceBody of(MaintenanceState work) {
            return new MaintenanceBody(
                    work.id(),
                    work.title(),
                    ScopeBody.of(work.scope()),
                    Wire.instant(work.span().from()),
                    Wire.instant(work.span().to()),
                    work.cancelled().isPresent(),
                    work.revision(),
                    SaidBody.of(work.scheduled()),
                    work.cancelled().map(CancellationBody::of).orElse(null));
        }
    }

    /** That the work is, or was, not done. */
    record CancellationBody(String reason, @JsonUnwrapped SaidBody said) {
        static CancellationBody of(Said<Cancelled> said) {
            return new CancellationBody(said.event().reason().orElse(null), SaidBody.of(said));
        }
    }

    /** Planned work in the order of its beginning. */
    record MaintenanceList(
            List<MaintenanceBody> items,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}

    /** One piece of planned work. */
    record OneMaintenance(
            @JsonUnwrapped MaintenanceBody work,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt) {}

    static Question list(Ask ask, ReadLimits limits) {
        var selection = new Selection(ask.names("datacenter"), Set.of(), ask.names("device"));
        AskedWindow window = AskedWindow.of(ask);
        int limit = ask.limit(limits.usualLimit(), limits.maxLimit());
        Optional<StaffKey> after = ask.cursor(StaffKey::of);
        return look -> {
            var places = new Places(look.view().facts(), look.frame());
            Predicate<MaintenanceState> asked = work -> window.overlaps(work.span())
                    && (selection.equals(Selection.ALL)
                            || places.meet(work.scope(), work.span().from(), selection));
            Page<MaintenanceState> page = StaffPage.of(
                    look.view().incidents().maintenance(look.frame()).filter(asked),
                    MaintenanceReading::key,
                    Order.ASCENDING,
                    after,
                    limit);
            Optional<List<String>> next =
                    page.more() ? Optional.of(key(page.items().getLast()).parts()) : Optional.empty();
            var body = new MaintenanceList(
                    page.items().stream().map(MaintenanceBody::of).toList(),
                    look.position(),
                    look.asOf(),
                    look.knownAt(),
                    next.map(ask::cursor).orElse(null));
            return new Answer.Found(body, next);
        };
    }

    static Question one(String id) {
        return look -> look.view()
                .incidents()
                .maintenance(id, look.frame())
                .<Answer>map(work -> new Answer.Found(
                        new OneMaintenance(MaintenanceBody.of(work), look.position(), look.asOf(), look.knownAt()),
                        Optional.empty(),
                        look.frame().isPresent() ? Optional.of(Long.toString(work.revision())) : Optional.empty()))
                .orElseGet(() -> unknown(id, look));
    }

    private static Answer unknown(String id, Look look) {
        boolean later = !look.view().incidents().maintenanceRecords(id).isEmpty();
        return Answer.refused(
                ProblemType.MAINTENANCE_NOT_FOUND,
                later && !look.frame().isPresent()
                        ? "The maintenance " + id + " was not known by " + look.knownAt() + "."
                        : "No maintenance has the id " + id + ".");
    }

    private static StaffKey key(MaintenanceState work) {
        return new StaffKey(work.span().from(), work.id());
    }
}
