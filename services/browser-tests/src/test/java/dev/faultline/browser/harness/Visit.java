package dev.faultline.browser.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One visit to a Faultline: a browser that remembers nothing from before, and one page. */
public final class Visit implements AutoCloseable {
    static final double PATIENCE_MS = 30_000;
    private static final Set<String> SEVERE = Set.of("serious", "critical");

    private final String base;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private boolean outage;

    Visit(Browser browser, String base, Look look) {
        this.base = base;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.scheme())
                .setTimezoneId("Asia/Tokyo")
                .setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE_MS);
        context.onRequest(request -> {
            if (!request.url().startsWith(base + "/") && !request.url().startsWith("blob:" + base)) {
                complaints.add("a request left the origin: " + request.url());
            }
        });
        page = context.newPage();
        page.onPageError(error -> complaints.add("an error that nobody caught: " + error));
        page.onConsoleMessage(message -> {
            boolean wrong = message.type().equals("error") || message.type().equals("warning");
            boolean network = message.text().startsWith("Failed to load resource");
            // Told of a Faultline that has no stream, which the page asks again and again instead.
            boolean noStream = network && message.location().startsWith(base + "/api/v1/stream");
            if (wrong && !noStream && !(outage && network)) {
                complaints.add("the console says: " + message.text() + " (" + message.location() + ")");
            }
        });
    }

    /** Goes to an address of this Faultline, which begins with a slash. */
    public Page open(String address) {
        page.navigate(base + address);
        return page;
    }

    /** The page, which may be anywhere. */
    public Page page() {
        return page;
    }

    /** Says that from now on requests may fail, for the test takes the service away. */
    public void expectOutage() {
        outage = true;
    }

    /** Fails where axe finds anything serious or critical on the page as it is. */
    public void assertAccessible() {
        List<String> found = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> SEVERE.contains(rule.getImpact()))
                        .map(Visit::told)
                        .toList();
        assertEquals(List.of(), found, "axe on " + page.url());
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp()
                + rule.getNodes().stream()
                        .map(node -> "\n  " + node.getHtml() + "\n    " + node.getFailureSummary())
                        .reduce("", String::concat);
    }

    /** Fails where the page is wider than the window, so that one would have to scroll sideways. */
    public void assertFitsTheWidth() {
        assertEquals(
                "",
                page.evaluate("() => document.documentElement.scrollWidth <= innerWidth ? '' : "
                        + "[...document.querySelectorAll('body *')]"
                        + ".filter((e) => e.getBoundingClientRect().right > innerWidth + 1)"
                        + ".slice(0, 5).map((e) => e.outerHTML.slice(0, 120)).join('\\n') || 'too wide'"),
                "what is wider than the window on " + page.url());
    }

    /** Fails where the console had an error or a warning, or a request left the origin. The end of each test does it. */
    public void assertNoComplaints() {
        assertEquals(List.of(), complaints);
    }

    /** Takes a picture of the whole page, or of what the window shows of it. */
    public void screenshot(Path file, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(whole));
    }

    @Override
    public void close() {
        context.close();
    }
}
