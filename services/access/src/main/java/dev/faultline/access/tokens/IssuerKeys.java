package dev.faultline.access.tokens;

import java.util.Optional;

/**
 * The keys that this process checks tokens with.
 *
 * @param keys empty when calls need no token
 */
public record IssuerKeys(Optional<Keys> keys) {}
