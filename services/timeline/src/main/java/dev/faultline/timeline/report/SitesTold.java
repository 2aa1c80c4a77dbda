package dev.faultline.timeline.report;

import dev.faultline.events.staff.IncidentEvent.MilestoneClaimed;
import dev.faultline.events.staff.Milestone;
import dev.faultline.timeline.claims.Claim;
import dev.faultline.timeline.clocks.Clock;
import dev.faultline.timeline.outages.DeviceOutage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** When each part of each datacenter was struck and back, as facts show, and beside it what was claimed. */
final class SitesTold {
    private static final String STRUCK = "struck";
    private static final String BACK = "back";
    private static final String LASTED = "lasted";
    private static final String CLAIMED = "claimed back";

    private final Subject subject;
    private final List<Statement> told = new ArrayList<>();

    private SitesTold(Subject subject) {
        this.subject = subject;
    }

    static List<Statement> of(Subject subject) {
        var sites = new SitesTold(subject);
        subject.byDatacenter.forEach((datacenter, outages) -> {
            for (Milestone part : Clock.PARTS) {
                List<DeviceOutage> ofPart = outages.stream()
                        .filter(outage ->
                                subject.sources.roles().of(Optional.of(part)).test(outage.role()))
                        .toList();
                if (!ofPart.isEmpty()) {
                    sites.row(datacenter, part, ofPart);
                }
            }
        });
        sites.untouched();
        return sites.told;
    }

    /** What each part is called. */
    static String name(Milestone part) {
        return part == Milestone.BACKLOG_DRAINED ? "backlog" : part.wire();
    }

    private void row(String datacenter, Milestone part, List<DeviceOutage> outages) {
        String row = datacenter + ", " + name(part);
        String key = datacenter + "/" + part.wire() + "/";
        boolean many = part == Milestone.SERVICES || part == Milestone.PHONES;
        String where = "In " + datacenter + " the " + name(part) + (many ? " were" : " was");
        long struck = outages.getFirst().start();
        List<DeviceOutage> first =
                outages.stream().filter(outage -> outage.start() == struck).toList();
        long startMay = uncertainty(first, true);
        add(
                key + STRUCK,
                where + " first struck at " + subject.words.time(struck) + Words.around(startMay) + ".",
                row,
                STRUCK,
                subject.words.shortTime(struck) + Words.around(startMay),
                Subject.began(first));
        OptionalLong back = Subject.over(outages);
        if (back.isEmpty()) {
            List<DeviceOutage> open = Subject.open(outages);
            String left = Subject.devices(open) + " of " + Words.devices(Subject.devices(outages)) + " still out";
            add(key + BACK, where + " not back: " + left + ".", row, BACK, "not back, " + left, Subject.began(open));
        } else {
            back(key, row, where, outages, back.getAsLong(), struck, first, startMay);
        }
        claim(datacenter, part)
                .ifPresent(claim -> add(
                        key + "claimed",
                        where + " claimed to be back at "
                                + subject.words.time(claim.said().occurredAt())
                                + Words.around(claim.said().uncertainty()) + ".",
                        row,
                        CLAIMED,
                        subject.words.shortTime(claim.said().occurredAt())
                                + Words.around(claim.said().uncertainty()),
                        List.of(claim.said().record().id())));
    }

    private void back(
            String key,
            String row,
            String where,
            List<DeviceOutage> outages,
            long back,
            long struck,
            List<DeviceOutage> first,
            long startMay) {
        List<DeviceOutage> last =
                outages.stream().filter(outage -> outage.end() == back).toList();
        long endMay = uncertainty(last, false);
        add(
                key + BACK,
                where + " back at " + subject.words.time(back) + Words.around(endMay) + ".",
                row,
                BACK,
                subject.words.shortTime(back) + Words.around(endMay),
                Subject.ended(last));
        String lasted = Words.duration(back - struck, startMay + endMay);
        add(
                key + LASTED,
                where + " struck for " + lasted + ", from the first device that was to the last that was back.",
                row,
                LASTED,
                lasted,
                Statement.ids(Subject.began(first), Subject.ended(last)));
    }

    private static long uncertainty(List<DeviceOutage> outages, boolean start) {
        return outages.stream()
                .mapToLong(outage -> start ? outage.startUncertainty() : outage.endUncertainty())
                .max()
                .orElse(0);
    }

    /** The claim in force for this part there: one for this datacenter rather than one for everything. */
    private Optional<Claim> claim(String datacenter, Milestone part) {
        return subject.claims.stream()
                .filter(claim -> claim.milestone().equals(Optional.of(part)))
                .filter(claim -> claim.replacedBy().isEmpty())
                .filter(claim -> claim.scope().datacenters().contains(datacenter)
                        || claim.scope().datacenters().isEmpty()
                                && claim.scope().devices().isEmpty())
                .max(Comparator.<Claim, Boolean>comparing(claim -> claim.said().event() instanceof MilestoneClaimed
                                && claim.scope().datacenters().contains(datacenter))
                        .thenComparing(claim -> claim.said().occurredAt())
                        .thenComparing(claim -> claim.said().record().sequence()));
    }

    /** Datacenters that the incident is said to strike, and of which no fact shows it. */
    private void untouched() {
        for (String datacenter : subject.incident.scope().datacenters()) {
            if (!subject.byDatacenter.containsKey(datacenter)) {
                told.add(Statement.of(
                                datacenter + "/none",
                                "The incident is said to strike " + datacenter
                                        + "; by the facts no device was out there.",
                                subject.saidOfIt())
                        .cell(datacenter, STRUCK, "no device out, by the facts"));
            }
        }
    }

    private void add(String key, String text, String row, String column, String value, List<String> evidence) {
        told.add(Statement.of(key, text, evidence).cell(row, column, value));
    }
}
