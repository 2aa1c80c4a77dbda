package dev.faultline.timeline.documents;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Makes PDF of HTML that is well-formed XML: tagged, with a title, with the fonts in it that it needs (Latin, Greek and
 * Cyrillic). The same HTML and time give the same bytes. It reads nothing from anywhere, whatever the HTML names. Safe for
 * use by many threads, of which few are served at once, for it takes time and memory.
 */
public final class Pdf {
    /** How many are made at once. */
    public static final int MAX_AT_ONCE = 2;
    /** How long the HTML may be, in characters. */
    public static final int MAX_LENGTH = 4_000_000;
    /** How many pages one may have. */
    public static final int MAX_PAGES = 300;

    private static final String SANS = "Liberation Sans";
    private static final String MONO = "Liberation Mono";

    private final String style;
    private final Semaphore turns;
    private final FSDefaultCacheStore metrics = new FSDefaultCacheStore();

    static {
        // Reports on HTML that it does not know; what is rendered here is ours.
        XRLog.setLoggingEnabled(false);
    }

    /** What became of one. */
    public sealed interface Made {
        /** It is there. */
        record Ready(byte[] bytes) implements Made {}

        /** As many are being made as may be at once. */
        record Busy() implements Made {}

        /** It would be longer than one may be. */
        record TooLong(String why) implements Made {}
    }

    /** @param stylesheet the resource with the style of the sheets */
    public Pdf(String stylesheet) {
        this(stylesheet, MAX_AT_ONCE);
    }

    Pdf(String stylesheet, int maxAtOnce) {
        turns = new Semaphore(maxAtOnce);
        style = new String(resource(stylesheet), StandardCharsets.UTF_8);
    }

    /**
     * Makes one, at once or not at all.
     *
     * @param html with a head, whose title is that of the document
     * @param at when it was made, as it says
     */
    public Made of(String html, Instant at) {
        if (html.length() > MAX_LENGTH) {
            return new Made.TooLong("It would be made of more than " + MAX_LENGTH + " characters.");
        }
        if (!turns.tryAcquire()) {
            return new Made.Busy();
        }
        try {
            return made(html, at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turns.release();
        }
    }

    private Made made(String html, Instant at) throws IOException {
        var builder = new PdfRendererBuilder()
                .withHtmlContent(
                        html.replaceFirst("</head>", "<style>" + style.replace("$", "\\$") + "</style></head>"), null)
                .usePdfUaAccessibility(true)
                .withProducer("Faultline")
                .useUnicodeLineBreaker(new Spaces())
                .useCacheStore(PdfRendererBuilder.CacheStore.PDF_FONT_METRICS, metrics);
        for (var priority : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> false, priority);
        }
        font(builder, "LiberationSans-Regular", SANS, 400, FontStyle.NORMAL);
        font(builder, "LiberationSans-Bold", SANS, 700, FontStyle.NORMAL);
        font(builder, "LiberationSans-Italic", SANS, 400, FontStyle.ITALIC);
        font(builder, "LiberationMono-Regular", MONO, 400, FontStyle.NORMAL);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            int pages = renderer.getRootBox().getLayer().getPages().size();
            if (pages > MAX_PAGES) {
                return new Made.TooLong("It would have " + pages + " pages, and may have " + MAX_PAGES + ".");
            }
            renderer.createPDFWithoutClosing();
            return new Made.Ready(bytes(renderer.getPdfDocument(), html, at));
        }
    }

    /** Lines break at spaces alone: times, numbers and names stay whole. */
    private static final class Spaces implements FSTextBreaker {
        private String text = "";
        private int at;

        @Override
        public void setText(String next) {
            text = next;
            at = 0;
        }

        /** The next place behind a space, and at last the end of the text; -1 behind that. */
        @Override
        public int next() {
            if (at == text.length()) {
                return -1;
            }
            int space = text.indexOf(' ', at);
            at = space < 0 ? text.length() : space + 1;
            return at;
        }
    }

    private static byte[] bytes(PDDocument document, String html, Instant at) throws IOException {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(at.toEpochMilli());
        document.getDocumentInformation().setCreationDate(calendar);
        // Two of one time that say something else are two documents.
        document.setDocumentId(at.toEpochMilli() * 31 + html.hashCode());
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
        FSSupplier<InputStream> font = () -> open("/liberation/" + file + ".ttf");
        builder.useFont(font, family, weight, style, true);
    }

    private static InputStream open(String name) {
        InputStream in = Pdf.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the resource " + name + " is missing");
        }
        return in;
    }

    private static byte[] resource(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
