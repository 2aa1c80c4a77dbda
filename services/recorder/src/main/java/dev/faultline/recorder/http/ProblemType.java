package dev.faultline.recorder.http;

/** The kinds of problem that the recorder answers with. Their addresses are part of the contract and never change. */
public enum ProblemType {
    /** Some lines are not right; {@code errors} lists them. */
    INVALID_EVENTS("/problems/invalid-events", 400, "Some of the events are not right, and none was recorded"),
    /** The body cannot be read at all. */
    UNREADABLE_BODY("/problems/unreadable-body", 400, "The body cannot be read"),
    /** More than one request may hold. */
    BODY_TOO_LARGE("/problems/body-too-large", 413, "The body is too large"),
    /** Neither JSON nor NDJSON, or an encoding other than gzip. */
    UNSUPPORTED_MEDIA_TYPE("/problems/unsupported-media-type", 415, "The body is in a format that is not taken"),
    /** Too many requests are under way. */
    OVERLOADED("/problems/overloaded", 503, "Too many requests are under way"),
    /** The log did not say that it has the events. */
    LOG_UNAVAILABLE("/problems/log-unavailable", 503, "The log did not confirm the events");

    private final String address;
    private final int status;
    private final String title;

    ProblemType(String address, int status, String title) {
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

    /** The last part of the address, for the label of a metric. */
    public String label() {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
