package dev.faultline.browser.harness;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.Map;

/** What all tests of a run share: one Faultline with the demo and one browser, each in processes of its own. */
public final class Stage implements AutoCloseable {
    private final Scratch scratch = new Scratch();
    private final Playwright playwright;
    private final Browser browser;
    private final Service service;

    /**
     * Starts both.
     *
     * @param chromium the browser
     */
    public Stage(Path chromium) {
        // Its driver is unpacked there, 200 MB, and goes with the rest.
        System.setProperty("playwright.driver.tmpdir", scratch.folder("driver").toString());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setHeadless(true)
                        .setArgs(Chromium.FLAGS));
        // Patience is for a machine that is busy with other things; what is waited for comes at once as a rule.
        PlaywrightAssertions.setDefaultAssertionTimeout(Visit.PATIENCE_MS);
        service = Service.withDemo(scratch.folder("demo"));
    }

    /** The Faultline with the demo. A test that kills it starts it again. */
    public Service service() {
        return service;
    }

    /** A fresh visit to it, as if by somebody who was never there before. */
    public Visit visit(Look look) {
        return new Visit(browser, service.address(), look);
    }

    /** The same to another Faultline. */
    public Visit visit(Service other, Look look) {
        return new Visit(browser, other.address(), look);
    }

    /** A folder that is gone after the run. */
    public Path folder(String name) {
        return scratch.folder(name);
    }

    @Override
    public void close() {
        try (scratch;
                playwright;
                service) {
            browser.close();
        }
    }
}
