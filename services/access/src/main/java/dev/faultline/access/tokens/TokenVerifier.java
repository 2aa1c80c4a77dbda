package dev.faultline.access.tokens;

import dev.faultline.access.Caller;
import dev.faultline.access.Reason;
import dev.faultline.access.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/**
 * Checks bearer tokens as MicroProfile JWT has them: signed, asymmetrically, with a key of the issuer; of our issuer and for
 * our audience; not expired and already valid. Safe for many threads.
 */
public final class TokenVerifier {
    /** What a token may be signed with. No algorithm with a shared secret, and not none. */
    static final List<String> ALGORITHMS =
            List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    private static final AlgorithmConstraints ASYMMETRIC =
            new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS.toArray(String[]::new));

    private static final int MAX_NAME = 200;
    private static final int MAX_CANDIDATES = 10;

    private final TokenRules rules;
    private final Keys keys;

    /** What came of checking a token. */
    public sealed interface Checked {
        /**
         * It is good.
         *
         * @param expiresAt when it ceases to be
         */
        record Good(Caller.Known caller, Instant expiresAt) implements Checked {}

        /** It is not, or that cannot be known now. */
        record Bad(Reason reason, int retryAfterSeconds) implements Checked {
            Bad(Reason reason) {
                this(reason, 0);
            }
        }
    }

    public TokenVerifier(TokenRules rules, Keys keys) {
        this.rules = rules;
        this.keys = keys;
    }

    /** Checks a token. May wait for the issuer's keys, for a bounded time. */
    public Checked check(String token, Instant now) {
        var signature = new JsonWebSignature();
        String algorithm;
        try {
            signature.setCompactSerialization(token);
            algorithm = signature.getAlgorithmHeaderValue();
        } catch (JoseException | RuntimeException e) {
            return new Checked.Bad(Reason.MALFORMED);
        }
        if (algorithm == null || !ALGORITHMS.contains(algorithm)) {
            return new Checked.Bad(Reason.ALGORITHM);
        }
        return switch (keys.find(signature.getKeyIdHeaderValue(), kind(algorithm), algorithm)) {
            case Keys.Found.None none -> new Checked.Bad(Reason.UNKNOWN_KEY);
            case Keys.Found.Away away -> new Checked.Bad(Reason.KEYS_UNAVAILABLE, away.retryAfterSeconds());
            case Keys.Found.Some some -> check(token, some.keys(), now);
        };
    }

    private Checked check(String token, List<KeySet.Entry> candidates, Instant now) {
        Checked checked = new Checked.Bad(Reason.FORGED);
        for (KeySet.Entry key : candidates.subList(0, Math.min(MAX_CANDIDATES, candidates.size()))) {
            checked = check(token, key, now);
            if (!(checked instanceof Checked.Bad bad && bad.reason() == Reason.FORGED)) {
                return checked;
            }
        }
        return checked;
    }

    private Checked check(String token, KeySet.Entry key, Instant now) {
        var consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ASYMMETRIC)
                .setVerificationKey(key.key())
                .setExpectedIssuer(rules.issuer())
                .setExpectedAudience(rules.audiences().toArray(String[]::new))
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds((int) rules.clockSkew().toSeconds())
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .build();
        try {
            return caller(consumer.processToClaims(token));
        } catch (InvalidJwtException e) {
            return new Checked.Bad(reason(e));
        } catch (MalformedClaimException e) {
            return new Checked.Bad(Reason.CLAIMS);
        }
    }

    private Checked caller(JwtClaims claims) throws MalformedClaimException {
        String subject = claims.getSubject();
        String actor = claims.getClaimValue(rules.actorClaim()) instanceof String name ? name : subject;
        if (!isName(subject) || !isName(actor)) {
            return new Checked.Bad(Reason.CLAIMS);
        }
        Instant expiresAt = Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis())
                .plus(rules.clockSkew());
        return new Checked.Good(new Caller.Known(actor, subject, roles(claims)), expiresAt);
    }

    private Set<Role> roles(JwtClaims claims) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        words(value(claims))
                .filter(word -> word.startsWith(rules.rolesPrefix()))
                .map(word -> word.substring(rules.rolesPrefix().length()))
                .forEach(word -> Role.named(word).ifPresent(roles::add));
        return roles;
    }

    /** What stands where the roles are: a claim of that very name, or else one within others. */
    private Object value(JwtClaims claims) {
        Object whole = claims.getClaimValue(rules.rolesClaim());
        if (whole != null) {
            return whole;
        }
        Object value = claims.getClaimsMap();
        for (String name : rules.rolesClaim().split("/")) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return value;
    }

    /** A list of words, or words with spaces between them as in {@code scope}. */
    private static Stream<String> words(Object value) {
        return switch (value) {
            case String text -> Arrays.stream(text.split(" "));
            case Collection<?> list ->
                list.stream().filter(String.class::isInstance).map(String.class::cast);
            case null, default -> Stream.of();
        };
    }

    /** Whether things may be recorded under it: names are bounded, and have nothing that upsets a line of a log. */
    private static boolean isName(String text) {
        return text != null
                && !text.isBlank()
                && text.equals(text.strip())
                && text.codePointCount(0, text.length()) <= MAX_NAME
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) || (c >= 0xd800 && c <= 0xdfff));
    }

    private static String kind(String algorithm) {
        return switch (algorithm.charAt(0)) {
            case 'R', 'P' -> "RSA";
            default -> algorithm.equals("EdDSA") ? "OKP" : "EC";
        };
    }

    private static Reason reason(InvalidJwtException e) {
        if (e.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
            return Reason.FORGED;
        }
        if (e.hasErrorCode(ErrorCodes.ISSUER_INVALID) || e.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return Reason.OTHER_ISSUER;
        }
        if (e.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || e.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return Reason.OTHER_AUDIENCE;
        }
        if (e.hasErrorCode(ErrorCodes.EXPIRED)) {
            return Reason.EXPIRED;
        }
        if (e.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
            return Reason.NOT_YET_VALID;
        }
        boolean claims = Stream.of(
                        ErrorCodes.EXPIRATION_MISSING, ErrorCodes.SUBJECT_MISSING, ErrorCodes.MALFORMED_CLAIM)
                .anyMatch(e::hasErrorCode);
        if (claims) {
            return Reason.CLAIMS;
        }
        // A key that does not fit its algorithm, such as one of another curve, has not made the signature either.
        return e.hasErrorCode(ErrorCodes.JSON_INVALID) ? Reason.MALFORMED : Reason.FORGED;
    }
}
