package dev.faultline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.faultline.browser.harness.BrowserTest;
import dev.faultline.browser.harness.Visit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@BrowserTest
class NowTest {
    @Test
    @DisplayName("given the demo, when the page is opened, then each of its datacenters stands there with its state")
    void datacenters(Visit visit) {
        Page page = visit.open("/");

        for (String datacenter : new String[] {"us-ca", "us-co", "us-nj", "us-va"}) {
            assertThat(page.locator(".tile", new Page.LocatorOptions().setHasText(datacenter)))
                    .containsText("up");
        }
        visit.assertAccessible();
        visit.assertFitsTheWidth();
    }
}
