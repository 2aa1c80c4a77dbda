package dev.faultline.timeline.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which something can be had. Where one who asks takes several alike, the first of these. */
enum Form {
    JSON("json", "JSON", "application/json", "application/json"),
    HTML("html", "HTML", "text/html", "text/html;charset=UTF-8"),
    MARKDOWN("md", "Markdown", "text/markdown", "text/markdown;charset=UTF-8"),
    PDF("pdf", "PDF", "application/pdf", "application/pdf");

    /** How many media types of a request are looked at. */
    private static final int MAX_RANGES = 100;

    private final String wire;
    private final String title;
    private final String type;
    private final String mediaType;

    Form(String wire, String title, String type, String mediaType) {
        this.wire = wire;
        this.title = title;
        this.type = type;
        this.mediaType = mediaType;
    }

    /** The word for it in a query, and the end of a file's name. */
    String wire() {
        return wire;
    }

    /** What people call it. */
    String title() {
        return title;
    }

    /** As an answer says it. */
    String mediaType() {
        return mediaType;
    }

    /** The types of all, as one names them. */
    static String types() {
        return String.join(", ", Arrays.stream(values()).map(form -> form.type).toList());
    }

    /** Which one fits best what a request says that it takes (RFC 9110, 12.5.1); empty where none does. */
    static Optional<Form> accepted(Optional<String> accept) {
        return accepted(accept, List.of(values()));
    }

    /**
     * As {@link #accepted(Optional)}, of some forms only.
     *
     * @param offered at least one; of those that are taken alike, the first
     */
    static Optional<Form> accepted(Optional<String> accept, List<Form> offered) {
        List<Range> ranges = accept.stream()
                .flatMap(header ->
                        Arrays.stream(header.split(",", MAX_RANGES + 1)).limit(MAX_RANGES))
                .filter(range -> !range.isBlank())
                .map(Range::of)
                .toList();
        if (ranges.isEmpty()) {
            return Optional.of(offered.getFirst());
        }
        Form best = null;
        int most = 0;
        for (Form form : offered) {
            int wanted = wanted(form, ranges);
            if (wanted > most) {
                best = form;
                most = wanted;
            }
        }
        return Optional.ofNullable(best);
    }

    /** By the range that fits a form most exactly. */
    private static int wanted(Form form, List<Range> ranges) {
        int exactness = 0;
        int wanted = 0;
        for (Range range : ranges) {
            int fits = range.fits(form.type);
            if (fits > exactness) {
                exactness = fits;
                wanted = range.thousandths();
            }
        }
        return wanted;
    }

    /** A range of media types, and how much it is wanted. */
    private record Range(String type, int thousandths) {
        static Range of(String text) {
            String[] parts = text.trim().toLowerCase(Locale.ROOT).split("\\s*;\\s*");
            int thousandths = 1_000;
            for (int i = 1; i < parts.length; i++) {
                if (parts[i].matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")) {
                    thousandths = (int) Math.round(Double.parseDouble(parts[i].substring(2)) * 1_000);
                }
            }
            return new Range(parts[0], thousandths);
        }

        /** 3 where it is this type, 2 where it is all of its kind, 1 where it is everything, else 0. */
        int fits(String asked) {
            if (type.equals(asked)) {
                return 3;
            }
            if (type.equals(asked.substring(0, asked.indexOf('/')) + "/*")) {
                return 2;
            }
            return type.equals("*/*") ? 1 : 0;
        }
    }
}
