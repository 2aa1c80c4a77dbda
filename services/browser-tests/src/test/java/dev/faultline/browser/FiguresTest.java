package dev.faultline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.faultline.browser.harness.BrowserTest;
import dev.faultline.browser.harness.Look;
import dev.faultline.browser.harness.Stage;
import dev.faultline.browser.harness.Visit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The view of figures, against those that were published of the demo's outage. */
@BrowserTest
class FiguresTest {
    private static final Path PUBLISHED =
            Path.of("..", "standalone", "src", "main", "resources", "scenarios", "intermedia-2013", "expected.json");
    private static final String SEPTEMBER = "/figures/?from=2013-09-01&to=2013-10-01&tz=America/New_York";
    private static final String NETWORK = SEPTEMBER + "&role=core-router,edge-router";

    @Test
    @DisplayName("given September 2013, then the availability of each datacenter's network is the published one")
    void published(Visit visit) throws Exception {
        Page page = visit.open(NETWORK);

        for (Map.Entry<String, String> percent : published(page, "as_known_now").entrySet()) {
            assertThat(row(page, percent.getKey())).containsText(percent.getValue() + " %");
        }
    }

    @Test
    @DisplayName("given what was known on 5 September, then it is the one that was published then, and it says so")
    void publishedThen(Visit visit) throws Exception {
        String then = "2013-09-05T00:00:00-04:00";
        Page page = visit.open(NETWORK + "&knownAt=" + then);

        assertThat(page.getByText("As known on 2013-09-05 00:00 EDT.")).isVisible();
        for (Map.Entry<String, String> percent :
                published(page, "as_known_at_" + then).entrySet()) {
            assertThat(row(page, percent.getKey())).containsText(percent.getValue() + " %");
        }
    }

    @Test
    @DisplayName(
            "given a number, when it is opened, then its outages, facts and definition stand there, and it can be had again")
    void behind(Stage stage, Visit visit) {
        Page page = visit.open(NETWORK + "&figure=timeToRestore");
        Locator number = row(page, "us-va").getByRole(AriaRole.BUTTON, named("p90 of us-va"));
        number.click();

        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Time to restore · us-va");
        assertThat(dialog).containsText("5 outages");
        Locator outage = dialog.locator("tr", new Locator.LocatorOptions().setHasText("va-edge-1"))
                .first();
        assertThat(outage).containsText("2013-09-03 07:00");
        assertThat(outage).containsText("2013-09-03 15:00");
        assertThat(outage).containsText("p90");
        outage.locator("summary").click();
        assertThat(outage.locator(".ids code")).hasCount(2);
        assertThat(dialog).containsText("Ledger of time");
        assertThat(dialog.getByRole(AriaRole.LINK, named("Definition 2, section 4")))
                .hasAttribute("href", "/docs/figures.md");
        visit.assertAccessible();

        String permalink = stage.service().address()
                + dialog.getByRole(AriaRole.LINK, named("its permalink")).getAttribute("href");
        String again = page.request().get(permalink).text();
        assertTrue(again.contains("\"p90Seconds\":28800"), again);
        assertTrue(again.contains(outage.locator(".ids code").first().textContent()), again);

        page.keyboard().press("Escape");
        assertThat(dialog).isHidden();
        assertThat(number).isFocused();
        assertFalse(page.url().contains("behind"), page.url());
    }

    @Test
    @DisplayName("given months of one datacenter, when a month is opened, then its outages alone are behind it")
    void behindAMonth(Visit visit) {
        Page page = visit.open("/figures/?groupBy=month&datacenter=us-va&role=core-router&to=2014-01-01"
                + "&tz=America/New_York&figure=timeToRestore");
        assertThat(page.locator("#months canvas")).isVisible();
        row(page, "2013-08").getByRole(AriaRole.BUTTON, named("max of 2013-08")).click();

        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("3 h max, ± 30 min");
        assertThat(dialog).containsText("2 outages");
        assertThat(dialog).containsText("From 2013-08-28 00:00 EDT to 2013-09-01 00:00 EDT.");
    }

    @Test
    @DisplayName("given filters that the API refuses, then each says at its field what would be right, until it is")
    void refused(Visit visit) {
        visit.expectOutage();
        Page page = visit.open("/figures/?from=2013-09&minDuration=15&tz=UTC");
        Locator shortest = page.locator("#minDuration");

        assertThat(shortest).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#minDuration-wrong")).containsText("must be an ISO-8601 duration");
        assertThat(page.locator("#from-wrong")).containsText("and is \"2013-09\"");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("minDuration must be");
        visit.assertAccessible();

        shortest.fill("PT15M");
        shortest.press("Enter");
        assertThat(page.locator("#minDuration-wrong")).hasCount(0);
        page.locator("#from").fill("2013-09-01");
        page.locator("#from").press("Enter");

        assertThat(row(page, "us-va")).isVisible();
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    @Test
    @DisplayName("given an incident that is not there, then its field says so")
    void noSuchIncident(Visit visit) {
        visit.expectOutage();
        Page page = visit.open("/figures/?incident=nope&tz=UTC");

        assertThat(page.locator("#incident-wrong")).containsText("No incident has the id nope.");
    }

    @Test
    @DisplayName("given what was chosen by hand, then the address alone brings it all back, the open number included")
    void address(Stage stage, Visit visit) {
        Page page = visit.open(SEPTEMBER);
        page.getByLabel("Grouped by").selectOption("role");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Time to restore, by group"))
                .click();
        page.getByLabel("Number").selectOption("p95");
        row(page, "mail-server")
                .getByRole(AriaRole.BUTTON, named("p95 of mail-server"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("4 outages");

        try (Visit another = stage.visit(Look.WIDE_DARK)) {
            Page restored =
                    another.open(page.url().substring(stage.service().address().length()));

            assertThat(restored.getByRole(AriaRole.DIALOG)).containsText("Time to restore · mail-server");
            assertThat(restored.getByRole(AriaRole.DIALOG)).containsText("11 h 30 min p95");
            restored.keyboard().press("Escape");
            assertThat(restored.getByLabel("Number")).hasValue("p95Seconds");
            assertThat(restored.getByLabel("Grouped by")).hasValue("role");
            assertThat(restored.locator("#from")).hasValue("2013-09-01");
            another.assertNoComplaints();
        }
    }

    @Test
    @DisplayName("given a table of groups, then its CSV has its rows, with all figures as the API tells them")
    void csv(Visit visit) throws Exception {
        Page page = visit.open(NETWORK);
        assertThat(row(page, "us-va")).isVisible();

        var csv = page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("CSV"))
                .click());

        assertEquals("figures.csv", csv.suggestedFilename());
        try (var in = csv.createReadStream()) {
            String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\r\n");
            assertTrue(lines[0].startsWith("datacenter,availability.value,"), lines[0]);
            assertTrue(lines[0].contains(",timeToRestore.p90Seconds,"), lines[0]);
            assertEquals(5, lines.length);
            assertTrue(lines[4].startsWith("us-va,0.98888888"), lines[4]);
        }
    }

    @Test
    @DisplayName("given two dimensions, then they are a heat map whose numbers open, and a list beside it")
    void heatMap(Visit visit) {
        Page page = visit.open(SEPTEMBER + "&groupBy=datacenter,role&figure=timeToRestore");
        Locator map = page.locator("table.heat");

        assertThat(map.locator("tbody tr")).hasCount(4);
        assertThat(map.locator("td.level-4")).hasCount(4);
        map.getByRole(AriaRole.BUTTON, named("p50 of us-nj, phone-system")).click();

        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("nj-phones-1");
        page.keyboard().press("Escape");
        page.getByText("As a list with distributions").click();
        assertThat(page.locator(".by-group table.cards tbody tr")).hasCount(13);
    }

    @Test
    @DisplayName("given two tellings, then what changed stands between them, and each opens onto its own outages")
    void tellings(Visit visit) {
        Page page = visit.open(NETWORK);
        page.getByLabel("Compare two tellings").check();
        assertThat(page.locator("#knownAt")).hasValue("2013-10-01T04:00:00Z");
        assertThat(page.getByText("Both tell the same")).isVisible();
        page.locator("#knownAt").fill("2013-09-05T00:00:00-04:00");
        page.locator("#knownAt").press("Enter");

        Locator virginia = row(page, "us-va");
        assertThat(virginia).containsText("98.819 %");
        assertThat(virginia).containsText("98.889 %");
        assertThat(virginia).containsText("+0.0694 points");
        assertThat(page.getByText("20 outages differ")).isVisible();
        assertThat(page.locator(".banner.past")).hasCount(0);

        virginia.getByRole(AriaRole.BUTTON).first().click();

        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("as told before");
        assertThat(dialog.locator("tr", new Locator.LocatorOptions().setHasText("va-core-1"))
                        .first())
                .containsText("2013-09-03 15:30");
    }

    @Test
    @DisplayName("given an address without a zone, then that of times is written into it, and switching times sets it")
    void zone(Visit visit) {
        Page page = visit.open("/figures/?from=2013-09-01&to=2013-10-01&datacenter=us-va");

        assertThat(page).hasURL(Pattern.compile("tz=America%2FNew_York"));
        assertThat(page.locator(".about")).containsText("2013-09-01 00:00 EDT");

        page.getByLabel("Times").selectOption("utc");

        assertThat(page).hasURL(Pattern.compile("tz=UTC"));
        assertThat(page.locator(".about")).containsText("2013-09-01 00:00 UTC");
    }

    @Test
    @DisplayName("given more groups than a page holds, then the others are on the next one")
    void more(Stage stage, Visit visit) {
        stage.service()
                .tell(
                        "/device-events",
                        IntStream.range(0, 205).mapToObj(FiguresTest::sensor).collect(Collectors.joining("\n")));
        Page page = visit.open("/figures/?groupBy=device&datacenter=oslo&tz=UTC");
        assertThat(page.locator("tbody tr")).hasCount(200);

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("More groups"))
                .click();

        assertThat(page.locator("tbody tr")).hasCount(5);
        assertThat(row(page, "osl-204")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The first groups"))
                .click();
        assertThat(row(page, "osl-000")).isVisible();
    }

    private static String sensor(int number) {
        return """
                {"device": "osl-%03d", "datacenter": "oslo", "role": "sensor", "state": "up"}""".formatted(number);
    }

    /** Each datacenter's percent, with the three digits that the page shows. */
    private static Map<String, String> published(Page page, String telling) throws Exception {
        Object percents = page.evaluate(
                "([text, telling]) => JSON.parse(text)[telling].network_availability_percent",
                new Object[] {Files.readString(PUBLISHED), telling});
        return ((Map<?, ?>) percents)
                .entrySet().stream()
                        .collect(Collectors.toMap(
                                percent -> (String) percent.getKey(),
                                percent -> String.format(
                                        Locale.ROOT, "%.3f", ((Number) percent.getValue()).doubleValue())));
    }

    private static Locator row(Page page, String heading) {
        return page.locator(
                ".by-group tr",
                new Page.LocatorOptions()
                        .setHas(page.getByRole(
                                AriaRole.ROWHEADER,
                                new Page.GetByRoleOptions().setName(heading).setExact(true))));
    }

    private static Locator.GetByRoleOptions named(String beginning) {
        return new Locator.GetByRoleOptions().setName(beginning);
    }
}
