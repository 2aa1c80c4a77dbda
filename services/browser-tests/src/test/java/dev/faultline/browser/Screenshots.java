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

    /** Each view's name, its address, and words that show that it is there. A new view is a line here. */
    private static Map<String, List<String>> views() {
        var views = new LinkedHashMap<String, List<String>>();
        views.put("now", List.of("/", "frankfurt"));
        views.put("incidents", List.of("/incidents/", "Loss of network"));
        views.put("figures", List.of("/figures/?from=2013-09-01&to=2013-10-01&figure=timeToRestore", "us-va"));
        return views;
    }

    @Test
    void takes_them(Stage stage) {
        tellOfTrouble(stage.service());
        for (Look look : List.of(new Look(1280, 680, ColorScheme.LIGHT), Look.PHONE_DARK)) {
            views().forEach((name, view) -> {
                try (Visit visit = stage.visit(look)) {
                    Page page = visit.open(view.get(0));
                    assertThat(page.locator("main")).containsText(view.get(1));
                    visit.screenshot(FOLDER.resolve(name + "-" + look.fileName() + ".png"));
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
