package dev.faultline.recorder.requests;

import java.util.List;
import java.util.Locale;

/** Says of a field that nobody asked for which one was likely meant. */
public final class FieldNames {
    private FieldNames() {}

    /**
     * That a name is none of the allowed ones, and which of them was likely meant.
     *
     * @param of what has the fields, such as "a state change"
     */
    public static String unknown(String name, String of, List<String> allowed) {
        String hint = allowed.stream()
                .filter(candidate -> alike(name, candidate))
                .findFirst()
                .map(candidate -> ", did you mean " + candidate + "?")
                .orElse(".");
        return "is not a field of " + of + hint + " Allowed are " + String.join(", ", allowed);
    }

    /** Whether two edits, or writing it with other capitals, hyphens or underscores, make one name of the other. */
    private static boolean alike(String name, String candidate) {
        if (Math.abs(name.length() - candidate.length()) > 3) {
            return false;
        }
        String a = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        String b = candidate.toLowerCase(Locale.ROOT);
        return edits(a, b) <= (b.length() > 4 ? 2 : 1);
    }

    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
