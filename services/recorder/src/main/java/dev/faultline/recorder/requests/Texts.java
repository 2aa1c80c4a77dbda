package dev.faultline.recorder.requests;

import java.util.Optional;

/** What names and sentences may look like. */
public final class Texts {
    /** The longest name or id, in characters. */
    public static final int MAX_NAME = 200;

    /** The longest reason, in characters. */
    public static final int MAX_PROSE = 2_000;

    private static final int MAX_QUOTED = 60;

    private Texts() {}

    /** What is wrong with a name: what it should be instead; empty when it is right. */
    public static Optional<String> nameFault(String text) {
        return fault(text, MAX_NAME, false);
    }

    /** What is wrong with a sentence, which may have line breaks and tabs; empty when it is right. */
    public static Optional<String> proseFault(String text) {
        return proseFault(text, MAX_PROSE);
    }

    /** The same of a text that may have so many characters. */
    public static Optional<String> proseFault(String text, int most) {
        return fault(text, most, true);
    }

    private static Optional<String> fault(String text, int most, boolean prose) {
        int length = text.length();
        if (length > most && text.codePointCount(0, length) > most) {
            return Optional.of(
                    "must be of 1 to %,d characters, and has %,d".formatted(most, text.codePointCount(0, length)));
        }
        if (text.isBlank()) {
            return Optional.of("must be of 1 to %,d characters, and is %s"
                    .formatted(most, text.isEmpty() ? "empty" : "only white space"));
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                continue;
            }
            if (Character.isISOControl(c) && !(prose && (c == '\n' || c == '\r' || c == '\t'))) {
                return Optional.of(
                        "must have no control characters, and has U+%04X as character %d".formatted((int) c, i + 1));
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == length || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return Optional.of(
                            "must be whole characters, and has half a surrogate pair, \\u%04x".formatted((int) c));
                }
                i++;
            }
        }
        if (!prose && (white(text.charAt(0)) || white(text.charAt(length - 1)))) {
            return Optional.of("must not begin or end with white space");
        }
        return Optional.empty();
    }

    private static boolean white(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** The text in quotation marks, shortened, with nothing in it that upsets a terminal or cannot be written. */
    public static String quote(String text) {
        return '"' + plain(text, MAX_QUOTED) + '"';
    }

    /** The text, cut after so many characters, with a question mark for control characters and half pairs. */
    public static String plain(String text, int most) {
        var out = new StringBuilder(Math.min(text.length(), most) + 1);
        text.codePoints()
                .limit(most)
                .map(c -> Character.isISOControl(c) || (c >= 0xd800 && c <= 0xdfff) ? '?' : c)
                .forEach(out::appendCodePoint);
        return text.codePointCount(0, text.length()) > most ? out.append('…').toString() : out.toString();
    }
}
