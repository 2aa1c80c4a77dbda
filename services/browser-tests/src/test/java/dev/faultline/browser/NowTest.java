package dev.faultline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.faultline.browser.harness.BrowserTest;
import dev.faultline.browser.harness.Look;
import dev.faultline.browser.harness.Service;
import dev.faultline.browser.harness.Stage;
import dev.faultline.browser.harness.Visit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@BrowserTest
class NowTest {
    @Test
    @DisplayName("given the demo, when the page is opened, then each of its datacenters stands there with its state")
    void datacenters(Visit visit) {
        Page page = visit.open("/");

        for (String datacenter : new String[] {"us-ca", "us-co", "us-nj", "us-va"}) {
            assertThat(tile(page, datacenter)).containsText("up");
        }
    }

    @Test
    @DisplayName("given the page is open, when a fact is recorded, then it shows without being loaded again")
    void live(Stage stage, Visit visit) {
        Page page = visit.open("/");
        assertThat(tile(page, "us-va")).isVisible();
        page.evaluate("() => { window.loadedOnce = true; }");

        stage.service().tell("/device-events", fact("ber-core-1", "berlin", "down"));

        assertThat(tile(page, "berlin")).containsText("1 down");
        assertThat(page.locator(".outages tr", new Page.LocatorOptions().setHasText("ber-core-1")))
                .containsText("core-router");
        assertEquals(true, page.evaluate("() => window.loadedOnce"));

        stage.service().tell("/device-events", fact("ber-core-1", "berlin", "up"));

        assertThat(tile(page, "berlin")).containsText("1 up");
        assertThat(page.locator(".outages tr", new Page.LocatorOptions().setHasText("ber-core-1")))
                .hasCount(0);
    }

    @Test
    @DisplayName(
            "given several devices of a role are down, then they are one line that opens, with a duration that goes on")
    void grouped(Stage stage, Visit visit) {
        String start = Instant.now().minus(90, ChronoUnit.MINUTES).toString();
        stage.service()
                .tell(
                        "/device-events",
                        IntStream.rangeClosed(1, 3)
                                .mapToObj(number -> fact("vie-core-" + number, "vienna", "down", start))
                                .collect(Collectors.joining("\n")));
        Page page = visit.open("/");
        Locator line = page.locator(".outages tr", new Page.LocatorOptions().setHasText("3 × core-router"));

        assertThat(line).containsText("1 h 30 min");
        line.locator("summary").click();

        assertThat(line.getByText("vie-core-2")).isVisible();
        visit.assertAccessible();
        stage.service()
                .tell(
                        "/device-events",
                        IntStream.rangeClosed(1, 3)
                                .mapToObj(number -> fact("vie-core-" + number, "vienna", "up"))
                                .collect(Collectors.joining("\n")));
        assertThat(line).hasCount(0);
    }

    @Test
    @DisplayName("given an incident and planned work, then both stand there until they are over")
    void besides(Stage stage, Visit visit) {
        String ahead = Instant.now().plus(5, ChronoUnit.HOURS).toString();
        String later = Instant.now().plus(6, ChronoUnit.HOURS).toString();
        Page page = visit.open("/");
        stage.service().tell("/incidents", """
                {"actor": "noc", "id": "graz-1", "title": "Graz is slow", "severity": "minor",
                 "scope": {"datacenters": ["graz"]}}""");
        stage.service().tell("/maintenance", """
                {"actor": "noc", "id": "graz-w", "title": "New switches", "scope": {"datacenters": ["graz"]},
                 "from": "%s", "to": "%s"}""".formatted(ahead, later));

        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Graz is slow")))
                .isVisible();
        assertThat(page.getByText("New switches")).isVisible();
        assertThat(page.getByText("in 4 h 59 min")).isVisible();

        stage.service().tell("/incidents/graz-1/resolve", """
                {"actor": "noc", "statement": "fast again"}""");

        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Graz is slow")))
                .hasCount(0);
    }

    @Test
    @DisplayName(
            "given the page is open, when the service is killed, then a banner says how old it is, until it is back")
    void outageOfTheService(Stage stage, Visit visit) {
        Page page = visit.open("/");
        Locator banner = page.locator(".banner.stale");
        assertThat(tile(page, "us-va")).isVisible();
        assertThat(banner).isHidden();
        visit.expectOutage();

        stage.service().kill();
        try {
            assertThat(banner).containsText("Faultline cannot be reached.");
            assertThat(banner).containsText("old");
            assertThat(tile(page, "us-va")).isVisible();
        } finally {
            stage.service().start();
        }

        assertThat(banner).isHidden();
        assertThat(tile(page, "us-va")).isVisible();
    }

    @Test
    @DisplayName(
            "given the service says that its log is silent, then a banner says for how long, until it answers again")
    void staleLog(Visit visit) {
        var silent = new AtomicBoolean(true);
        visit.page().route("**/api/v1/datacenters?**", route -> {
            APIResponse answer = route.fetch();
            var headers = new HashMap<>(answer.headers());
            if (silent.get()) {
                headers.put("faultline-stale", "42");
            }
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
        });
        Page page = visit.open("/");
        Locator banner = page.locator(".banner.stale");

        assertThat(banner).containsText("The log does not answer.");
        assertThat(banner).containsText(Pattern.compile("\\d+ s old"));

        silent.set(false);
        page.reload();

        assertThat(tile(page, "us-va")).isVisible();
        assertThat(banner).isHidden();
    }

    @Test
    @DisplayName("given a knownAt in the address, then it shows what was known then, says so, and leads back")
    void knownAt(Visit visit) {
        Page page = visit.open("/?knownAt=2013-09-03T12:00:00-04:00");

        assertThat(page.getByText("As known on 2013-09-03 12:00 EDT.")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back to the present"))
                .click();

        assertThat(page.locator(".banner.past")).hasCount(0);
        assertThat(tile(page, "us-va")).containsText("up");
    }

    @Test
    @DisplayName(
            "given a Faultline that was told nothing, then the page says how to tell it the first fact, and shows it")
    void empty(Stage stage) {
        try (Service service = Service.empty(stage.folder("empty"));
                Visit visit = stage.visit(service, Look.PHONE_DARK)) {
            Page page = visit.open("/");
            assertThat(page.getByText("Nothing was told yet")).isVisible();
            assertThat(page.locator("pre"))
                    .containsText("curl -s '%s/api/v1/device-events'".formatted(service.address()));
            visit.assertAccessible();
            visit.assertFitsTheWidth();

            service.tell("/device-events", fact("core-1", "lisbon", "up"));

            assertThat(tile(page, "lisbon")).containsText("1 up");
            visit.assertNoComplaints();
        }
    }

    @Test
    @DisplayName("given hundreds of datacenters, then the worst come first and the filter finds any of them")
    void many(Stage stage) {
        try (Service service = Service.empty(stage.folder("many"));
                Visit visit = stage.visit(service, Look.WIDE_LIGHT)) {
            service.tell(
                    "/device-events",
                    IntStream.range(0, 700)
                            .mapToObj(number -> fact("core-" + number, "site-" + number, number == 412 ? "down" : "up"))
                            .collect(Collectors.joining("\n")));

            Page page = visit.open("/");

            assertThat(page.locator(".tile").first()).containsText("site-412");
            assertThat(page.getByText("100 more: narrow them down with the filter."))
                    .isVisible();

            page.keyboard().press("/");
            page.keyboard().type("site-69");

            assertThat(page.locator(".tile")).hasCount(11);
            assertThat(page).hasURL(service.address() + "/?filter=site-69");
            visit.assertFitsTheWidth();
            visit.assertNoComplaints();
        }
    }

    private static Locator tile(Page page, String datacenter) {
        return page.locator(
                ".tile",
                new Page.LocatorOptions()
                        .setHas(page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(datacenter).setExact(true))));
    }

    private static String fact(String device, String datacenter, String state) {
        return """
                {"device": "%s", "datacenter": "%s", "role": "core-router", "state": "%s"}""".formatted(device, datacenter, state);
    }

    private static String fact(String device, String datacenter, String state, String occurredAt) {
        return """
                {"device": "%s", "datacenter": "%s", "role": "core-router", "state": "%s", "occurredAt": "%s"}""".formatted(device, datacenter, state, occurredAt);
    }
}
