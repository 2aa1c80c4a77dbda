package dev.faultline.timeline.outages;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.counting.Counting;
import dev.faultline.timeline.facts.DeviceHistory;
import dev.faultline.timeline.facts.FactCursor;
import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the outages, by the default policy and in planned work or not, of the devices of a selection, device by device. Not for several threads. */
public final class ScopeOutages {
    private final Facts.Snapshot facts;
    private final Vocabulary.View words;
    private final Frame frame;
    private final Predicate<String> roles;
    private final SelectedRuns runs;
    private final FactCursor cursor = new FactCursor();
    private final int[] devices;

    /**
     * @param selection which devices; of these only facts count that place a device within it
     * @param roles which roles of these
     */
    public ScopeOutages(Facts.Snapshot facts, Selection selection, Predicate<String> roles, Frame frame) {
        this.facts = facts;
        this.words = facts.vocabulary();
        this.frame = frame;
        this.roles = roles;
        this.runs = new SelectedRuns(facts, selection, OutagePolicy.DEFAULT, Counting.ALL, frame);
        this.devices = runs.devices();
    }

    /** The devices that may be meant, by their numbers in ascending order. Not to be changed. */
    public int[] devices() {
        return devices;
    }

    /** How a device is told of at an instant. */
    public enum Sight {
        /** It stood elsewhere then, or nothing was told of it yet. */
        ABSENT,
        /** The watcher had lost sight of it. */
        UNKNOWN,
        /** Its state was known. */
        OBSERVED
    }

    /** How a device was seen at an instant, nanoseconds since 1970-01-01T00:00Z. */
    public Sight sight(int device, long at) {
        cursor.open(facts.history(device), frame);
        cursor.seek(at);
        if (!cursor.next()
                || cursor.occurredAt() > at
                || !runs.asks(device, cursor.detail())
                || !isOfRole(cursor.detail())) {
            return Sight.ABSENT;
        }
        return cursor.state() == DeviceState.UNKNOWN.ordinal() ? Sight.UNKNOWN : Sight.OBSERVED;
    }

    /** The outages of one of {@link #devices} that overlap a window, in the order of their starts. */
    public List<DeviceOutage> of(int device, Window window) {
        return runs.of(device, window).stream()
                .filter(run -> isOfRole(run.firstDetail()))
                .map(run -> outage(device, facts.history(device), run))
                .toList();
    }

    /** The outages of all devices that overlap a window, in {@link DeviceOutage#ORDER}. */
    public List<DeviceOutage> all(Window window) {
        List<DeviceOutage> found = new ArrayList<>();
        for (int device : devices) {
            found.addAll(of(device, window));
        }
        found.sort(DeviceOutage.ORDER);
        return found;
    }

    private boolean isOfRole(int detail) {
        return roles.test(words.role(words.roleOf(words.placementOf(detail))));
    }

    private DeviceOutage outage(int device, DeviceHistory history, OutageRun run) {
        int placement = words.placementOf(run.firstDetail());
        return new DeviceOutage(
                facts.name(device),
                words.datacenter(words.datacenterOf(placement)),
                words.role(words.roleOf(placement)),
                run.start(),
                run.end(),
                words.uncertaintyOf(run.firstDetail()),
                run.open() ? 0 : words.uncertaintyOf(run.endDetail()),
                run.wasDown(),
                ruling(history, run.start()),
                run.open() ? Optional.empty() : Optional.of(ruling(history, run.end())));
    }

    /** The id of the fact that rules at an instant at which one occurred. */
    private String ruling(DeviceHistory history, long at) {
        cursor.open(history, frame);
        cursor.seek(at);
        cursor.next();
        return cursor.id().in(words);
    }
}
