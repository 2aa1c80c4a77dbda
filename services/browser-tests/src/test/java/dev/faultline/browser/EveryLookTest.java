package dev.faultline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.faultline.browser.harness.BrowserTest;
import dev.faultline.browser.harness.Look;
import dev.faultline.browser.harness.Stage;
import dev.faultline.browser.harness.Visit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every view, at two widths and in both themes. A new view is a line here. */
@BrowserTest
class EveryLookTest {
    static Stream<Arguments> views() {
        return Stream.of(
                        Arguments.of("/", "us-va"),
                        Arguments.of("/?knownAt=2013-09-03T12:00:00-04:00", "Then"),
                        Arguments.of(
                                "/datacenter/?datacenter=us-nj&from=2013-09-03T04:00:00Z&to=2013-09-04T04:00:00Z",
                                "7 outages in this time"),
                        Arguments.of(
                                "/datacenter/?datacenter=us-va&from=2013-08-28T04:00:00Z&to=2013-09-05T04:00:00Z"
                                        + "&knownAt=2013-09-05T04:00:00Z&lanes=role",
                                "outages in this time"),
                        Arguments.of("/incidents/", "Loss of network"),
                        Arguments.of("/incident/?incident=network-2013-09-03", "12:30"),
                        Arguments.of("/incident/?incident=network-2013-09-03&knownAt=2013-09-05T00:00:00Z", "15:30"),
                        Arguments.of("/incident/?incident=core-routers-2013-08-29", "relapsed"),
                        Arguments.of("/figures/?from=2013-09-01&to=2013-10-01&figure=timeToRestore", "us-va"),
                        Arguments.of("/figures/?groupBy=month&to=2014-01-01", "2013-12"),
                        Arguments.of("/figures/?groupBy=datacenter,role&figure=mtbf", "phone-system"),
                        Arguments.of(
                                "/figures/?from=2013-09-01&to=2013-10-01&compare=true&knownAt=2013-09-05T00:00:00Z",
                                "21 outages differ"),
                        Arguments.of("/docs/figures.md#3-time-that-does-not-count", "Time that does not count"),
                        Arguments.of("/docs/operations.md", "What runs"))
                .flatMap(view -> Stream.of(Look.WIDE_LIGHT, Look.WIDE_DARK, Look.PHONE_LIGHT, Look.PHONE_DARK)
                        .map(look -> Arguments.of(view.get()[0], view.get()[1], look)));
    }

    @ParameterizedTest(name = "{0} in {2}")
    @MethodSource("views")
    @DisplayName("given a view in this look, then axe finds nothing serious, nothing sticks out, and nobody complains")
    void looked(String address, String words, Look look, Stage stage) {
        try (Visit visit = stage.visit(look)) {
            Page page = visit.open(address);
            assertThat(page.locator("main")).containsText(words);

            visit.assertAccessible();
            visit.assertFitsTheWidth();
            visit.assertNoComplaints();
        }
    }
}
