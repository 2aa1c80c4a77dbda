package dev.faultline.timeline.outages;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.facts.DatacenterMembers;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.FactId;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.RecordedTimes;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.views.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Goes through the facts of all devices of a datacenter in the order of time and says at each instant how the datacenter
 * stands: by the changes of its devices, never by all of them anew. Holds one cursor a device.
 */
final class DatacenterSweep {
    private final Vocabulary.View words;
    private final int datacenter;
    private final PriorityQueue<Track> tracks;
    private final DatacenterTally tally;
    private final Impact impact;
    private final Optional<CountedRuns> leftOut;
    private final List<FactId> changes = new ArrayList<>();
    private long at;
    private int changeCount;
    private long uncertaintyNanos;
    private long knownAt;

    /** One device on its way through time. */
    private static final class Track {
        private final int device;
        private final FactCursor cursor = new FactCursor();
        private int state = DatacenterTally.ABSENT;
        private int role;
        private boolean inOutage;
        /** Until then its outage does not impair the datacenter, for it is left out. */
        private long leftOutUntil = Long.MIN_VALUE;

        Track(int device) {
            this.device = device;
        }

        long at() {
            return cursor.occurredAt();
        }
    }

    /**
     * @param impact which states make the outages that are asked for
     * @param counting such outages of devices, where they are left out as planned work, do not impair the datacenter
     */
    DatacenterSweep(
            Facts.Snapshot facts,
            int datacenter,
            CriticalRoles critical,
            Impact impact,
            Counting counting,
            Frame frame) {
        this.words = facts.vocabulary();
        // Of what occurred at the same instant nothing may hang on which device was heard of first.
        RecordedTimes.View recorded = facts.recordedTimes();
        tracks = new PriorityQueue<>(Comparator.comparingLong(Track::at)
                .thenComparingLong(track -> recorded.at(track.cursor.place()))
                .thenComparingLong(track -> track.cursor.place()));
        this.datacenter = datacenter;
        this.impact = impact;
        this.tally = new DatacenterTally(words, critical);
        this.leftOut = counting.leavesOutWork()
                ? Optional.of(new CountedRuns(facts, new OutagePolicy(impact, 0, 0), counting.atAnyHour(), frame))
                : Optional.empty();
        DatacenterMembers.View members = facts.members();
        for (int i = 0; i < members.size(datacenter); i++) {
            var track = new Track(members.device(datacenter, i));
            track.cursor.open(facts.history(track.device), frame);
            if (track.cursor.next()) {
                tracks.add(track);
            }
        }
    }

    /** Goes to the next instant at which a device of the datacenter changed; false when there is none. */
    boolean next() {
        changes.clear();
        changeCount = 0;
        uncertaintyNanos = 0;
        knownAt = Long.MIN_VALUE;
        while (changeCount == 0 && !tracks.isEmpty()) {
            at = tracks.peek().at();
            while (!tracks.isEmpty() && tracks.peek().at() == at) {
                Track track = tracks.remove();
                take(track);
                if (track.cursor.next()) {
                    tracks.add(track);
                }
            }
        }
        return changeCount > 0;
    }

    private void take(Track track) {
        FactCursor cursor = track.cursor;
        int placement = words.placementOf(cursor.detail());
        boolean here = words.datacenterOf(placement) == datacenter;
        int counted = counted(track, placement);
        int state = here ? counted : DatacenterTally.ABSENT;
        int role = words.roleOf(placement);
        if (state == track.state && (role == track.role || !here)) {
            return;
        }
        tally.change(track.role, track.state, -1);
        tally.change(role, state, 1);
        track.state = state;
        track.role = role;
        changeCount++;
        if (changes.size() < Outage.MAX_EVIDENCE) {
            changes.add(cursor.id());
        }
        uncertaintyNanos = Math.max(uncertaintyNanos, words.uncertaintyOf(cursor.detail()));
        knownAt = Math.max(knownAt, cursor.knownAt());
    }

    /** The state that counts: that of an outage which is left out is up. */
    private int counted(Track track, int placement) {
        int told = track.cursor.state();
        if (leftOut.isEmpty()) {
            return told;
        }
        boolean impaired = impact.holds(told);
        if (impaired && !track.inOutage) {
            track.leftOutUntil = leftOut.get().leftOutUntil(track.device, placement, at);
        }
        track.inOutage = impaired || track.inOutage && told == DeviceState.UNKNOWN.ordinal();
        return impaired && at < track.leftOutUntil ? DeviceState.UP.ordinal() : told;
    }

    /** The present instant. */
    long at() {
        return at;
    }

    /** How the datacenter stands from the present instant on. */
    DeviceState state() {
        return tally.state();
    }

    /** How many devices changed at the present instant. */
    int changeCount() {
        return changeCount;
    }

    /** The facts that changed them, as many as an outage names at most. Valid until the next instant. */
    List<FactId> changes() {
        return changes;
    }

    /** The largest uncertainty of those facts. */
    long uncertaintyNanos() {
        return uncertaintyNanos;
    }

    /** When the last of those facts was known. */
    long knownAt() {
        return knownAt;
    }
}
