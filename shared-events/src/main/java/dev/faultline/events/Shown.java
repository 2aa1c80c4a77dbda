package dev.faultline.events;

/** Text from the log made fit for one line of a message: bounded, and without characters that act instead of show. */
public final class Shown {
    private static final int LONGEST_QUOTE = 60;
    private static final int LONGEST_MESSAGE = 300;

    private Shown() {}

    /** A short quotation of the text. */
    public static String quoted(String text) {
        return "'" + harmless(text, LONGEST_QUOTE) + "'";
    }

    /** The text as a message of its own. */
    public static String message(String text) {
        return harmless(text, LONGEST_MESSAGE);
    }

    private static String harmless(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            if (shown.length() >= longest) {
                return shown.append('…').toString();
            }
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            shown.appendCodePoint(acts(codePoint) ? '?' : codePoint);
        }
        return shown.toString();
    }

    private static boolean acts(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
