package dev.faultline.timeline.http;

import dev.faultline.timeline.documents.Documents;
import dev.faultline.timeline.documents.Pdf;
import dev.faultline.timeline.report.Markdown;
import dev.faultline.timeline.report.Report;
import dev.faultline.timeline.report.ReportPage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes reports in the form that is asked for. */
final class ReportDocuments {
    private static final String NAME = "[^A-Za-z0-9._-]+";
    private static final int MAX_NAME = 100;

    private final Documents documents = new Documents();
    private final Pdf pdf = new Pdf("/report-paper.css");

    /**
     * A report as an answer.
     *
     * @param look from where it is told
     * @param ask whose question it answers
     */
    Answer answer(Report report, Form form, Look look, Ask ask, String permalink) {
        if (form == Form.JSON) {
            return document(report, form, look, Json.bytes(ReportBody.of(report, look, permalink)));
        }
        ReportPage page = ReportPage.of(
                report,
                new ReportPage.Check(
                        look.position(), permalink, FiguresReading.Definition.CURRENT.version(), forms(form, ask)));
        return switch (form) {
            case JSON -> throw new IllegalStateException("was written above");
            case HTML -> document(report, form, look, documents.bytes("report/page.jte", page));
            case MARKDOWN -> document(report, form, look, Markdown.of(page).getBytes(StandardCharsets.UTF_8));
            case PDF -> pdf(report, look, page);
        };
    }

    private Answer pdf(Report report, Look look, ReportPage page) {
        return switch (pdf.of(documents.text("report/paper.jte", page), look.asOf())) {
            case Pdf.Made.Ready ready -> document(report, Form.PDF, look, ready.bytes());
            case Pdf.Made.Busy busy ->
                Answer.refused(
                        ProblemType.OVERLOADED, Pdf.MAX_AT_ONCE + " PDFs are being made, and no more are at once.");
            case Pdf.Made.TooLong tooLong ->
                Answer.refused(
                        ProblemType.ANSWER_TOO_LARGE, tooLong.why() + " Ask for the report as HTML, Markdown or JSON.");
        };
    }

    private static Answer document(Report report, Form form, Look look, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Vary", "Accept");
        headers.put("Content-Disposition", "inline; filename=\"" + name(report) + "." + form.wire() + "\"");
        return new Answer.Document(body, form.mediaType(), look.position(), headers);
    }

    /** A name for a file of it. */
    private static String name(Report report) {
        String incident = report.incident().id().replaceAll(NAME, "-");
        return incident.substring(0, Math.min(MAX_NAME, incident.length())) + "-report-" + report.revision()
                + (report.publication().isPresent() ? "" : "-draft");
    }

    private static List<ReportPage.Form> forms(Form shown, Ask ask) {
        List<ReportPage.Form> forms = new ArrayList<>();
        for (Form form : Form.values()) {
            if (form != shown) {
                forms.add(new ReportPage.Form(form.title(), ask.with("format", form.wire())));
            }
        }
        return forms;
    }
}
