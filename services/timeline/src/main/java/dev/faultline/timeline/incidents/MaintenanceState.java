package dev.faultline.timeline.incidents;

import dev.faultline.events.Instants;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.MaintenanceEvent.Cancelled;
import dev.faultline.events.staff.MaintenanceEvent.Scheduled;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Planned work as it was known at some time.
 *
 * @param scheduled what is, or was, to be done
 * @param cancelled that it is, or was, not done
 * @param revision the number of the last event where all is known, the write side's revision; else how many were known
 * @param records all that was known, in the order of the log
 */
public record MaintenanceState(
        Said<Scheduled> scheduled, Optional<Said<Cancelled>> cancelled, long revision, List<StaffRecord> records) {
    public MaintenanceState {
        records = List.copyOf(records);
    }

    /**
     * The work as it was known by an instant, in nanoseconds since 1970-01-01T00:00Z.
     *
     * @param records all of it, in the order of the log
     * @param knownBy only those that were known by then count
     * @return empty until it was known that it is planned
     */
    public static Optional<MaintenanceState> of(List<StaffRecord> records, long knownBy) {
        Said<Scheduled> scheduled = null;
        Said<Cancelled> cancelled = null;
        var known = new ArrayList<StaffRecord>();
        for (StaffRecord record : records) {
            if (record.knownAt() > knownBy) {
                continue;
            }
            known.add(record);
            switch ((MaintenanceEvent) record.event()) {
                case Scheduled event -> scheduled = scheduled == null ? new Said<>(event, record) : scheduled;
                case Cancelled event -> cancelled = cancelled == null ? new Said<>(event, record) : cancelled;
            }
        }
        if (scheduled == null) {
            return Optional.empty();
        }
        long revision = known.size() == records.size() ? known.getLast().sequence() : known.size();
        return Optional.of(new MaintenanceState(scheduled, Optional.ofNullable(cancelled), revision, known));
    }

    public String id() {
        return scheduled.event().maintenance();
    }

    public String title() {
        return scheduled.event().title();
    }

    /** Which devices are worked on. */
    public Scope scope() {
        return scheduled.event().scope();
    }

    /** When the work begins and ends, whether it was cancelled or not. */
    public Window span() {
        return new Window(
                Instants.toEpochNanos(scheduled.event().from()),
                Instants.toEpochNanos(scheduled.event().to()));
    }
}
