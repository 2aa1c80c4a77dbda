package dev.faultline.access;

import java.util.Arrays;
import java.util.Optional;

/** What a caller may be. {@link #ADMIN} is all the others as well. */
public enum Role {
    /** Reads everything. */
    READER("reader"),
    /** Records what happened to devices. */
    REPORTER("reporter"),
    /** Records what staff do and say. */
    OPERATOR("operator"),
    /** May say that what is recorded was known earlier than now, in whatever its other roles let it record. */
    IMPORTER("importer"),
    /** May do everything. */
    ADMIN("admin");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** Its name, as tokens and problems have it. */
    public String word() {
        return word;
    }

    /** The role of this name; empty when it is none of ours. */
    public static Optional<Role> named(String word) {
        return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
    }
}
