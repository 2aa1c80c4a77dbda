package dev.faultline.timeline.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Given a page in Markdown,")
class MarkdownHtmlTest {
    private final MarkdownHtml markdown = new MarkdownHtml(Set.of("figures.md", "runbook.md"));

    private String html(String text) {
        return markdown.of(text).html();
    }

    @ParameterizedTest
    @DisplayName("when headings are made, then their ids are those that GitHub gives them")
    @CsvSource(
            delimiter = '|',
            value = {
                "3. Time that does not count | 3-time-that-does-not-count",
                "4. Figures over a window [from, to) | 4-figures-over-a-window-from-to",
                "Reads answer 503 `/problems/overloaded` | reads-answer-503-problemsoverloaded",
                "Answers carry `Faultline-Stale` | answers-carry-faultline-stale",
                "Kafka's disk fills | kafkas-disk-fills"
            })
    void ids(String heading, String id) {
        assertTrue(html("## " + heading).startsWith("<h2 id=\"" + id + "\">"), html("## " + heading));
    }

    @Test
    @DisplayName("when a heading is there twice, then the second one has another id, on every page anew")
    void repeated() {
        String text = "## Why\n\n## Why\n";

        assertEquals("<h2 id=\"why\">Why</h2>\n<h2 id=\"why-1\">Why</h2>\n", html(text));
        assertEquals(html(text), html(text));
    }

    @Test
    @DisplayName("when it begins with a heading, then that is its title, as plain text")
    void title() {
        assertEquals(
                "Figures: a & b", markdown.of("# Figures: *a* & b\n\n## More").title());
        assertEquals("", markdown.of("words alone").title());
    }

    @Test
    @DisplayName("when it has a table, then it is one, in a box that the keyboard can scroll")
    void table() {
        assertEquals("""
                <div class="wide" role="group" aria-label="Table" tabindex="0">
                <table>
                <thead>
                <tr>
                <th scope="col">a</th>
                <th align="right" scope="col">b</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td><code>x</code></td>
                <td align="right">y</td>
                </tr>
                </tbody>
                </table>
                </div>
                """, html("| a | b |\n| --- | ---: |\n| `x` | y |\n"));
        assertTrue(html("| a |\n| --- |\n").contains("tabindex=\"0\""));
    }

    @ParameterizedTest
    @DisplayName("when links lead somewhere, then they are links; else their words stay")
    @CsvSource(
            delimiter = '|',
            value = {
                "[below](#3-time) | <a href=\"#3-time\">below</a>",
                "[`GET` it](figures.md#6) | <a href=\"figures.md#6\"><code>GET</code> it</a>",
                "[it](runbook.md) | <a href=\"runbook.md\">it</a>",
                "[site](https://example.com/a) | <a href=\"https://example.com/a\">site</a>",
                "[`GET` *it*](http.md#positions), too | <code>GET</code> <em>it</em>, too",
                "[k8s](../k8s/README.md) | k8s",
                "[x](javascript:alert) | x",
                "![a curve](curve.png) | a curve"
            })
    void links(String text, String expected) {
        assertEquals("<p>" + expected + "</p>\n", html(text).replace(" rel=\"nofollow\"", ""));
    }

    @Test
    @DisplayName("when it has code, then code it stays, and the keyboard can scroll it")
    void code() {
        assertEquals(
                "<pre tabindex=\"0\"><code class=\"language-mermaid\">a --&gt; b\n</code></pre>\n",
                html("```mermaid\na --> b\n```\n"));
    }

    @Test
    @DisplayName("when it has markup of its own, then that is text")
    void markup() {
        String made = html("<script>alert(1)</script>\n\nand <b style=\"x\">b</b>\n");

        assertFalse(made.contains("<script"), made);
        assertFalse(made.contains("<b "), made);
        assertTrue(made.contains("&lt;script&gt;"), made);
    }
}
