package dev.faultline.timeline.incidents;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.timeline.facts.UpTo;
import dev.faultline.timeline.views.Frame;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * All that staff did and said. One thread writes. {@link #snapshot} freezes what was written: the next write copies the
 * one incident that it touches, and whoever holds the snapshot sees it unchanged for as long as he likes. Records in any
 * order of arrival, and with any repeats, come to the same.
 */
public final class Incidents {
    private final StaffStreams<IncidentState> incidents = new StaffStreams<>(IncidentState::of);
    private final StaffStreams<MaintenanceState> maintenance = new StaffStreams<>(MaintenanceState::of);
    private final EventIds ids = new EventIds();
    private Snapshot latest = new Snapshot(this);
    private boolean changed;

    /** What staff had said at one position of the log. Never changes; for any thread. */
    public static final class Snapshot {
        private final StaffStreams.View<IncidentState> incidents;
        private final StaffStreams.View<MaintenanceState> maintenance;

        private final EventIds.View ids;
        /** Made when first asked for. */
        private volatile IncidentIndex presentIndex;

        private Snapshot(Incidents all) {
            incidents = all.incidents.view();
            maintenance = all.maintenance.view();
            ids = all.ids.view();
        }

        /** How many incidents anything was ever said of, whether it is known that they were declared or not. */
        public int incidentCount() {
            return incidents.size();
        }

        /** How many maintenances anything was ever said of. */
        public int maintenanceCount() {
            return maintenance.size();
        }

        /** All records of an incident in the order of the log, each event once; none where there is no such incident. */
        public List<StaffRecord> incidentRecords(String id) {
            return incidents.records(id, UpTo.END);
        }

        /** As {@link #incidentRecords}. */
        public List<StaffRecord> maintenanceRecords(String id) {
            return maintenance.records(id, UpTo.END);
        }

        /**
         * Whether a record told something that was not told before: an event, or that it was known earlier. Not so of
         * repeats.
         */
        public boolean isNews(StaffRecord record) {
            return switch (record.event()) {
                case IncidentEvent event -> incidents.isNews(record);
                case MaintenanceEvent event -> maintenance.isNews(record);
            };
        }

        /** All that staff ever did or said, whether it is known of what it is said or not, in no particular order. */
        public Stream<StaffRecord> records() {
            return Stream.concat(incidents.records(), maintenance.records());
        }

        /** Whether the log, as far as one looks, has anything of an incident, whether it was known or not. */
        public boolean tellsOf(String incident, Frame frame) {
            return !incidents.records(incident, frame.prefix().staff()).isEmpty();
        }

        /** An incident as it was known; empty where it was not known that it was declared. */
        public Optional<IncidentState> incident(String id, Frame frame) {
            return incidents.find(id, frame);
        }

        /** Planned work as it was known; empty where it was not known that it is planned. */
        public Optional<MaintenanceState> maintenance(String id, Frame frame) {
            return maintenance.find(id, frame);
        }

        /** All incidents that were known, in no particular order. */
        public Stream<IncidentState> incidents(Frame frame) {
            return incidents.all(frame);
        }

        /**
         * When an event of this id was first known, of whatever incident or maintenance, in nanoseconds since
         * 1970-01-01T00:00Z; empty where staff told none.
         */
        public OptionalLong eventKnownFrom(String id) {
            return ids.knownFrom(id);
        }

        /** The incidents that were known, by where they struck and when. As known now it is made once. */
        public IncidentIndex index(Frame frame) {
            if (!frame.isPresent()) {
                return new IncidentIndex(incidents(frame));
            }
            IncidentIndex made = presentIndex;
            if (made == null) {
                made = new IncidentIndex(incidents(frame));
                presentIndex = made;
            }
            return made;
        }

        /** All planned work that was known, cancelled or not, in no particular order. */
        public Stream<MaintenanceState> maintenance(Frame frame) {
            return maintenance.all(frame);
        }
    }

    /**
     * Takes a record in; one that was told before changes nothing, but for being known earlier if it says so.
     *
     * @return whether it changed anything
     */
    public boolean add(StaffRecord record) {
        ids.note(record.id(), record.knownAt());
        boolean news = switch (record.event()) {
            case IncidentEvent event -> incidents.add(record);
            case MaintenanceEvent event -> maintenance.add(record);
        };
        changed |= news;
        return news;
    }

    /** What was written so far; the same as before where nothing was written since. */
    public Snapshot snapshot() {
        if (changed) {
            latest = new Snapshot(this);
            changed = false;
        }
        return latest;
    }
}
