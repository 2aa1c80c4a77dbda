package dev.faultline.access.planted;

import org.jose4j.jwt.JwtClaims;

public final class KnowsTokens {
    final JwtClaims claims = new JwtClaims();
}
