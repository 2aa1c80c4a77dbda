package dev.faultline.timeline.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages about the service, as they are given out. */
class DocsReadsTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile(" href=\"([^\"]+)\"");

    private final DocsReads reads = new DocsReads();

    private Reply file(String name, String accept) {
        return reads.file(name, Optional.ofNullable(accept), Optional.empty()).orElseThrow();
    }

    private String page(String name) {
        return new String(file(name, BROWSER).body(), UTF_8);
    }

    @ParameterizedTest
    @DisplayName("given what a request accepts, then only who wants HTML more than Markdown gets it")
    @CsvSource(
            delimiter = '|',
            value = {
                BROWSER + " | text/html;charset=UTF-8",
                "text/html | text/html;charset=UTF-8",
                "*/* | text/markdown;charset=UTF-8",
                "'' | text/markdown;charset=UTF-8",
                "text/markdown, text/html;q=0.5 | text/markdown;charset=UTF-8",
                "application/json | text/markdown;charset=UTF-8"
            })
    void negotiates(String accept, String mediaType) {
        assertEquals(mediaType, file("figures.md", accept).mediaType());
        assertEquals("text/markdown;charset=UTF-8", file("figures.md", null).mediaType());
    }

    @Test
    @DisplayName("given a program asks, then the bytes are those of the file")
    void as_it_is() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/dev/faultline/timeline/docs/figures.md")) {
            assertArrayEquals(file.readAllBytes(), file("figures.md", "*/*").body());
        }
    }

    @Test
    @DisplayName(
            "given a browser asks, then it gets a page without script or style of its own, with the definition in it")
    void as_a_page() {
        String page = page("figures.md");

        assertTrue(page.contains("<title>Figures: what each number means · Faultline</title>"), page);
        assertTrue(page.contains("<h2 id=\"3-time-that-does-not-count\">"), page);
        assertTrue(page.contains("<a href=\"figures.md\" aria-current=\"page\">Figures</a>"), page);
        assertTrue(page.contains("<a href=\"runbook.md\">Runbook</a>"), page);
        assertTrue(page.contains("<th scope=\"col\">"), page);
        assertFalse(page.contains("<script") || page.contains(" style=") || page.contains("<style"), page);
    }

    @Test
    @DisplayName("given the links of every page, then none leads nowhere")
    void links() {
        Map<String, String> pages =
                DocsReads.PAGES.stream().collect(Collectors.toMap(DocsReads.Page::file, each -> page(each.file())));
        Map<String, Set<String>> ids = pages.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> found(ID, each.getValue())));
        pages.forEach((name, html) -> {
            for (String link : found(LINK, html)) {
                if (link.startsWith("https://") || link.startsWith("../") || link.equals("docs.css")) {
                    continue;
                }
                String[] parts = link.split("#", 2);
                String target = parts[0].isEmpty() ? name : parts[0];
                assertTrue(ids.containsKey(target), name + ": " + link);
                assertTrue(parts.length == 1 || ids.get(target).contains(parts[1]), name + ": " + link);
            }
        });
        assertTrue(pages.get("runbook.md").contains("href=\"operations.md#memory-and-disk\""));
    }

    private static Set<String> found(Pattern pattern, String html) {
        Function<MatchResult, String> first = match -> match.group(1);
        return pattern.matcher(html).results().map(first).collect(Collectors.toSet());
    }

    @Test
    @DisplayName("given a file was had before, then each form has a tag of its own, and who names it gets no bytes")
    void tags() {
        Reply html = file("figures.md", BROWSER);
        Reply markdown = file("figures.md", "*/*");
        String tag = html.headers().get("ETag");
        assertNotEquals(tag, markdown.headers().get("ETag"));
        assertEquals("Accept, Accept-Encoding", html.headers().get("Vary"));
        assertEquals("no-cache", html.headers().get("Cache-Control"));
        assertEquals("nosniff", html.headers().get("X-Content-Type-Options"));
        assertTrue(html.headers().get("Content-Security-Policy").startsWith("default-src 'none'"));

        Reply again = reads.file("figures.md", Optional.of(BROWSER), Optional.of("\"x\", W/" + tag))
                .orElseThrow();
        assertEquals(304, again.status());
        assertEquals(0, again.body().length);
        assertEquals(tag, again.headers().get("ETag"));
        assertEquals(
                200,
                reads.file("figures.md", Optional.of("*/*"), Optional.of(tag))
                        .orElseThrow()
                        .status());
        assertSame(html.body(), file("figures.md", BROWSER).body(), "it is made once");
    }

    @ParameterizedTest
    @DisplayName("given any other name, then there is no such file")
    @CsvSource({"http.md", "figures", "../docs/figures.md", "docs.css/", "figures.md as HTML", "''"})
    void others(String name) {
        assertTrue(reads.file(name, Optional.of(BROWSER), Optional.empty()).isEmpty());
        assertEquals("text/css;charset=UTF-8", file("docs.css", BROWSER).mediaType());
    }
}
