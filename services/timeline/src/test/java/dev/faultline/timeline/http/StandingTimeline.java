package dev.faultline.timeline.http;

import dev.faultline.events.Topics;
import dev.faultline.log.Position;
import dev.faultline.timeline.replay.Timeline;
import dev.faultline.timeline.replay.TimelineView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A timeline that stands still: it shows what it was given, and waits in no time. */
final class StandingTimeline implements Timeline {
    private static final int PARTITIONS = 3;

    private final Instant started;
    private Optional<TimelineView> view = Optional.empty();
    private Optional<Duration> waited = Optional.empty();
    private Instant contact;
    private String site = "";

    StandingTimeline(Instant started) {
        this.started = started;
        this.contact = started;
    }

    void shows(TimelineView shown) {
        view = Optional.of(new TimelineView(
                shown.position().at(site),
                shown.facts(),
                shown.index(),
                shown.registrations(),
                shown.incidents(),
                shown.staffTimes()));
    }

    /** From the next view on. */
    void site(String name) {
        site = name;
    }

    void notReady() {
        view = Optional.empty();
    }

    void contact(Instant last) {
        contact = last;
    }

    /** How long the last wait would have been. */
    Optional<Duration> waited() {
        return waited;
    }

    @Override
    public Optional<TimelineView> view() {
        return view;
    }

    @Override
    public Optional<TimelineView> await(Position after, Duration timeout) {
        waited = Optional.of(timeout);
        return view.filter(shown -> shown.position().covers(after));
    }

    @Override
    public Set<Position.Partition> partitions() {
        var all = new TreeSet<Position.Partition>();
        for (String topic : List.of(Topics.DEVICE_EVENTS, Topics.INCIDENT_EVENTS)) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                all.add(new Position.Partition(topic, partition));
            }
        }
        return all;
    }

    @Override
    public Status status() {
        Position position = view.map(TimelineView::position).orElse(Position.START);
        return new Status(
                started,
                view.isPresent(),
                true,
                Optional.empty(),
                position,
                position,
                position,
                0,
                Optional.of(contact),
                0,
                view.map(shown -> shown.facts().factCount()).orElse(0L),
                0);
    }
}
