package dev.faultline.access;

/** The kinds of problem with which a call is turned away. Their addresses are part of the contract and never change. */
public enum AccessProblem {
    /** No token, or none that is good. */
    UNAUTHENTICATED("/problems/unauthenticated", 401, "A good bearer token is needed"),
    /** The token is good, and lacks a role. */
    FORBIDDEN("/problems/forbidden", 403, "A role is missing"),
    /** Nobody may call this, for there is no such call. */
    NO_SUCH_CALL("/problems/no-such-call", 404, "There is no such call"),
    /** More calls than one caller may make. */
    TOO_MANY_REQUESTS("/problems/too-many-requests", 429, "Too many requests of one caller"),
    /** The token cannot be checked now. */
    KEYS_UNAVAILABLE("/problems/keys-unavailable", 503, "The token cannot be checked at present");

    private final String address;
    private final int status;
    private final String title;

    AccessProblem(String address, int status, String title) {
        this.address = address;
        this.status = status;
        this.title = title;
    }

    /** The {@code type} of the problem, a URI reference. */
    public String address() {
        return address;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** What it is, the same for every case of it. */
    public String title() {
        return title;
    }
}
