package dev.faultline.access;

import java.util.Locale;

/** Why a call is turned away. */
public enum Reason {
    NO_TOKEN(AccessProblem.UNAUTHENTICATED, "There is no bearer token"),
    MALFORMED(AccessProblem.UNAUTHENTICATED, "The token is no signed JWT"),
    ALGORITHM(AccessProblem.UNAUTHENTICATED, "The token is signed in a way that is not taken"),
    UNKNOWN_KEY(AccessProblem.UNAUTHENTICATED, "The token is signed with a key that the issuer does not have"),
    FORGED(AccessProblem.UNAUTHENTICATED, "The signature of the token is wrong"),
    EXPIRED(AccessProblem.UNAUTHENTICATED, "The token has expired"),
    NOT_YET_VALID(AccessProblem.UNAUTHENTICATED, "The token is not valid yet"),
    OTHER_ISSUER(AccessProblem.UNAUTHENTICATED, "The token is of another issuer"),
    OTHER_AUDIENCE(AccessProblem.UNAUTHENTICATED, "The token is meant for another audience"),
    CLAIMS(AccessProblem.UNAUTHENTICATED, "A claim of the token is missing or wrong"),
    KEYS_UNAVAILABLE(AccessProblem.KEYS_UNAVAILABLE, "The issuer's keys cannot be had"),
    OVERLOADED(AccessProblem.KEYS_UNAVAILABLE, "As many tokens are being checked as may be at once"),
    MISSING_ROLE(AccessProblem.FORBIDDEN, "The token lacks the role"),
    NO_SUCH_CALL(AccessProblem.NO_SUCH_CALL, "There is no such call"),
    TOO_MANY_REQUESTS(AccessProblem.TOO_MANY_REQUESTS, "One caller may not call so often");

    private final AccessProblem problem;
    private final String words;

    Reason(AccessProblem problem, String words) {
        this.problem = problem;
        this.words = words;
    }

    /** The kind of problem that the caller is told. */
    public AccessProblem problem() {
        return problem;
    }

    /** A sentence without its full stop. */
    public String words() {
        return words;
    }

    /** Its name in metrics and the audit. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
