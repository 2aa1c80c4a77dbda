package dev.faultline.timeline.report;

import dev.faultline.events.Topics;
import dev.faultline.events.staff.ReportSection;
import dev.faultline.timeline.report.Layout.Laid;
import dev.faultline.timeline.report.Layout.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A report as it is set for people, whatever it is printed on.
 *
 * @param title of the incident
 * @param standing revision and status, in words
 * @param draft whether it was not published as it stands
 * @param head what there is to know of the report itself
 * @param unwritten which sections nobody wrote words for; empty where that is of no interest
 * @param sections in order
 * @param curves drawn
 * @param captions what each curve shows, with its events
 * @param curvesLeftOut how many more there would be
 * @param zone by whose clocks times are told, in words
 * @param publications of which there are reports
 * @param check how it can be checked
 * @param references the events that are named, from number 1
 * @param referencesLeftOut how many more there are
 * @param forms where it can be had in other forms
 */
public record ReportPage(
        String title,
        String standing,
        boolean draft,
        List<Fact> head,
        String unwritten,
        List<Laid> sections,
        List<CurveDrawing> curves,
        List<Line> captions,
        int curvesLeftOut,
        String zone,
        List<Published> publications,
        List<Fact> check,
        List<Cited> references,
        int referencesLeftOut,
        List<Form> forms) {

    /** Something to know. */
    public record Fact(String label, String value) {}

    /** A report that was published. */
    public record Published(int revision, String status, String at, String summary, String address) {}

    /** An event that is named. */
    public record Cited(int number, String id, String kind, String knownAt, String position) {}

    /** A form of it, and where that is. */
    public record Form(String name, String address) {}

    /**
     * How a report can be had again and checked.
     *
     * @param position of the log
     * @param permalink path and query of the same report
     * @param definition the version of the definition that its figures follow
     * @param forms where it can be had in other forms
     */
    public record Check(String position, String permalink, String definition, List<Form> forms) {}

    /** A report as it is set. */
    public static ReportPage of(Report report, Check check) {
        var layout = new Layout(report.references());
        Words words = report.words();
        return new ReportPage(
                Layout.clean(report.incident().title()),
                report.standing(),
                report.publication().isEmpty(),
                head(report),
                report.publication().isPresent()
                        ? ""
                        : report.unwritten().stream().map(ReportSection::wire).collect(Collectors.joining(", ")),
                report.sections().stream().map(layout::section).toList(),
                report.curves().stream()
                        .map(curve -> CurveDrawing.of(curve, words))
                        .toList(),
                report.curves().stream().map(curve -> layout.line(curve.told())).toList(),
                report.curvesLeftOut(),
                words.zoneInWords(report.window().from()),
                report.publications().stream()
                        .map(said -> new Published(
                                said.event().revision(),
                                said.event().status().wire(),
                                words.time(said.occurredAt()),
                                Layout.clean(said.event().summary().orElse("")),
                                Layout.clean(said.event().address().orElse(""))))
                        .toList(),
                List.of(
                        new Fact("Position of the log", check.position()),
                        new Fact("As of", words.time(report.frame().asOf())),
                        new Fact("Definition of the figures", "version " + check.definition()),
                        new Fact("The same report again", check.permalink())),
                references(report),
                report.referenceCount() - report.references().size(),
                check.forms());
    }

    private static List<Fact> head(Report report) {
        Words words = report.words();
        List<Fact> head = new ArrayList<>();
        head.add(new Fact("Incident", Layout.clean(report.incident().id())));
        head.add(new Fact("Report", report.standing()));
        report.publication().ifPresent(said -> head.add(new Fact("Published", words.time(said.occurredAt()))));
        if (!report.frame().isAllKnown()) {
            head.add(new Fact("As known at", words.time(report.frame().knownBy())));
        }
        head.add(new Fact("As of", words.time(report.frame().asOf())));
        head.add(new Fact("Times", words.zoneInWords(report.window().from())));
        return head;
    }

    private static List<Cited> references(Report report) {
        List<Cited> cited = new ArrayList<>();
        for (Reference reference : report.references()) {
            int number = cited.size() + 1;
            cited.add(reference
                    .origin()
                    .map(origin -> new Cited(
                            number,
                            Layout.clean(reference.id()),
                            origin.kind(),
                            report.words().shortTime(origin.knownAt()),
                            (origin.staff() ? Topics.INCIDENT_EVENTS : Topics.DEVICE_EVENTS) + "/" + origin.partition()
                                    + "@" + origin.offset()))
                    .orElseGet(() -> new Cited(number, Layout.clean(reference.id()), "not found here", "", "")));
        }
        return cited;
    }
}
