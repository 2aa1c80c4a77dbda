package dev.faultline.timeline.documents;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;

/**
 * The templates that were compiled with this service, from {@code src/main/jte}. A template takes one parameter, a
 * record, and escapes every value for the place where it stands: as text, in an attribute, in an address. The same
 * record gives the same text. Safe for use by many threads; holds nothing of what it rendered.
 */
public final class Documents {
    private final TemplateEngine engine;

    /** All templates of this service. */
    public Documents() {
        // The loader that has this class has the templates as well, which the default one has not in live coding.
        engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, Documents.class.getClassLoader(), "gg.jte.generated.precompiled");
        engine.setTrimControlStructures(true);
    }

    /**
     * Renders one template as text.
     *
     * @param template its path below {@code src/main/jte}, as in {@code status/page.jte}
     * @param model the one parameter that it declares
     * @throws gg.jte.TemplateException when there is no such template or the parameter is of another type
     */
    public String text(String template, Record model) {
        StringOutput output = new StringOutput();
        engine.render(template, model, output);
        return output.toString();
    }

    /** Renders one template like {@link #text}, as UTF-8. */
    public byte[] bytes(String template, Record model) {
        return text(template, model).getBytes(StandardCharsets.UTF_8);
    }
}
