package dev.faultline.timeline.outages;

import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists outages of devices by going through the histories of all that are asked for; holds one page of them at a time. */
public final class OutageListing {
    private final Facts.Snapshot facts;
    private final Vocabulary.View words;
    private final OutageQuery query;
    private final Frame frame;
    private final SelectedRuns runs;

    private record Found(int device, OutageRun run) {}

    private OutageListing(Facts.Snapshot facts, OutageQuery query, Frame frame) {
        this.facts = facts;
        this.words = facts.vocabulary();
        this.query = query;
        this.frame = frame;
        this.runs = new SelectedRuns(facts, query.selection(), query.policy(), query.counting(), frame);
    }

    /** The outages asked for, in the order of their start and then of the device's id. */
    public static OutagePage of(Facts.Snapshot facts, OutageQuery query, Frame frame) {
        return new OutageListing(facts, query, frame).page();
    }

    private OutagePage page() {
        // One more than asked for says whether there are further ones.
        var earliest = new EarliestOutages<Found>(query.limit() + 1, query.after());
        for (int device : runs.devices()) {
            look(device, earliest);
        }
        List<Outage> outages = new ArrayList<>();
        List<EarliestOutages.Kept<Found>> kept = earliest.kept();
        for (int i = 0; i < Math.min(query.limit(), kept.size()); i++) {
            outages.add(outage(kept.get(i).what()));
        }
        return new OutagePage(outages, kept.size() > query.limit());
    }

    private void look(int device, EarliestOutages<Found> earliest) {
        Window window = query.window();
        long from = Math.max(window.from(), query.after().map(OutageKey::start).orElse(window.from()));
        long latest = earliest.latestStart();
        long to = latest < window.to() ? latest + 1 : window.to();
        for (OutageRun run : runs.of(device, window, from, to)) {
            if (query.open().map(open -> open == run.open()).orElse(true)) {
                earliest.show(new OutageKey(run.start(), facts.name(device)), new Found(device, run));
            }
        }
    }

    private Outage outage(Found found) {
        OutageRun run = found.run();
        RulingFacts evidence = RulingFacts.of(facts, found.device(), run, frame);
        int placement = words.placementOf(run.firstDetail());
        return new Outage(
                Optional.of(facts.name(found.device())),
                words.datacenter(words.datacenterOf(placement)),
                Optional.of(words.role(words.roleOf(placement))),
                run,
                words.uncertaintyOf(run.firstDetail()),
                run.open() ? 0 : words.uncertaintyOf(run.endDetail()),
                runs.planned(found.device(), run),
                evidence.ids(),
                evidence.count());
    }
}
