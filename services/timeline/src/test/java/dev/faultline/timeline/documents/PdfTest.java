package dev.faultline.timeline.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** PDF made of HTML. */
class PdfTest {
    private static final Instant AT = Instant.parse("2013-09-13T16:00:00Z");
    private static final String STYLE = "/report-paper.css";

    private final Pdf pdf = new Pdf(STYLE);

    @Test
    @DisplayName(
            "given Latin, Greek and Cyrillic words, then they are in the document, which is tagged and has title and time")
    void words() throws IOException {
        String words = "Störung, διακοπή, перерыв $1";
        byte[] bytes = made(html("<p>" + words + "</p>"));

        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertTrue(new PDFTextStripper().getText(document).contains(words));
            assertEquals("A title", document.getDocumentInformation().getTitle());
            assertEquals(AT, document.getDocumentInformation().getCreationDate().toInstant());
            assertTrue(document.getDocumentCatalog().getMarkInfo().isMarked());
            assertEquals("en", document.getDocumentCatalog().getLanguage());
        }
    }

    @Test
    @DisplayName("given the same HTML and time, then the bytes are the same")
    void same_bytes() {
        String html = html("<p>word</p>");

        assertArrayEquals(made(html), made(html));
    }

    @Test
    @DisplayName("given HTML that names a file and an address, then neither is read")
    void reads_nothing() throws IOException {
        byte[] bytes = made(html("<p>word</p><img src=\"file:///etc/hostname\" alt=\"x\"/>"
                + "<img src=\"http://127.0.0.1:1/x.png\" alt=\"y\"/>"));

        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertEquals(1, document.getNumberOfPages());
        }
    }

    @Test
    @DisplayName("given as many under way as may be, then there is none")
    void busy() {
        assertInstanceOf(Pdf.Made.Busy.class, new Pdf(STYLE, 0).of(html("<p>word</p>"), AT));
    }

    @Test
    @DisplayName("given more pages or characters than may be, then there is none, and it says why")
    void too_long() {
        String page = "<div style=\"page-break-after: always\">x</div>";
        var pages = assertInstanceOf(Pdf.Made.TooLong.class, pdf.of(html(page.repeat(Pdf.MAX_PAGES + 1)), AT));
        assertEquals("It would have 301 pages, and may have 300.", pages.why());
        var characters = assertInstanceOf(Pdf.Made.TooLong.class, pdf.of(html("x".repeat(Pdf.MAX_LENGTH)), AT));
        assertEquals("It would be made of more than 4000000 characters.", characters.why());
    }

    private byte[] made(String html) {
        return assertInstanceOf(Pdf.Made.Ready.class, pdf.of(html, AT)).bytes();
    }

    private static String html(String body) {
        return "<!DOCTYPE html><html lang=\"en\"><head><title>A title</title></head><body>" + body + "</body></html>";
    }
}
