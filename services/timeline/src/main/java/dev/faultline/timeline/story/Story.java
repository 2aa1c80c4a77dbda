package dev.faultline.timeline.story;

import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.StaffRecord;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selected;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells an incident: each change of state of its devices and each thing that staff did or said, by the instant at which it
 * occurred. Not for several threads.
 */
public final class Story {
    /** How many changes of devices a story may have. */
    public static final int MAX_CHANGES = 200_000;

    private static final int UNTOLD = -1;

    private final Facts.Snapshot facts;
    private final Vocabulary.View words;
    private final Frame frame;
    private final StoryQuery query;
    private final List<Change> changes = new ArrayList<>();

    /**
     * What is to be told.
     *
     * @param window of changes and of staff events
     * @param selection whose changes are told
     * @param states which changes are told, by the ordinal of the state; empty for all
     * @param groupWithin changes of a role of a datacenter into one state are one line where they occurred so long after
     *     the first of them, or sooner; nanoseconds, and below 0 each is a line of its own
     * @param facts whether changes are told
     * @param staff whether what staff did and said is told
     */
    public record StoryQuery(
            Window window, Selection selection, Set<Integer> states, long groupWithin, boolean facts, boolean staff) {
        public StoryQuery {
            states = Set.copyOf(states);
        }
    }

    private record GroupKey(int placement, int state) {}

    private Story(Facts.Snapshot facts, Frame frame, StoryQuery query) {
        this.facts = facts;
        this.words = facts.vocabulary();
        this.frame = frame;
        this.query = query;
    }

    /** The lines in order; empty where there would be more than {@link #MAX_CHANGES} changes to tell. */
    public static Optional<List<StoryLine>> of(
            Facts.Snapshot facts, IncidentState incident, Frame frame, StoryQuery query) {
        var story = new Story(facts, frame, query);
        if (query.facts() && !story.gather()) {
            return Optional.empty();
        }
        Stream<StoryLine> told = query.staff() ? story.staff(incident.records()) : Stream.empty();
        return Optional.of(Stream.concat(story.grouped(), told)
                .sorted(Comparator.comparing(StoryLine::key))
                .toList());
    }

    private Stream<StoryLine> staff(List<StaffRecord> records) {
        return records.stream()
                .<StoryLine>map(StoryLine.StaffLine::new)
                .filter(line -> query.window().holds(line.key().occurredAt()));
    }

    private boolean gather() {
        var selected = new Selected(facts, query.selection());
        var cursor = new FactCursor();
        for (int device : selected.devices()) {
            cursor.open(facts.history(device), frame);
            cursor.seek(query.window().from() - 1);
            int state = UNTOLD;
            while (cursor.next() && cursor.occurredAt() < query.window().to()) {
                boolean changed = cursor.state() != state;
                state = cursor.state();
                if (changed
                        && cursor.occurredAt() >= query.window().from()
                        && (query.states().isEmpty() || query.states().contains(state))
                        && selected.asks(device, words.placementOf(cursor.detail()))) {
                    changes.add(change(device, cursor));
                }
            }
            if (changes.size() > MAX_CHANGES) {
                return false;
            }
        }
        return true;
    }

    private Change change(int device, FactCursor cursor) {
        return new Change(
                device,
                cursor.state(),
                cursor.detail(),
                cursor.occurredAt(),
                cursor.knownAt(),
                facts.recordedTimes().at(cursor.place()),
                cursor.place(),
                cursor.id());
    }

    private Stream<StoryLine> grouped() {
        changes.sort(Comparator.comparing(Change::key));
        List<ChangeGroup> groups = new ArrayList<>();
        Map<GroupKey, ChangeGroup> latest = new HashMap<>();
        for (Change change : changes) {
            var key = new GroupKey(words.placementOf(change.detail()), change.state());
            ChangeGroup group = latest.get(key);
            if (group != null && group.takes(change, query.groupWithin())) {
                group.add(change);
            } else {
                group = new ChangeGroup(change);
                latest.put(key, group);
                groups.add(group);
            }
        }
        return groups.stream().map(group -> group.line(facts));
    }
}
