package dev.faultline.importer.lines;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 that can be looked at on the way. */
final class Digests {
    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("that of the JDK can be cloned", e);
        }
    }
}
