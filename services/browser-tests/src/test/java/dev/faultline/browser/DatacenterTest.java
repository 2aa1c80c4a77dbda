package dev.faultline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.faultline.browser.harness.BrowserTest;
import dev.faultline.browser.harness.Visit;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@BrowserTest
class DatacenterTest {
    private static final String THAT_DAY =
            "/datacenter/?datacenter=us-nj&from=2013-09-03T04:00:00Z&to=2013-09-04T04:00:00Z";
    private static final String AS_OF_THE_LETTER = "&knownAt=2013-09-05T04:00:00Z";

    @Test
    @DisplayName("given the demo, when its day is opened, then milestones and outages are those that were published")
    void as_published(Visit visit) {
        Page page = visit.open(THAT_DAY);

        assertThat(milestone(page, "First impact")).hasText("2013-09-03 07:00 EDT");
        assertThat(milestone(page, "First action")).hasText("2013-09-03 07:30 EDT");
        assertThat(milestone(page, "T50")).hasText("2013-09-03 12:30 EDT");
        assertThat(milestone(page, "T100")).hasText("2013-09-03 18:30 EDT");
        // 16,200 seconds, as the report says.
        assertThat(outage(page, "nj-core-1")).containsText("4 h 30 min");
        assertThat(page.locator("#words")).containsText("7 devices were struck, 7 restored for good");
    }

    @Test
    @DisplayName(
            "given a time before the report, when that is asked for, then the letter's times are shown, and a banner says so")
    void as_the_letter_told(Visit visit) {
        Page page = visit.open(THAT_DAY + AS_OF_THE_LETTER);

        assertThat(page.locator(".banner.past")).containsText("As known on 2013-09-05 00:00 EDT");
        assertThat(milestone(page, "T50")).hasText("2013-09-03 15:30 EDT");
        // 30,600 seconds, as the letter says.
        assertThat(outage(page, "nj-core-1")).containsText("8 h 30 min");

        page.locator("#known-at").fill("2013-09-14T00:00");
        page.locator("#known-at").blur();
        assertThat(page).hasURL(Pattern.compile("knownAt=2013-09-14T04%3A00%3A00Z"));
        assertThat(milestone(page, "T50")).hasText("2013-09-03 12:30 EDT");
    }

    @Test
    @DisplayName("when the keys zoom and pan, then address, picture and figures go along, and Back goes back")
    void keys(Visit visit) {
        Page page = visit.open(THAT_DAY);
        assertThat(outage(page, "nj-core-1")).containsText("4 h 30 min");
        Object before = drawn(page);

        page.locator(".timeline").press("+");

        assertThat(page).hasURL(Pattern.compile("from=2013-09-03T10%3A00%3A00Z&to=2013-09-03T22%3A00%3A00Z"));
        assertNotEquals(before, drawn(page));
        // The window ends before the mail servers are back.
        assertThat(milestone(page, "T100")).hasText("not reached");

        page.goBack();
        assertThat(milestone(page, "T100")).hasText("2013-09-03 18:30 EDT");

        page.locator(".timeline").press("ArrowRight");
        assertThat(page).hasURL(Pattern.compile("from=2013-09-03T08%3A48%3A00Z"));

        page.locator(".timeline").press("Home");
        assertThat(page.locator("#words")).containsText("First impact 2013-08-29 00:00");
    }

    @Test
    @DisplayName(
            "when the keys go to a bar and open it, then a panel tells its facts and incidents, and Escape goes back")
    void opened_by_keys(Visit visit) {
        Page page = visit.open(THAT_DAY);
        assertThat(outage(page, "nj-core-1")).isVisible();
        Locator timeline = page.locator(".timeline");
        timeline.press("PageDown");
        assertThat(page.locator("#focused")).containsText("entries of staff");
        timeline.press("PageDown");
        assertThat(page.locator("#focused"))
                .containsText("nj-core-1: down, 2013-09-03 08:00 to 2013-09-03 12:30, 4 h 30 min");

        timeline.press("Enter");

        Locator panel = page.locator("#opened");
        assertThat(panel).isFocused();
        assertThat(panel).containsText("core-router in us-nj");
        assertThat(panel).containsText("routing policy error introduced during the repair");
        assertThat(panel.locator("a", new Locator.LocatorOptions().setHasText("network-2013-09-03")))
                .hasAttribute("href", "/incident/?incident=network-2013-09-03");
        visit.assertAccessible();
        panel.press("Escape");
        assertThat(panel).hasCount(0);
        assertThat(timeline).isFocused();
    }

    @Test
    @DisplayName("when the keys go through the lanes, then the bars are the rows of the table")
    void picture_and_table(Visit visit) {
        Page page = visit.open(THAT_DAY);
        assertThat(outage(page, "nj-core-1")).isVisible();
        page.locator(".timeline").press("PageDown");
        List<String> rows = page.locator("table:has(caption:text-is('Outages')) tbody tr").all().stream()
                .map(row -> "%s: %s, %s to %s, %s. Enter opens it."
                        .formatted(
                                cell(row, 0).trim(),
                                cell(row, 2).trim(),
                                cell(row, 3).trim(),
                                cell(row, 4).trim(),
                                cell(row, 5).trim()))
                .sorted()
                .toList();

        List<String> bars = rows.stream()
                .map(row -> {
                    page.locator(".timeline").press("PageDown");
                    return page.locator("#focused").textContent();
                })
                .sorted()
                .toList();

        assertEquals(7, rows.size());
        assertEquals(rows, bars);
    }

    @Test
    @DisplayName("given outages whose times are uncertain, then that is told")
    void uncertain(Visit visit) {
        Page page = visit.open("/datacenter/?datacenter=us-nj&from=2013-08-29T00:00:00Z&to=2013-08-30T00:00:00Z");
        assertThat(outage(page, "nj-core-1")).containsText("2013-08-29 00:00 ± 30 min");
    }

    @Test
    @DisplayName("when lanes of roles are chosen, then the address says so, and a role's bar opens its outages")
    void roles(Visit visit) {
        Page page = visit.open(THAT_DAY);
        page.getByLabel("Lanes").selectOption("role");
        assertThat(page).hasURL(Pattern.compile("lanes=role"));
        assertThat(outage(page, "nj-core-1")).isVisible();
        Locator timeline = page.locator(".timeline");
        assertThat(timeline).hasAttribute("aria-label", Pattern.compile("us-nj, by 4 roles.*"));
        timeline.press("PageDown");
        timeline.press("PageDown");
        assertThat(page.locator("#focused")).containsText("core-router: down");
        timeline.press("Enter");
        assertThat(page.locator("#opened")).containsText("at worst 2 down");
        assertThat(page.locator("#opened .entries li")).hasCount(2);
    }

    @Test
    @DisplayName(
            "given spans closer than a pixel, then they are one bar in their worst state, and apart when drawn nearer")
    void layout(Visit visit) {
        Page page = visit.open(THAT_DAY);
        assertEquals(
                List.of(List.of(2, "down"), List.of(1, "degraded"), List.of(1, "degraded"), List.of(1, "down")),
                page.evaluate("""
                        async () => {
                            const { itemsOf } = await import('/datacenter/layout.js');
                            const lane = { spans: [
                                { from: 1000, to: 1100, state: 'degraded' },
                                { from: 1200, to: 1300, state: 'down' },
                                { from: 500000, to: 900000, state: 'degraded' },
                            ] };
                            const told = (to) => itemsOf(lane, { from: 0, to, left: 0, width: 1000 })
                                .map(({ parts, state }) => [parts.length, state]);
                            return [...told(1000000), ...told(2000)];
                        }
                        """));
    }

    @Test
    @DisplayName("given a zone whose clocks change, then lines stand at whole hours and days before and after")
    void ticks(Visit visit) {
        Page page = visit.open(THAT_DAY);
        assertEquals(List.of("2013-11-03T04:00:00.000Z", "2013-11-04T05:00:00.000Z"), page.evaluate("""
                        async () => {
                            const { ticksOf } = await import('/datacenter/ticks.js');
                            const view = { from: Date.parse('2013-11-03T00:00:00Z'), to: Date.parse('2013-11-04T12:00:00Z') };
                            return ticksOf(view, 2, 'America/New_York').map(({ at }) => new Date(at).toISOString());
                        }
                        """));
    }

    @Test
    @DisplayName("given no datacenter in the address, then one can be chosen")
    void none(Visit visit) {
        Page page = visit.open("/datacenter/");
        assertThat(page.getByRole(
                        com.microsoft.playwright.options.AriaRole.LINK, new Page.GetByRoleOptions().setName("us-nj")))
                .hasAttribute("href", "/datacenter/?datacenter=us-nj");
        visit.assertAccessible();
    }

    private static Locator milestone(Page page, String name) {
        return page.locator("#milestones tr", new Page.LocatorOptions().setHasText(name))
                .locator("td")
                .first();
    }

    private static Locator outage(Page page, String device) {
        return page.locator("table:has(caption:text-is('Outages')) tr", new Page.LocatorOptions().setHasText(device));
    }

    private static String cell(Locator row, int index) {
        return row.locator("th, td").nth(index).textContent().replaceAll("\\s+", " ");
    }

    private static Object drawn(Page page) {
        return page.evaluate("() => document.querySelector('canvas.lanes').toDataURL()");
    }
}
