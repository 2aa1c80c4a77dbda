package dev.faultline.browser.harness;

import com.microsoft.playwright.options.ColorScheme;

/**
 * What a page is looked at with.
 *
 * @param width of the window, in CSS pixels
 * @param height of it
 * @param scheme what the system asks for
 */
public record Look(int width, int height, ColorScheme scheme) {
    /** A desk by day. */
    public static final Look WIDE_LIGHT = new Look(1280, 900, ColorScheme.LIGHT);

    /** A desk by night. */
    public static final Look WIDE_DARK = new Look(1280, 900, ColorScheme.DARK);

    /** A small phone by day. */
    public static final Look PHONE_LIGHT = new Look(360, 740, ColorScheme.LIGHT);

    /** A small phone by night. */
    public static final Look PHONE_DARK = new Look(360, 740, ColorScheme.DARK);

    /** Like {@code wide-light}, for the name of a file. */
    public String fileName() {
        return (width > 600 ? "wide" : "phone") + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
    }
}
