package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.events.staff.IncidentEvent.ReportPublished;
import dev.faultline.events.staff.ReportSection;
import dev.faultline.timeline.incidents.Said;
import dev.faultline.timeline.report.Curve;
import dev.faultline.timeline.report.Reference;
import dev.faultline.timeline.report.Report;
import dev.faultline.timeline.report.Section;
import dev.faultline.timeline.report.Statement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/**
 * A report as it is written in JSON.
 *
 * @param published whether it was published as it stands; else it is a draft of what may be
 * @param unwritten sections for which staff wrote no words
 * @param referenceCount how many events statements name; {@code references} are the first 1,000
 */
record ReportBody(
        String incident,
        String title,
        String severity,
        String incidentStatus,
        int revision,
        String status,
        boolean published,
        AskedWindow.WindowBody window,
        String tz,
        List<SectionBody> sections,
        List<CurveBody> curves,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int curvesLeftOut,
        List<String> unwritten,
        List<PublicationBody> publications,
        List<ReferenceBody> references,
        int referenceCount,
        FiguresReading.Definition definition,
        String position,
        Instant asOf,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt,
        String permalink) {

    /** A section; {@code leftOut} says how many further statements it would have. */
    record SectionBody(
            String section,
            String title,
            List<StatementBody> statements,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int leftOut) {
        static SectionBody of(Section section) {
            return new SectionBody(
                    section.part().wire(),
                    section.part().title(),
                    section.statements().stream().map(StatementBody::of).toList(),
                    section.leftOut());
        }
    }

    /** A sentence with the events that show it; where it is a value of something, {@code of}, {@code what} and {@code value}. */
    record StatementBody(
            String key,
            String text,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String of,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String what,
            @JsonInclude(JsonInclude.Include.NON_NULL) String value,
            boolean written,
            List<String> evidence,
            int evidenceCount) {
        static StatementBody of(Statement statement) {
            return new StatementBody(
                    statement.key(),
                    statement.text(),
                    statement.label(),
                    statement.column(),
                    statement.label().isEmpty() ? null : statement.value(),
                    statement.written(),
                    statement.evidence(),
                    statement.evidenceCount());
        }
    }

    /** The recovery curve of a datacenter. */
    record CurveBody(
            String datacenter,
            int struck,
            int restored,
            RecoveryReading.MilestonesBody milestones,
            List<PointBody> points,
            StatementBody statement) {
        static CurveBody of(Curve curve) {
            return new CurveBody(
                    curve.datacenter(),
                    curve.struck(),
                    curve.restored(),
                    new RecoveryReading.MilestonesBody(
                            Wire.instant(curve.firstImpact()),
                            Wire.instant(curve.firstAction()),
                            Wire.instant(curve.restored50()),
                            Wire.instant(curve.restored90()),
                            Wire.instant(curve.restored100())),
                    curve.points().stream()
                            .map(point -> PointBody.of(point, curve.struck()))
                            .toList(),
                    StatementBody.of(curve.told()));
        }
    }

    /** So many of the struck devices are back for good from an instant on, and which share of them. */
    record PointBody(Instant at, int restored, BigDecimal share) {
        private static final int DIGITS = 6;

        static PointBody of(Curve.Point point, int struck) {
            return new PointBody(
                    Wire.instant(point.at()),
                    point.restored(),
                    BigDecimal.valueOf(point.restored())
                            .divide(BigDecimal.valueOf(struck), DIGITS, RoundingMode.HALF_EVEN));
        }
    }

    /** A report that was published. */
    record PublicationBody(
            int revision, String status, String summary, String address, Instant publishedAt, String eventId) {
        static PublicationBody of(Said<ReportPublished> said) {
            return new PublicationBody(
                    said.event().revision(),
                    said.event().status().wire(),
                    said.event().summary().orElse(null),
                    said.event().address().orElse(null),
                    Wire.instant(said.occurredAt()),
                    said.record().id());
        }
    }

    /** An event that is named; without more than its id where it was not found among those of the incident and its devices. */
    record ReferenceBody(
            String id,
            @JsonInclude(JsonInclude.Include.NON_NULL) String kind,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) String position) {
        static ReferenceBody of(Reference reference) {
            return reference
                    .origin()
                    .map(origin -> new ReferenceBody(
                            reference.id(),
                            origin.kind(),
                            Wire.instant(origin.knownAt()),
                            Wire.position(origin.staff(), origin.partition(), origin.offset())))
                    .orElseGet(() -> new ReferenceBody(reference.id(), null, null, null));
        }
    }

    static ReportBody of(Report report, Look look, String permalink) {
        return new ReportBody(
                report.incident().id(),
                report.incident().title(),
                report.incident().severity().wire(),
                report.incident().status().wire(),
                report.revision(),
                report.status().wire(),
                report.publication().isPresent(),
                AskedWindow.WindowBody.of(report.window()),
                report.words().zone().getId(),
                report.sections().stream().map(SectionBody::of).toList(),
                report.curves().stream().map(CurveBody::of).toList(),
                report.curvesLeftOut(),
                report.unwritten().stream().map(ReportSection::wire).toList(),
                report.publications().stream().map(PublicationBody::of).toList(),
                report.references().stream().map(ReferenceBody::of).toList(),
                report.referenceCount(),
                FiguresReading.Definition.CURRENT,
                look.position(),
                look.asOf(),
                look.knownAt(),
                permalink);
    }
}
