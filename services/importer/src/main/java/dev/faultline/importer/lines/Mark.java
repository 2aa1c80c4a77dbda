package dev.faultline.importer.lines;

import java.security.MessageDigest;
import java.util.HexFormat;

/** A place behind a whole line of a source, and what all bytes before it come to. */
public final class Mark {
    private final long bytes;
    private final long lines;
    private final MessageDigest sha256;

    /** A mark behind so many unpacked bytes and lines; the digest of them is the mark's own. */
    Mark(long bytes, long lines, MessageDigest sha256) {
        this.bytes = bytes;
        this.lines = lines;
        this.sha256 = sha256;
    }

    /** How many bytes lie before it, unpacked. */
    public long bytes() {
        return bytes;
    }

    /** How many lines lie before it. */
    public long lines() {
        return lines;
    }

    /** The SHA-256 of the bytes before it, in hexadecimal. */
    public String sha256() {
        return HexFormat.of().formatHex(Digests.copy(sha256).digest());
    }
}
