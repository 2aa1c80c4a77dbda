package dev.faultline.timeline.documents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Makes HTML of Markdown with tables. Headings have ids as GitHub gives them, so that links lead where they lead there.
 * Markup within the Markdown stays text, no style stands in an attribute, and what may be wider than a screen can be
 * scrolled by keyboard. For many threads.
 */
public final class MarkdownHtml {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final String ELSEWHERE = "https?://.*";

    private final Set<String> pages;
    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
    private final HtmlRenderer html = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> MarkdownHtml::attributes)
            .nodeRendererFactory(Wide.Renderer::new)
            .build();
    private final TextContentRenderer text = TextContentRenderer.builder().build();

    /**
     * What was made of a page.
     *
     * @param title the text of its first heading; empty where it has none
     * @param html its content, to stand in the body of a page
     */
    public record Made(String title, String html) {}

    /** @param pages the names of the pages that are there, side by side; links to other ones are plain text */
    public MarkdownHtml(Set<String> pages) {
        this.pages = Set.copyOf(pages);
    }

    /** Makes the HTML of one page. The same page gives the same HTML. */
    public Made of(String markdown) {
        Node page = parser.parse(markdown);
        page.accept(new Fitted());
        return new Made(title(page).map(text::render).orElse(""), html.render(page));
    }

    private static Optional<Node> title(Node page) {
        for (Node node = page.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    private boolean leadsSomewhere(String address) {
        int hash = address.indexOf('#');
        String page = hash < 0 ? address : address.substring(0, hash);
        return page.isEmpty() || pages.contains(page) || address.matches(ELSEWHERE);
    }

    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof FencedCodeBlock && tag.equals("pre")) {
            attributes.put("tabindex", "0");
        }
        if (node instanceof TableCell && tag.equals("th")) {
            attributes.put("scope", "col");
        }
    }

    /** Takes away what leads nowhere, and lets tables be scrolled. */
    private final class Fitted extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            visitChildren(link);
            if (!leadsSomewhere(link.getDestination())) {
                unwrap(link);
            }
        }

        /** There are no pictures beside the pages: what a picture shows is said in words. */
        @Override
        public void visit(Image image) {
            unwrap(image);
        }

        @Override
        public void visit(CustomBlock block) {
            visitChildren(block);
            if (block instanceof TableBlock) {
                var wide = new Wide();
                block.insertBefore(wide);
                wide.appendChild(block);
            }
        }

        private static void unwrap(Node node) {
            for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
                node.insertBefore(child);
            }
            node.unlink();
        }
    }

    /** What may be wider than the screen. */
    private static final class Wide extends CustomBlock {
        /** Puts it into a box of its own. */
        private record Renderer(HtmlNodeRendererContext context) implements NodeRenderer {
            private static final Map<String, String> BOX = box();

            /** In one order always, so that the same page has the same bytes everywhere. */
            private static Map<String, String> box() {
                Map<String, String> attributes = new LinkedHashMap<>();
                attributes.put("class", "wide");
                attributes.put("role", "group");
                attributes.put("aria-label", "Table");
                attributes.put("tabindex", "0");
                return attributes;
            }

            @Override
            public Set<Class<? extends Node>> getNodeTypes() {
                return Set.of(Wide.class);
            }

            @Override
            public void render(Node node) {
                context.getWriter().line();
                context.getWriter().tag("div", BOX);
                context.render(node.getFirstChild());
                context.getWriter().tag("/div");
                context.getWriter().line();
            }
        }
    }
}
