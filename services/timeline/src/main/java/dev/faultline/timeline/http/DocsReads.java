package dev.faultline.timeline.http;

import dev.faultline.timeline.documents.Documents;
import dev.faultline.timeline.documents.MarkdownHtml;
import dev.faultline.timeline.publication.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives the pages about the service that answers and alerts name: as HTML to those who want that, as the Markdown that
 * they are written in to all others. Each is made once, when it is first asked for, and kept. For many threads.
 */
public final class DocsReads {
    /** What is written in Markdown, in the order in which pages name each other. */
    public static final List<Page> PAGES = List.of(
            new Page("figures.md", "Figures"),
            new Page("runbook.md", "Runbook"),
            new Page("operations.md", "Operations"));

    private static final String FOLDER = "/dev/faultline/timeline/docs/";
    private static final String STYLE = "docs.css";
    /** Nothing but the stylesheet beside it and the icon: no script, no other place. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Documents documents = new Documents();
    private final MarkdownHtml markdown =
            new MarkdownHtml(Set.copyOf(PAGES.stream().map(Page::file).toList()));
    private final Map<String, Document> made = new ConcurrentHashMap<>();

    /** The name of a page's file, and of the page. */
    public record Page(String file, String name) {}

    /**
     * What the template is given.
     *
     * @param file the name of the page's file
     * @param html its content, trusted: {@link MarkdownHtml} made it of what was built with this service
     * @param pages all that there are
     */
    public record PageModel(String file, String title, String html, List<Page> pages) {}

    /**
     * One file.
     *
     * @param accept the header of that name, as it came
     * @param ifNoneMatch likewise
     * @return empty where there is no such file
     */
    Optional<Reply> file(String name, Optional<String> accept, Optional<String> ifNoneMatch) {
        if (name.equals(STYLE)) {
            return Optional.of(reply(made.computeIfAbsent(name, DocsReads::style), ifNoneMatch));
        }
        if (PAGES.stream().noneMatch(page -> page.file().equals(name))) {
            return Optional.empty();
        }
        boolean html = Form.accepted(accept, List.of(Form.MARKDOWN, Form.HTML)).equals(Optional.of(Form.HTML));
        return Optional.of(reply(
                html
                        ? made.computeIfAbsent(name + " as HTML", key -> html(name))
                        : made.computeIfAbsent(name, DocsReads::markdown),
                ifNoneMatch));
    }

    private static Reply reply(Document document, Optional<String> ifNoneMatch) {
        Map<String, String> headers = new HashMap<>();
        String tag = EntityTag.quoted(document.tag());
        headers.put("ETag", tag);
        // Files keep their names from one release to the next, so caches ask each time.
        headers.put("Cache-Control", "no-cache");
        // The server packs answers for those who take that.
        headers.put("Vary", "Accept, Accept-Encoding");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", POLICY);
        boolean known = EntityTag.isKnown(ifNoneMatch, tag);
        return new Reply(known ? 304 : 200, headers, document.mediaType(), known ? new byte[0] : document.bytes());
    }

    private Document html(String name) {
        MarkdownHtml.Made page = markdown.of(new String(bytes(name), StandardCharsets.UTF_8));
        return Document.of(
                Form.HTML.mediaType(),
                documents.bytes("docs/page.jte", new PageModel(name, page.title(), page.html(), PAGES)));
    }

    private static Document markdown(String name) {
        return Document.of(Form.MARKDOWN.mediaType(), bytes(name));
    }

    private static Document style(String name) {
        return Document.of("text/css;charset=UTF-8", bytes(name));
    }

    private static byte[] bytes(String name) {
        try (InputStream in = DocsReads.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + FOLDER + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
