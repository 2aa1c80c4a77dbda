package dev.faultline.access.tokens;

import java.io.IOException;

/** Where keys come from. */
@FunctionalInterface
public interface KeyFetch {
    /** The most of it that is read, in bytes. */
    int MAX_BYTES = 256 * 1024;

    /** The whole text, JWKS or PEM; takes a bounded time and has at most {@link #MAX_BYTES}. */
    String fetch() throws IOException, InterruptedException;
}
