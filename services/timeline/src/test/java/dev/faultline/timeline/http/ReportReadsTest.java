package dev.faultline.timeline.http;

import static dev.faultline.events.DeviceState.DOWN;
import static dev.faultline.events.DeviceState.UP;
import static dev.faultline.timeline.TellStaff.at;
import static dev.faultline.timeline.TellStaff.claimed;
import static dev.faultline.timeline.TellStaff.declared;
import static dev.faultline.timeline.TellStaff.reboot;
import static dev.faultline.timeline.TellStaff.resolved;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.events.staff.CauseKind;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.Milestone;
import dev.faultline.events.staff.ReportSection;
import dev.faultline.events.staff.ReportStatus;
import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.Tell;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The report on an incident, as it is asked for. */
class ReportReadsTest {
    private static final Instant NOW = Instant.parse("2026-05-03T00:00:00Z");
    private static final Scope BOTH = Scope.ofDatacenters("nj", "va");
    private static final String PATH = "/api/v1/incidents/i/report";

    private final Tell tell = new Tell().recordedAt("2026-05-01T20:00:00Z");
    private final StandingTimeline timeline = new StandingTimeline(NOW);
    private final Reads reads = new Reads(timeline, () -> NOW, ReadLimits.DEFAULT);
    private final ReportDocuments documents = new ReportDocuments();

    private String njDown;
    private String njBack;

    /** Routers of two datacenters are down from 07:00; va's come back at 09:00, nj's at 11:30. */
    private void outage() {
        for (String dc : List.of("nj", "va")) {
            tell.promptly(dc + "-1", dc + "/core-router", UP, "2026-05-01T00:00:00Z");
        }
        tell.promptly("va-1", "va/core-router", DOWN, "2026-05-01T07:00:00Z");
        njDown = tell.promptly("nj-1", "nj/core-router", DOWN, "2026-05-01T07:00:00Z");
        tell.promptly("va-1", "va/core-router", UP, "2026-05-01T09:00:00Z");
        njBack = tell.promptly("nj-1", "nj/core-router", UP, "2026-05-01T11:30:00Z");
        tell.promptly(declared("i", BOTH, "2026-05-01T07:00:00Z"));
        tell.promptly(reboot("i", Scope.ofDatacenters("va"), "2026-05-01T08:45:00Z"));
        tell.promptly(claimed("i", Milestone.NETWORK, Scope.NONE, "2026-05-01T11:30:00Z"));
        tell.promptly(resolved("i", "2026-05-01T12:00:00Z"));
    }

    @Test
    @DisplayName(
            "given an outage of two datacenters, then start, end and claim of each are told with the events that show them")
    void sites() throws IOException {
        outage();

        JsonNode report = report("");

        assertEquals("Outage i", report.get("title").textValue());
        assertEquals(1, report.get("revision").intValue());
        assertEquals("draft", report.get("status").textValue());
        assertFalse(report.get("published").booleanValue());
        JsonNode struck = statement(report, "sites", "nj/network/struck");
        assertEquals("nj, network", struck.get("of").textValue());
        assertEquals("2026-05-01 07:00", struck.get("value").textValue());
        assertEquals(List.of(njDown), ids(struck));
        JsonNode back = statement(report, "sites", "nj/network/back");
        assertEquals(
                "In nj the network was back at 2026-05-01 11:30 UTC.",
                back.get("text").textValue());
        assertEquals(List.of(njBack), ids(back));
        assertEquals(
                "4 h 30 min",
                statement(report, "sites", "nj/network/lasted").get("value").textValue());
        assertEquals(
                "2 h",
                statement(report, "sites", "va/network/lasted").get("value").textValue());
        assertEquals(
                "2026-05-01 11:30",
                statement(report, "sites", "va/network/claimed").get("value").textValue());
        assertEquals(
                "2026-05-01 07:00",
                statement(report("tz=UTC"), "sites", "nj/network/struck")
                        .get("value")
                        .textValue());
        assertEquals(
                "2026-05-01 03:00",
                statement(report("tz=America/New_York"), "sites", "nj/network/struck")
                        .get("value")
                        .textValue());
    }

    @Test
    @DisplayName(
            "given an outage, then each datacenter has a curve with its first action and the times at which it was restored")
    void curves() throws IOException {
        outage();

        JsonNode curves = report("").get("curves");

        assertEquals(2, curves.size());
        assertEquals("nj", curves.get(0).get("datacenter").textValue());
        assertFalse(curves.get(0).get("milestones").has("firstAction"));
        assertEquals(
                "2026-05-01T08:45:00Z",
                curves.get(1).at("/milestones/firstAction").textValue());
        assertEquals(
                "2026-05-01T09:00:00Z",
                curves.get(1).at("/milestones/restored100").textValue());
        assertEquals(2, curves.get(1).get("points").size());
        assertEquals(1, curves.get(1).at("/points/1/share").intValue());
    }

    @Test
    @DisplayName("given an outage that goes on, then it is told as open and nothing claims its end")
    void goes_on() throws IOException {
        tell.promptly("va-1", "va/core-router", UP, "2026-05-01T00:00:00Z");
        String down = tell.promptly("va-1", "va/core-router", DOWN, "2026-05-01T07:00:00Z");
        tell.promptly(declared("i", BOTH, "2026-05-01T07:00:00Z"));

        JsonNode report = report("");

        JsonNode back = statement(report, "sites", "va/network/back");
        assertEquals("not back, 1 of 1 device still out", back.get("value").textValue());
        assertEquals(List.of(down), ids(back));
        assertEquals(
                "no device out, by the facts",
                statement(report, "sites", "nj/none").get("value").textValue());
        assertEquals(
                "Staff have not said that it is over.",
                statement(report, "summary", "end").get("text").textValue());
        assertEquals(0, report.at("/curves/0/restored").intValue());
        assertTrue(report.at("/curves/0/milestones/restored50").isNull());
    }

    @Test
    @DisplayName(
            "given a published report and a fact told later, then the draft of the next says what changed, and the published one stays as it was, byte for byte")
    void revisions() throws IOException {
        outage();
        publish(1, ReportStatus.INTERIM);
        JsonNode first = report("");
        byte[] asPublished = reply("revision=1", Optional.empty()).body();

        assertEquals(1, first.get("revision").intValue());
        assertEquals("interim", first.get("status").textValue());
        assertTrue(first.get("published").booleanValue());
        assertEquals(
                "2026-05-01T20:00:00Z",
                Asked.json(reply("revision=1", Optional.empty())).get("asOf").textValue());

        tell.recordedAt("2026-05-02T00:00:00Z");
        tell.wrong("nj-1", njBack);
        String back = tell.promptly("nj-1", "nj/core-router", UP, "2026-05-01T08:30:00Z");

        JsonNode draft = report("");
        assertEquals(2, draft.get("revision").intValue());
        assertEquals("draft", draft.get("status").textValue());
        JsonNode change = statement(draft, "changes", "sites/nj, network");
        assertEquals(
                "Start and end per site: nj, network: back 2026-05-01 08:30, was 2026-05-01 11:30; lasted 1 h 30 min, was 4 h 30 min.",
                change.get("text").textValue());
        assertEquals(List.of(back, njBack, njDown), ids(change));
        assertArrayEquals(asPublished, reply("revision=1", Optional.empty()).body());

        publish(2, ReportStatus.FINAL);
        JsonNode last = report("");
        assertEquals(2, last.get("revision").intValue());
        assertEquals("final", last.get("status").textValue());
        assertEquals(
                change.get("text"),
                statement(last, "changes", "sites/nj, network").get("text"));
        assertArrayEquals(asPublished, reply("revision=1", Optional.empty()).body());
        JsonNode second = Asked.json(reply("revision=2", Optional.empty()));
        assertEquals(last.get("sections"), second.get("sections"));
    }

    @Test
    @DisplayName("given a report and its permalink, then whoever follows it later gets the same bytes")
    void permalink() throws IOException {
        outage();
        publish(1, ReportStatus.FINAL);
        Reply present = reply("", Optional.empty());
        Reply revision = reply("revision=1", Optional.empty());
        tell.recordedAt("2026-05-02T00:00:00Z");
        tell.wrong("nj-1", njBack);

        for (Reply told : List.of(present, revision)) {
            String permalink = Asked.json(told).get("permalink").textValue();
            assertTrue(permalink.startsWith(PATH + "?"), permalink);
            Reply again = reply(permalink.substring(PATH.length() + 1), Optional.empty());
            assertEquals(
                    new String(told.body(), StandardCharsets.UTF_8), new String(again.body(), StandardCharsets.UTF_8));
            assertEquals(told.headers(), again.headers());
        }
    }

    @Test
    @DisplayName(
            "given words for sections, then they are told as theirs; later ones take their place, and withdrawn ones are gone")
    void written() throws IOException {
        outage();
        String words = write(ReportSection.CUSTOMERS, "All who use mail.");
        JsonNode said = statement(report(""), "affected", "written/customers");
        assertEquals("All who use mail.", said.get("text").textValue());
        assertTrue(said.get("written").booleanValue());
        assertEquals(List.of(words), ids(said));

        String better = write(ReportSection.CUSTOMERS, "All who use mail in two cities.");
        assertEquals(List.of(better), ids(statement(report(""), "affected", "written/customers")));
        assertFalse(report("").get("unwritten").toString().contains("customers"));

        tell.promptly(new IncidentEvent.ReportWritten(
                "i", at("2026-05-01T19:00:00Z"), ReportSection.CUSTOMERS, Optional.empty()));
        assertFalse(has(report(""), "affected", "written/customers"));
        assertTrue(report("").get("unwritten").toString().contains("customers"));
    }

    @Test
    @DisplayName(
            "given words for sections, then the incident tells those in force with the event that they were said in")
    void words_of_the_incident() throws IOException {
        outage();
        write(ReportSection.IMPACT, "Mail was late.");
        String better = write(ReportSection.IMPACT, "Mail was four hours late.");
        timeline.shows(tell.view());

        JsonNode sections = Asked.json(reads.reply(
                        "/api/v1/incidents/i", Asked.parameters(""), Set.of(), ask -> IncidentsReading.one("i")))
                .get("reportSections");

        assertEquals(1, sections.size());
        assertEquals("impact", sections.get(0).get("section").textValue());
        assertEquals("Mail was four hours late.", sections.get(0).get("text").textValue());
        assertEquals(better, sections.get(0).get("eventId").textValue());
    }

    @Test
    @DisplayName("given causes, then they are told with number and kind, and those ruled out as such")
    void causes() throws IOException {
        outage();
        cause(1, CauseKind.TRIGGER, "a card", false);
        cause(2, CauseKind.LATENT, "a cable", false);
        cause(2, CauseKind.LATENT, "a cable", true);

        JsonNode report = report("");

        assertEquals(
                "Cause 1, trigger: a card.",
                statement(report, "causes", "cause/1").get("text").textValue());
        assertEquals(
                "Cause 2, latent, ruled out: a cable.",
                statement(report, "causes", "cause/2").get("text").textValue());
        assertTrue(ids(statement(report, "causes", "cause/1")).contains(njDown));
    }

    @Test
    @DisplayName("given each form, then it is chosen by Accept or format and tells the same")
    void forms() throws Exception {
        outage();
        String nasty = "*not bold* <b>&amp; | `x` [link](http://x) \u0001\n# no heading";
        write(ReportSection.IMPACT, nasty);

        Reply markdown = reply("", Optional.of("text/markdown"));
        assertEquals("text/markdown;charset=UTF-8", markdown.mediaType());
        assertEquals(
                "inline; filename=\"i-report-1-draft.md\"", markdown.headers().get("Content-Disposition"));
        var parsed = Parser.builder().build().parse(new String(markdown.body(), StandardCharsets.UTF_8));
        List<Object> markup = new ArrayList<>();
        parsed.accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlInline html) {
                markup.add(html);
            }

            @Override
            public void visit(HtmlBlock html) {
                markup.add(html);
            }

            @Override
            public void visit(Link link) {
                markup.add(link);
            }
        });
        assertEquals(List.of(), markup);
        String text = TextContentRenderer.builder().build().render(parsed);
        assertTrue(text.contains("*not bold* <b>&amp; | `x` [link](http://x) \uFFFD"), text);
        assertTrue(text.contains("# no heading"), text);

        Reply html = reply("format=html", Optional.of("application/json"));
        assertEquals("text/html;charset=UTF-8", html.mediaType());
        var page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.body()))
                .getDocumentElement();
        assertTrue(page.getTextContent().contains("*not bold* <b>&amp; | `x` [link](http://x) \uFFFD"));
        assertEquals(0, page.getElementsByTagName("script").getLength());
        assertEquals(2, page.getElementsByTagName("svg").getLength());

        Reply pdf = reply("", Optional.of("application/pdf"));
        assertEquals("application/pdf", pdf.mediaType());
        try (PDDocument document = Loader.loadPDF(pdf.body())) {
            String words = new PDFTextStripper().getText(document);
            assertTrue(words.contains("Outage i"), words);
            assertTrue(words.contains("Start and end per site"), words);
            assertTrue(words.contains("2026-05-01 11:30"), words);
        }
        assertArrayEquals(
                pdf.body(), reply("", Optional.of("application/pdf;q=0.5")).body());
    }

    @Test
    @DisplayName("given a form, revision or incident that there is not, then the refusal says which there are")
    void refusals() throws IOException {
        outage();
        assertEquals(406, reply("", Optional.of("image/png")).status());
        assertTrue(problem("", Optional.of("image/png")).contains("text/markdown"));
        assertTrue(problem("format=doc", Optional.empty()).contains("must be one of json, html, md, pdf"));
        assertTrue(problem("revision=1", Optional.empty()).contains("no report on this incident was published"));
        publish(1, ReportStatus.FINAL);
        assertTrue(problem("revision=2", Optional.empty()).contains("the last of which is 1, and is 2"));
        assertTrue(problem("revision=0", Optional.empty()).contains("must be a whole number from 1 on"));
        assertTrue(problem("revision=1&knownAt=2026-05-01T00:00:00Z", Optional.empty())
                .contains("goes without knownAt"));
        assertEquals(
                404, reply("knownAt=2026-04-01T00:00:00Z", Optional.empty()).status());
    }

    @Test
    @DisplayName("given more lines than a timeline may have, then the first 500 are told and the rest is counted")
    void many_lines() throws IOException {
        outage();
        for (int i = 0; i < 500; i++) {
            tell.promptly(new IncidentEvent.Noted("i", at("2026-05-01T13:00:00Z"), "note " + i));
        }

        JsonNode told = section(report(""), "timeline");

        assertEquals(500, told.get("statements").size());
        assertEquals(8, told.get("leftOut").intValue());
        assertTrue(new String(reply("format=md", Optional.empty()).body(), StandardCharsets.UTF_8)
                .contains("8 more are left out here"));
    }

    @Test
    @DisplayName("given an incident of more than 10,000 events, then the report is refused")
    void too_large() {
        outage();
        for (int i = 0; i < 10_000; i++) {
            tell.promptly(new IncidentEvent.Noted("i", at("2026-05-01T13:00:00Z"), "note"));
        }

        assertEquals(400, reply("", Optional.empty()).status());
        assertTrue(problem("", Optional.empty()).contains("10000 at most"));
    }

    private void cause(int number, CauseKind kind, String description, boolean ruledOut) {
        tell.promptly(new IncidentEvent.CauseRecorded(
                "i", at("2026-05-01T15:00:00Z"), number, kind, description, List.of(njDown), ruledOut));
    }

    private void publish(int revision, ReportStatus status) {
        tell.promptly(new IncidentEvent.ReportPublished(
                "i", at("2026-05-01T18:00:00Z"), revision, status, Optional.empty(), Optional.empty()));
    }

    private String write(ReportSection section, String text) {
        return tell.promptly(
                new IncidentEvent.ReportWritten("i", at("2026-05-01T17:00:00Z"), section, Optional.of(text)));
    }

    private JsonNode report(String query) throws IOException {
        Reply reply = reply(query, Optional.empty());
        assertEquals(200, reply.status(), () -> new String(reply.body(), StandardCharsets.UTF_8));
        return Asked.json(reply);
    }

    private String problem(String query, Optional<String> accept) {
        Reply reply = reply(query, accept);
        assertTrue(reply.status() >= 400, () -> "answered");
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    private Reply reply(String query, Optional<String> accept) {
        timeline.shows(tell.view());
        return reads.reply(
                PATH,
                Asked.parameters(query),
                ReportReading.PARAMETERS,
                ask -> ReportReading.question("i", ask, accept, reads.limits(), documents));
    }

    private static JsonNode section(JsonNode report, String section) {
        return StreamSupport.stream(report.get("sections").spliterator(), false)
                .filter(each -> each.get("section").textValue().equals(section))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no section " + section + " in " + report));
    }

    private static boolean has(JsonNode report, String section, String key) {
        return StreamSupport.stream(section(report, section).get("statements").spliterator(), false)
                .anyMatch(each -> each.get("key").textValue().equals(key));
    }

    private static JsonNode statement(JsonNode report, String section, String key) {
        return StreamSupport.stream(section(report, section).get("statements").spliterator(), false)
                .filter(each -> each.get("key").textValue().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " in " + section(report, section)));
    }

    private static List<String> ids(JsonNode statement) {
        return StreamSupport.stream(statement.get("evidence").spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
