package dev.faultline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.faultline.browser.harness.BrowserTest;
import dev.faultline.browser.harness.Look;
import dev.faultline.browser.harness.Service;
import dev.faultline.browser.harness.Stage;
import dev.faultline.browser.harness.Visit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Takes the pictures of docs/screenshots anew: {@code ./dev screenshots}. By its name it is no part of a test run. */
@BrowserTest
class Screenshots {
    private static final Path FOLDER = Path.of("..", "..", "docs", "screenshots");

    /**
     * A view that is taken.
     *
     * @param words that show that it is there
     * @param whole or only what a window shows of it
     */
    private record View(String address, String words, boolean whole) {}

    /** Each view by its name. A new view is a line here. */
    private static Map<String, View> views() {
        var views = new LinkedHashMap<String, View>();
        views.put("now", new View("/", "frankfurt", true));
        views.put(
                "datacenter",
                new View(
                        "/datacenter/?datacenter=us-nj&from=2013-09-03T08:00:00Z&to=2013-09-04T02:00:00Z",
                        "7 outages in this time",
                        false));
        views.put("incidents", new View("/incidents/", "Loss of network", true));
        String incident = "/incident/?incident=network-2013-09-03";
        views.put("incident-report", new View(incident, "back 12:30, was 15:30", false));
        views.put(
                "incident-letter",
                new View(incident + "&knownAt=2013-09-04T00:00:00Z", "back 15:30, later 12:30", false));
        views.put("figures", new View("/figures/?from=2013-09-01&to=2013-10-01&figure=timeToRestore", "us-va", true));
        return views;
    }

    @Test
    void takes_them(Stage stage) {
        tellOfTrouble(stage.service());
        for (Look look : List.of(new Look(1280, 680, ColorScheme.LIGHT), Look.PHONE_DARK)) {
            views().forEach((name, view) -> {
                try (Visit visit = stage.visit(look)) {
                    Page page = visit.open(view.address());
                    assertThat(page.locator("main")).containsText(view.words());
                    page.waitForFunction(
                            "() => !document.querySelector('.curve') || document.querySelector('.curve canvas')");
                    visit.screenshot(FOLDER.resolve(name + "-" + look.fileName() + ".png"), view.whole());
                }
            });
        }
    }

    /** Beside the demo's outage, which is over, so that there is something to see. */
    private static void tellOfTrouble(Service service) {
        service.tell(
                "/device-events",
                String.join(
                        "\n",
                        fact("fra-core-1", "core-router", "frankfurt", "down", 52),
                        fact("fra-core-2", "core-router", "frankfurt", "down", 51),
                        fact("fra-mail-1", "mail-server", "frankfurt", "degraded", 40),
                        fact("fra-edge-1", "edge-router", "frankfurt", "up", 90),
                        fact("lis-queue-1", "mail-queue", "lisbon", "degraded", 9),
                        fact("lis-core-1", "core-router", "lisbon", "up", 90),
                        fact("lis-core-2", "core-router", "lisbon", "unknown", 90)));
        service.tell("/incidents", """
                {"actor": "noc", "id": "fra-1", "title": "Frankfurt has no way out", "severity": "critical",
                 "scope": {"datacenters": ["frankfurt"]}, "occurredAt": "%s", "impactStart": "%s"}""".formatted(ago(45), ago(52)));
        service.tell("/maintenance", """
                {"actor": "noc", "id": "va-1", "title": "New firmware of the core routers",
                 "scope": {"datacenters": ["us-va"], "roles": ["core-router"]},
                 "from": "%s", "to": "%s"}""".formatted(ago(-360), ago(-480)));
    }

    private static String fact(String device, String role, String datacenter, String state, int minutesAgo) {
        return """
                {"device": "%s", "role": "%s", "datacenter": "%s", "state": "%s", "occurredAt": "%s"}""".formatted(device, role, datacenter, state, ago(minutesAgo));
    }

    private static Instant ago(int minutes) {
        return Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(minutes));
    }
}
