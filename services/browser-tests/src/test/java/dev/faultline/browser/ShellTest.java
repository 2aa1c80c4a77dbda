package dev.faultline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.faultline.browser.harness.BrowserTest;
import dev.faultline.browser.harness.Stage;
import dev.faultline.browser.harness.Visit;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is around every view. */
@BrowserTest
class ShellTest {
    private static final String LOSS = "Loss of network in four datacenters";

    @Test
    @DisplayName(
            "given the list of the demo's incidents, when another zone is chosen, then times are told in it, and stay so")
    void zone(Visit visit) {
        Page page = visit.open("/incidents/");
        Locator row = page.locator("tr", new Page.LocatorOptions().setHasText(LOSS));
        assertThat(row).containsText("2013-09-03 07:00 EDT");

        page.getByLabel("Times").selectOption("utc");
        assertThat(row).containsText("2013-09-03 11:00 UTC");

        page.getByLabel("Times").selectOption("viewer");
        assertThat(row).containsText("2013-09-03 20:00 GMT+9");

        page.reload();
        assertThat(row).containsText("2013-09-03 20:00 GMT+9");
    }

    @Test
    @DisplayName("given a system that is light, when the dark theme is chosen, then the page is dark, and stays so")
    void theme(Visit visit) {
        Page page = visit.open("/");
        String light = ground(page);

        page.getByLabel("Theme").selectOption("dark");
        String dark = ground(page);
        page.reload();

        assertNotEquals(light, dark);
        assertEquals(dark, ground(page));
        visit.assertAccessible();
    }

    @Test
    @DisplayName(
            "given nothing but a keyboard, then the content, the help, the views and the order of a table are reached")
    void keyboard(Visit visit) {
        Page page = visit.open("/");
        assertThat(page.locator(".tile").first()).isVisible();

        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to the content")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();

        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("next theme");
        visit.assertAccessible();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();

        page.keyboard().press("g");
        page.keyboard().press("i");
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Incidents").setExact(true)))
                .isVisible();
        Locator impact = page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Impact from"));
        assertThat(impact).hasAttribute("aria-sort", "descending");
        impact.getByRole(AriaRole.BUTTON).focus();
        page.keyboard().press("Enter");
        assertThat(impact).hasAttribute("aria-sort", "ascending");
        assertThat(page.locator("tbody tr").first()).containsText("Issue with the core routers");
    }

    @Test
    @DisplayName("given shortcuts are switched off, then a key does nothing")
    void shortcutsOff(Visit visit) {
        Page page = visit.open("/");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Help and shortcuts"))
                .click();
        page.getByLabel("Shortcuts are on").uncheck();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close"))
                .click();

        page.keyboard().press("g");
        page.keyboard().press("i");
        page.keyboard().press("?");

        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(page).hasTitle("Now · Faultline");
    }

    @Test
    @DisplayName("given a view, then its curl is offered, its JSON is the call's, and its CSV has its rows")
    void downloads(Stage stage, Visit visit) throws Exception {
        Page page = visit.open("/incidents/?severity=critical&to=2014-01-01T00:00:00Z");
        assertThat(page.getByText("2 incidents")).isVisible();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("curl"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG))
                .containsText("curl -s '" + stage.service().address()
                        + "/api/v1/incidents?severity=critical&to=2014-01-01T00%3A00%3A00Z&order=desc&limit=200'");
        visit.assertAccessible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close"))
                .click();

        String json = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("JSON of incidents"))
                .getAttribute("href");
        assertTrue(page.request().get(stage.service().address() + json).text().contains(LOSS));

        var csv = page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("CSV"))
                .click());
        assertEquals("incidents.csv", csv.suggestedFilename());
        try (var in = csv.createReadStream()) {
            String[] lines = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).split("\r\n");
            assertEquals("Incident,Id,Status,Severity,Impact from,Resolved,Resolved after", lines[0]);
            assertTrue(lines[1].contains(",routing-policy-2013-09-03,"), "the latest comes first: " + lines[1]);
            assertEquals(
                    LOSS + ",network-2013-09-03,resolved,critical,2013-09-03T11:00:00Z,2013-09-03T22:30:00Z,41400",
                    lines[2]);
        }
    }

    @Test
    @DisplayName("given a filter that the API refuses, then the view says what would be right instead of failing")
    void refused(Visit visit) {
        visit.expectOutage();
        Page page = visit.open("/incidents/?status=gone");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("This cannot be shown");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("status");
        visit.assertAccessible();
    }

    @Test
    @DisplayName(
            "given the page's files, then they run nothing that is not theirs and are asked for again, libraries seldom")
    void headers(Stage stage, Visit visit) {
        for (String path : new String[] {"/", "/incidents/", "/page/page.css", "/now/now.js"}) {
            Map<String, String> headers = head(stage, visit, path);
            assertTrue(headers.get("content-security-policy").startsWith("default-src 'self';"), path);
            assertEquals("no-cache", headers.get("cache-control"), path);
            assertEquals("nosniff", headers.get("x-content-type-options"), path);
            assertTrue(headers.containsKey("last-modified"), path);
        }
        for (String path : new String[] {"/lib/lit-html.js", "/lib/echarts.esm.min.js"}) {
            assertEquals("public, max-age=604800", head(stage, visit, path).get("cache-control"), path);
            assertEquals("gzip", head(stage, visit, path).get("content-encoding"), path);
        }
    }

    @Test
    @DisplayName(
            "given a view's address without its slash, then it leads to the view, and loses nothing of the question")
    void withoutSlash(Visit visit) {
        Page page = visit.open("/incidents?severity=major&to=2014-01-01T00:00:00Z");

        assertThat(page.getByText("1 incident")).isVisible();
        assertTrue(page.url().endsWith("/incidents/?severity=major&to=2014-01-01T00:00:00Z"), page.url());
    }

    private static Map<String, String> head(Stage stage, Visit visit, String path) {
        APIResponse answer = visit.page().request().get(stage.service().address() + path);
        assertEquals(200, answer.status(), path);
        return answer.headers();
    }

    private static String ground(Page page) {
        return (String) page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor");
    }
}
