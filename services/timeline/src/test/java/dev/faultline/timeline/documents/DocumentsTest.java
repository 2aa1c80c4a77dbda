package dev.faultline.timeline.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.timeline.publication.PageModels.Notice;
import gg.jte.TemplateException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Given the templates of this service,")
class DocumentsTest {
    private static final String TEMPLATE = "status/notice.jte";
    private final Documents documents = new Documents();

    @Test
    @DisplayName("when a record with markup in it is rendered, then the markup is text")
    void escapes() {
        String text = documents.text(TEMPLATE, new Notice("A & <b>", "Gone", "no <script>alert(1)</script>", "\"../"));

        assertTrue(text.contains("<p>no &lt;script&gt;alert(1)&lt;/script&gt;</p>"), text);
        assertTrue(text.contains("A &amp; &lt;b&gt;"), text);
        assertTrue(text.contains("href=\"&#34;../\""), text);
        assertFalse(text.contains("<script"), text);
    }

    @Test
    @DisplayName("when a record is rendered twice, then the text is the same, and the bytes are its UTF-8")
    void renders_the_same_again() {
        Notice notice = new Notice("Zürich", "–", "", "./");

        assertEquals(documents.text(TEMPLATE, notice), documents.text(TEMPLATE, notice));
        assertEquals(documents.text(TEMPLATE, notice), new String(documents.bytes(TEMPLATE, notice), UTF_8));
    }

    @Test
    @DisplayName("when a template is asked for that is not there, or with another record, then that is an error")
    void refuses_what_is_wrong() {
        record Other() {}

        assertThrows(TemplateException.class, () -> documents.text("status/none.jte", new Other()));
        assertThrows(TemplateException.class, () -> documents.text(TEMPLATE, new Other()));
    }
}
