package dev.faultline.recorder.deviceevents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The fields of a line. */
enum Field {
    ID("id", Content.NAME),
    DEVICE("device", Content.NAME),
    DATACENTER("datacenter", Content.NAME),
    ROLE("role", Content.NAME),
    STATE("state", Content.STATE),
    OCCURRED_AT("occurredAt", Content.INSTANT),
    KNOWN_AT("knownAt", Content.INSTANT),
    UNCERTAINTY("uncertainty", Content.DURATION),
    OBSERVER("observer", Content.NAME),
    RETRACTS("retracts", Content.NAME),
    BY("by", Content.NAME),
    REASON("reason", Content.PROSE);

    /** What a field holds. */
    enum Content {
        NAME,
        PROSE,
        STATE,
        INSTANT,
        DURATION
    }

    private static final Field[] ALL = values();

    static final int CHANGE_REQUIRED = mask(DEVICE, DATACENTER, ROLE, STATE);
    static final int CHANGE_ALLOWED = CHANGE_REQUIRED | mask(ID, OCCURRED_AT, KNOWN_AT, UNCERTAINTY, OBSERVER, REASON);
    static final int RETRACTION_REQUIRED = mask(DEVICE, RETRACTS, BY, REASON);
    static final int RETRACTION_ALLOWED = RETRACTION_REQUIRED | mask(ID, KNOWN_AT);

    final String wire;
    final Content content;
    final int bit = 1 << ordinal();

    Field(String wire, Content content) {
        this.wire = wire;
        this.content = content;
    }

    /** The field of this name, exactly as written; null when there is none. */
    static Field named(String name) {
        return switch (name) {
            case "id" -> ID;
            case "device" -> DEVICE;
            case "datacenter" -> DATACENTER;
            case "role" -> ROLE;
            case "state" -> STATE;
            case "occurredAt" -> OCCURRED_AT;
            case "knownAt" -> KNOWN_AT;
            case "uncertainty" -> UNCERTAINTY;
            case "observer" -> OBSERVER;
            case "retracts" -> RETRACTS;
            case "by" -> BY;
            case "reason" -> REASON;
            default -> null;
        };
    }

    /** The fields of a mask, in order. */
    static List<Field> in(int mask) {
        var fields = new ArrayList<Field>();
        for (Field field : ALL) {
            if ((mask & field.bit) != 0) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** Says that a name is none of the allowed ones, and which of them was likely meant. */
    static String unknown(String name, int allowed) {
        var names = in(allowed).stream().map(field -> field.wire).toList();
        String hint = names.stream()
                .filter(candidate -> alike(name, candidate))
                .findFirst()
                .map(candidate -> ", did you mean " + candidate + "?")
                .orElse(".");
        return "is not a field of a " + kind(allowed) + hint + " Allowed are " + String.join(", ", names);
    }

    static String kind(int allowed) {
        return allowed == RETRACTION_ALLOWED ? "retraction (a line with retracts)" : "state change";
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

    private static int mask(Field... fields) {
        int mask = 0;
        for (Field field : fields) {
            mask |= 1 << field.ordinal();
        }
        return mask;
    }
}
