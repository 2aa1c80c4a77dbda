package dev.faultline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.faultline.browser.harness.BrowserTest;
import dev.faultline.browser.harness.Look;
import dev.faultline.browser.harness.Stage;
import dev.faultline.browser.harness.Visit;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The view of an incident, with the outage that was told twice. */
@BrowserTest
class IncidentTest {
    private static final String NETWORK = "/incident/?incident=network-2013-09-03";
    private static final String LETTER = NETWORK + "&knownAt=2013-09-05T00:00:00Z";

    @Test
    @DisplayName("given knownAt two days after, when the page is opened, then it tells the hours of the letter")
    void the_letter(Visit visit) {
        Page page = visit.open(LETTER);

        assertThat(row(page, "us-nj")).containsText("down 07:00 – 15:30");
        assertThat(row(page, "us-va")).containsText("down 07:00 – 15:30");
        assertThat(slider(page))
                .hasAttribute(
                        "aria-valuetext",
                        Pattern.compile("as known on 4 September 2013, 20:00 \\S+, after: declared, interim report.*"));
        assertThat(section(page, "Causes")).containsText("corruption of the core routing table");
        // What would be told later stands behind it.
        assertThat(row(page, "us-nj")).containsText("later 08:00 – 12:30");
    }

    @Test
    @DisplayName("given the present, when the page is opened, then it tells the hours of the report and what they were")
    void the_report(Visit visit) {
        Page page = visit.open(NETWORK);

        assertThat(row(page, "us-ca")).containsText("down 08:00 – 12:00");
        assertThat(row(page, "us-co")).containsText("down 08:00 – 12:00");
        assertThat(row(page, "us-nj")).containsText("down 08:00 – 12:30");
        assertThat(row(page, "us-va")).containsText("down 07:00 – 15:00");
        Locator changes = section(page, "What changed");
        assertThat(changes).containsText("us-nj lost 08:00, was 07:00; back 12:30, was 15:30");
        assertThat(changes).containsText("us-va back 15:00, was 15:30");
        assertThat(changes).containsText("a core line card in Virginia failed softly, was “corruption");
    }

    @Test
    @DisplayName(
            "when arrow keys, Home and End move the slider, then the story changes in place and the address with it")
    void keys(Visit visit) {
        Page page = visit.open(NETWORK);
        assertThat(row(page, "us-nj")).containsText("12:30");
        page.evaluate("() => { window.sameDocument = true; }");
        Locator slider = slider(page);

        slider.press("Home");
        assertThat(page.getByRole(AriaRole.HEADING, heading("Nothing was known yet")))
                .isVisible();
        slider.press("ArrowRight");
        assertThat(row(page, "us-nj")).containsText("down 07:00 – 15:30");
        assertThat(page).hasURL(Pattern.compile(".*knownAt=2013-09-04T00%3A00%3A00Z.*"));
        slider.press("ArrowRight");
        assertThat(row(page, "us-nj")).containsText("down 08:00 – 12:30");
        assertThat(row(page, "us-nj").locator(".change.changed")).hasText(Pattern.compile("\\s*≠\\s*changed\\s*"));
        slider.press("ArrowLeft");
        assertThat(row(page, "us-nj")).containsText("down 07:00 – 15:30");
        slider.press("End");
        assertThat(row(page, "us-nj")).containsText("down 08:00 – 12:30");

        assertThat(page).not().hasURL(Pattern.compile(".*knownAt.*"));
        assertThat(slider).hasAttribute("aria-valuenow", "3");
        assertEquals(true, page.evaluate("() => window.sameDocument"));
    }

    @Test
    @DisplayName("when the slider is dragged to the left, then it snaps to the letter, and Back returns to the present")
    void dragging(Visit visit) {
        Page page = visit.open(NETWORK);
        assertThat(row(page, "us-nj")).containsText("12:30");
        BoundingBox box = slider(page).boundingBox();
        double y = box.y + 22;

        page.mouse().move(box.x + box.width - 14, y);
        page.mouse().down();
        for (int step = 1; step <= 15; step++) {
            page.mouse().move(box.x + box.width - 14 - step * box.width / 17, y);
        }
        page.mouse().up();

        assertThat(row(page, "us-nj")).containsText("down 07:00 – 15:30");
        assertThat(page).hasURL(Pattern.compile(".*knownAt=2013-09-04T00%3A00%3A00Z.*"));
        page.goBack();
        assertThat(row(page, "us-nj")).containsText("down 08:00 – 12:30");
    }

    @Test
    @DisplayName("when it plays from the letter on, then it comes to the present by itself and ends there")
    void playing(Visit visit) {
        Page page = visit.open(LETTER);
        assertThat(row(page, "us-nj")).containsText("15:30");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Play"))
                .click();

        assertThat(row(page, "us-nj")).containsText("down 08:00 – 12:30");
        assertThat(slider(page)).hasAttribute("aria-valuenow", "3");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Play")))
                .isVisible();
    }

    @Test
    @DisplayName("given lines that were told otherwise, then each says so by sign and word, and only they can be shown")
    void what_changed_in_the_story(Visit visit) {
        Page page = visit.open(NETWORK);
        Locator story = section(page, "The story");

        Locator restored = line(story, "3 × edge-router up in us-nj");
        assertThat(restored.locator(".change.changed")).containsText("changed");
        assertThat(restored.locator(".was")).containsText("was at 15:30");
        assertThat(line(story, "final report").locator(".change.added")).containsText("new");
        assertThat(line(story, "va-exchange-1 down").locator(".change")).hasCount(0);
        page.getByLabel("Only what changed").check();
        assertThat(line(story, "va-exchange-1 down")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile(".*changed=only.*"));
        page.locator("#against").selectOption("none");
        assertThat(story.locator(".change")).hasCount(0);
    }

    @Test
    @DisplayName(
            "when the story is filtered, then only those lines are left, and a line opens onto its times and devices")
    void filters(Visit visit) {
        Page page = visit.open(NETWORK);
        Locator story = section(page, "The story");
        assertThat(story).containsText("lines");

        page.getByLabel("Who tells").selectOption("facts");
        page.getByLabel("Datacenter").selectOption("us-nj");
        page.getByLabel("Role").selectOption("edge-router");

        assertThat(story.locator(".line")).hasCount(2);
        Locator line = story.locator(".line").first();
        line.locator("summary").click();
        assertThat(line).containsText("2013-09-13 12:00:00 EDT");
        assertThat(line.locator("a", new Locator.LocatorOptions().setHasText("nj-edge-1"))
                        .first())
                .hasAttribute("href", Pattern.compile("/api/v1/devices/nj-edge-1/history.*"));
        assertThat(line.locator(".each li")).hasCount(3);
        page.getByLabel("Who tells").selectOption("staff");
        // A note, and the same words in the report.
        page.getByLabel("Words").fill("credits");
        assertThat(story.locator(".line")).hasCount(2);
        page.reload();
        assertThat(story.locator(".line")).hasCount(2);
    }

    @Test
    @DisplayName(
            "given a claim that all was resolved, then it held when it was made, and relapsed with what was learned later")
    void verdicts(Visit visit) {
        Page page = visit.open("/incident/?incident=core-routers-2013-08-29&knownAt=2013-08-30T00:00:00Z");
        Locator claim = section(page, "Claims against facts").locator(".claim");
        assertThat(claim).containsText(Pattern.compile("then\\s+supported.*now\\s+supported", Pattern.DOTALL));

        slider(page).press("End");

        assertThat(claim).containsText(Pattern.compile("then\\s+supported.*now\\s+relapsed", Pattern.DOTALL));
        assertThat(claim).containsText("It began again at 2013-09-03");
    }

    @Test
    @DisplayName("given incidents that hang together, then each leads to the other, as known at the same time")
    void links(Visit visit) {
        Page page = visit.open(NETWORK);

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Routing-policy error in three datacenters"))
                .click();

        assertThat(page.getByRole(AriaRole.HEADING, heading("Routing-policy error in three datacenters")))
                .isVisible();
        assertThat(page.getByLabel("Other incidents")).containsText("caused by the repair of Loss of network");
    }

    @Test
    @DisplayName(
            "given each look, when both tellings are shown, then axe finds nothing serious and the page fits the width")
    void looks(Stage stage) {
        for (Look look : List.of(Look.WIDE_LIGHT, Look.WIDE_DARK, Look.PHONE_LIGHT, Look.PHONE_DARK)) {
            try (Visit visit = stage.visit(look)) {
                for (String address : List.of(NETWORK, LETTER)) {
                    Page page = visit.open(address);
                    assertThat(section(page, "What changed")).containsText("us-nj");
                    page.locator(".line summary").first().click();
                    visit.assertAccessible();
                    visit.assertFitsTheWidth();
                }
                visit.assertNoComplaints();
            }
        }
    }

    @Test
    @DisplayName("given a phone, when a thumb touches the slider, then it goes there, and its buttons are large enough")
    void a_thumb(Stage stage) {
        try (Visit visit = stage.visit(Look.PHONE_LIGHT)) {
            Page page = visit.open(NETWORK);
            assertThat(row(page, "us-nj")).containsText("12:30");
            Locator next = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("The moment before"));

            assertTrue(next.boundingBox().height >= 44, "buttons are as high as a thumb is wide");
            assertTrue(slider(page).boundingBox().height >= 44, "the slider is as high as a thumb is wide");
            slider(page).click(new Locator.ClickOptions().setPosition(14, 22));

            assertThat(page.getByRole(AriaRole.HEADING, heading("Nothing was known yet")))
                    .isVisible();
            visit.assertNoComplaints();
        }
    }

    @Test
    @DisplayName("given an address without an incident, or with an unknown one, then the page says so and where to go")
    void no_incident(Visit visit) {
        assertThat(visit.open("/incident/").locator("main")).containsText("names no incident");
        visit.expectOutage();
        assertThat(visit.open("/incident/?incident=none").locator("main"))
                .containsText("No incident has the id none", new LocatorAssertions.ContainsTextOptions());
    }

    private static Locator slider(Page page) {
        return page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Known at"));
    }

    private static Locator row(Page page, String datacenter) {
        return page.locator(
                ".row",
                new Page.LocatorOptions().setHas(page.locator("a", new Page.LocatorOptions().setHasText(datacenter))));
    }

    private static Locator section(Page page, String title) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    private static Locator line(Locator story, String text) {
        return story.locator(".line", new Locator.LocatorOptions().setHasText(text));
    }

    private static Page.GetByRoleOptions heading(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
