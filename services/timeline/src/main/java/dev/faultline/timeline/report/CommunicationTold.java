package dev.faultline.timeline.report;

import dev.faultline.events.staff.IncidentEvent.NoticeDeliveryReported;
import dev.faultline.events.staff.IncidentEvent.NoticeSent;
import dev.faultline.events.staff.ReportSection;
import dev.faultline.timeline.incidents.Notice;
import dev.faultline.timeline.incidents.Said;
import dev.faultline.timeline.outages.ScopeOutages;
import dev.faultline.timeline.reach.Reach;
import dev.faultline.timeline.reach.SharedFate;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom staff told what, whom it reached, and whether the way it went was struck itself. */
final class CommunicationTold {
    private CommunicationTold() {}

    static List<Statement> of(Subject subject) {
        List<Statement> told = new ArrayList<>();
        subject.written(ReportSection.COMMUNICATION).ifPresent(told::add);
        List<Notice> notices = subject.incident.notices().stream()
                .limit(Section.MAX_STATEMENTS + 1L)
                .toList();
        notices.forEach(notice -> notice(subject, notice, told));
        if (notices.size() > 1) {
            told.add(all(notices));
        }
        return told;
    }

    private static void notice(Subject subject, Notice notice, List<Statement> told) {
        String label = "Notice " + notice.number();
        String key = "notice/" + notice.number() + "/";
        notice.sent().ifPresent(said -> {
            NoticeSent sent = said.event();
            String value = subject.words.time(said.occurredAt()) + Words.around(said.uncertainty()) + ", by "
                    + sent.channel() + " to " + sent.audience()
                    + (sent.told().isPresent() ? ", " + Words.number(sent.told().getAsLong()) + " to be told" : "")
                    + sent.text().map(text -> ": “" + text + "”").orElse("");
            told.add(Statement.of(key + "sent", label + ": " + Words.sentence(value), id(said))
                    .labelled(label, Words.sentence(value))
                    .inTheirWords());
        });
        if (!notice.deliveries().isEmpty()) {
            Said<NoticeDeliveryReported> last = notice.deliveries().getLast();
            String value = Words.number(last.event().delivered()) + " have it, "
                    + Words.number(last.event().failed()) + " could not be reached"
                    + last.event().detail().map(detail -> ": " + detail).orElse("");
            told.add(Statement.of(key + "reach", "Of notice " + notice.number() + " " + Words.sentence(value), id(last))
                    .labelled(label + ", reach", Words.sentence(value)));
        }
        fate(subject, notice).ifPresent(fate -> {
            String value = "The notice went through what was itself out: " + Words.devices(fate.devices()) + " in "
                    + Words.listed(fate.datacenters()) + ", since " + subject.words.time(fate.since());
            told.add(Statement.of(
                            key + "fate",
                            label + ": " + Words.sentence(value),
                            Statement.ids(id(notice.sent().orElseThrow()), fate.evidence()))
                    .labelled(label + ", warning", Words.sentence(value)));
        });
    }

    private static Statement all(List<Notice> notices) {
        Reach reach = Reach.of(notices);
        List<String> evidence = notices.stream()
                .flatMap(notice -> Stream.concat(
                        notice.sent().stream().map(said -> said.record().id()),
                        notice.deliveries().stream().map(said -> said.record().id())))
                .toList();
        String value = Words.count(reach.notices(), "notice", "notices")
                + (reach.told() == 0 ? "" : ", " + Words.number(reach.told()) + " to be told")
                + (reach.unreported() == reach.notices()
                        ? "; of none of them is it reported whom it reached"
                        : "; " + Words.number(reach.delivered()) + " have one, " + Words.number(reach.failed())
                                + " could not be reached"
                                + (reach.unreported() == 0
                                        ? ""
                                        : ", and of " + Words.count(reach.unreported(), "notice", "notices")
                                                + " that is not reported"));
        return Statement.of("reach", "In all: " + Words.sentence(value), evidence)
                .labelled("In all", Words.sentence(Words.capital(value)));
    }

    private static List<String> id(Said<?> said) {
        return List.of(said.record().id());
    }

    private static Optional<SharedFate> fate(Subject subject, Notice notice) {
        return notice.sent().filter(said -> !said.event().carriedBy().isEmpty()).flatMap(said -> {
            var carriers = new ScopeOutages(
                    subject.sources.facts(),
                    Selection.ALL.within(Optional.of(said.event().carriedBy())),
                    role -> true,
                    subject.frame);
            long at = said.occurredAt();
            return SharedFate.of(carriers.all(new Window(at, at + 1)), at);
        });
    }
}
