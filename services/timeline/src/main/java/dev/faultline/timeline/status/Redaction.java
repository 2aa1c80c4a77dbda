package dev.faultline.timeline.status;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Takes names of devices and of staff out of text: each that occurs in it as a word, or as several, with no letter and no
 * digit directly before or behind it. What is also the name of a datacenter or of a role stays, for those are public. Names
 * are found as they were told and in all lower or all upper case. For many threads.
 */
public final class Redaction {
    /** Stands where a device was named. */
    public static final String DEVICE = "[device]";
    /** Stands where staff were. */
    public static final String STAFF = "[staff]";
    /** No name is longer, in characters. */
    static final int MAX_NAME = 200;

    private final Predicate<String> device;
    private final Set<String> staff;
    private final Predicate<String> spoken;

    /**
     * A redaction.
     *
     * @param device whether a text is the id of a device
     * @param staff names of staff
     * @param spoken whether a text is the name of a datacenter or a role
     */
    public Redaction(Predicate<String> device, Set<String> staff, Predicate<String> spoken) {
        this.device = device;
        this.staff = Set.copyOf(staff);
        this.spoken = spoken;
    }

    /** The text without those names, and without characters that documents cannot hold. */
    public String of(String text) {
        String clean = clean(text);
        var kept = new StringBuilder(clean.length());
        int at = 0;
        while (at < clean.length()) {
            int end = isEdge(clean, at) ? endOfName(clean, at) : at;
            if (end > at) {
                kept.append(isOf(clean.substring(at, end), device) ? DEVICE : STAFF);
                at = end;
            } else {
                kept.append(clean.charAt(at++));
            }
        }
        return kept.toString();
    }

    /** Whether the text has no such name. */
    public boolean allows(String text) {
        return of(text).equals(text);
    }

    /** The end of the longest name that begins there; the same place where none does. */
    private int endOfName(String text, int from) {
        for (int end = Math.min(text.length(), from + MAX_NAME); end > from; end--) {
            if (isEdge(text, end)) {
                String word = text.substring(from, end);
                if ((isOf(word, device) || isOf(word, staff::contains)) && !spoken.test(word)) {
                    return end;
                }
            }
        }
        return from;
    }

    private static boolean isOf(String word, Predicate<String> names) {
        return names.test(word)
                || names.test(word.toLowerCase(Locale.ROOT))
                || names.test(word.toUpperCase(Locale.ROOT));
    }

    /** Whether a word may begin or end there. */
    private static boolean isEdge(String text, int at) {
        if (at == 0 || at == text.length()) {
            return true;
        }
        char before = text.charAt(at - 1);
        char behind = text.charAt(at);
        return !(Character.isLetterOrDigit(before) && Character.isLetterOrDigit(behind))
                && !(Character.isHighSurrogate(before) && Character.isLowSurrogate(behind));
    }

    /** Control characters are spaces, but for ends of lines; halves of characters and what is none are question marks. */
    private static String clean(String text) {
        return text.codePoints()
                .map(point -> {
                    if (point == '\n') {
                        return point;
                    }
                    if (Character.isISOControl(point)) {
                        return ' ';
                    }
                    boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
                    return half || (point & 0xFFFE) == 0xFFFE ? '?' : point;
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
