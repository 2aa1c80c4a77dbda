package dev.faultline.timeline.claims;

import dev.faultline.timeline.facts.Facts;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.outages.DeviceOutage;
import dev.faultline.timeline.outages.ScopeOutages;
import dev.faultline.timeline.outages.ScopeOutages.Sight;
import dev.faultline.timeline.views.Frame;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Holds the claims of one incident against facts. */
public final class ClaimCheck {
    private final Facts.Snapshot facts;
    private final IncidentState incident;
    private final MilestoneRoles roles;
    private final long relapseWithin;

    /** @param relapseWithin an outage that begins so long after a claim, or sooner, is a relapse; nanoseconds */
    public ClaimCheck(Facts.Snapshot facts, IncidentState incident, MilestoneRoles roles, long relapseWithin) {
        this.facts = facts;
        this.incident = incident;
        this.roles = roles;
        this.relapseWithin = relapseWithin;
    }

    /** What the facts known in a frame say of a claim. */
    public Finding finding(Claim claim, Frame frame) {
        var outages = new ScopeOutages(
                facts,
                Selection.ALL.within(Optional.of(claim.scope().isEmpty() ? incident.scope() : claim.scope())),
                roles.of(claim.milestone()),
                frame);
        var tally = new Tally(claim.said().occurredAt(), claim.said().uncertainty());
        long from = Math.min(incident.reach().from(), tally.at);
        var window = new Window(from, tally.at + relapseWithin + 1);
        for (int device : outages.devices()) {
            tally.device(outages.sight(device, tally.at), outages.of(device, window));
        }
        return tally.finding();
    }

    private static final class Tally {
        private final long at;
        private final long uncertainty;
        private final List<DeviceOutage> impairing = new ArrayList<>();
        private final List<DeviceOutage> ended = new ArrayList<>();
        private final List<DeviceOutage> relapses = new ArrayList<>();
        private int devices;
        private int observed;

        private Tally(long at, long uncertainty) {
            this.at = at;
            this.uncertainty = uncertainty;
        }

        private void device(Sight sight, List<DeviceOutage> outages) {
            boolean impaired = false;
            boolean relapsed = false;
            for (DeviceOutage outage : outages) {
                if (outage.start() > at) {
                    // Of each device the first outage after the claim is the relapse; what follows it is another story.
                    if (!relapsed) {
                        relapses.add(outage);
                    }
                    relapsed = true;
                } else if (outage.open() || outage.end() > at + uncertainty + outage.endUncertainty()) {
                    impairing.add(outage);
                    impaired = true;
                } else {
                    ended.add(outage);
                }
            }
            devices += sight == Sight.ABSENT && !impaired ? 0 : 1;
            observed += sight == Sight.OBSERVED || impaired ? 1 : 0;
        }

        private Finding finding() {
            if (!impairing.isEmpty()) {
                return finding(Verdict.CONTRADICTED, startedBy(impairing), Optional.empty());
            }
            if (observed == 0) {
                return finding(Verdict.UNPROVEN, List.of(), Optional.empty());
            }
            OptionalLong first =
                    relapses.stream().mapToLong(DeviceOutage::start).min();
            if (first.isPresent()) {
                var relapse = new Relapse(first.getAsLong(), first.getAsLong() - at, relapses.size());
                return finding(Verdict.RELAPSED, startedBy(relapses), Optional.of(relapse));
            }
            return finding(
                    Verdict.SUPPORTED,
                    ended.stream()
                            .sorted(DeviceOutage.ORDER)
                            .flatMap(outage -> outage.endedBy().stream())
                            .toList(),
                    Optional.empty());
        }

        private Finding finding(Verdict verdict, List<String> evidence, Optional<Relapse> relapse) {
            return new Finding(
                    verdict,
                    devices,
                    observed,
                    impairing.size(),
                    restoredAt(),
                    evidence.stream().limit(Finding.MAX_EVIDENCE).toList(),
                    evidence.size(),
                    relapse);
        }

        private OptionalLong restoredAt() {
            if (impairing.stream().anyMatch(DeviceOutage::open)) {
                return OptionalLong.empty();
            }
            return (impairing.isEmpty() ? ended : impairing)
                    .stream().mapToLong(DeviceOutage::end).max();
        }

        private static List<String> startedBy(List<DeviceOutage> outages) {
            return outages.stream()
                    .sorted(DeviceOutage.ORDER)
                    .map(DeviceOutage::startedBy)
                    .toList();
        }
    }
}
