package dev.faultline.recorder.http;

/** The kinds of problem that the recorder answers with. Their addresses are part of the contract and never change. */
public enum ProblemType {
    /** Some lines are not right; {@code errors} lists them. */
    INVALID_EVENTS("/problems/invalid-events", 400, "Some of the events are not right, and none was recorded"),
    /** A command is not right; {@code errors} lists what is wrong. */
    INVALID_COMMAND("/problems/invalid-command", 400, "The command is not right, and nothing was recorded"),
    /** The query asks for what there is not; {@code errors} lists what is wrong. */
    INVALID_PARAMETERS("/problems/invalid-parameters", 400, "Some of the parameters are not right"),
    /** The caller lacks a role that something in the request wants. */
    FORBIDDEN("/problems/forbidden", 403, "A role is missing"),
    /** The body cannot be read at all. */
    UNREADABLE_BODY("/problems/unreadable-body", 400, "The body cannot be read"),
    /** More than one request may hold. */
    BODY_TOO_LARGE("/problems/body-too-large", 413, "The body is too large"),
    /** Neither JSON nor NDJSON, or an encoding other than gzip. */
    UNSUPPORTED_MEDIA_TYPE("/problems/unsupported-media-type", 415, "The body is in a format that is not taken"),
    /** Too many requests are under way. */
    OVERLOADED("/problems/overloaded", 503, "Too many requests are under way"),
    /** The log did not say that it has the events. */
    LOG_UNAVAILABLE("/problems/log-unavailable", 503, "The log did not confirm the events"),
    /** A record that a decision hangs on cannot be read. */
    UNREADABLE_HISTORY("/problems/unreadable-history", 500, "What is recorded cannot be read"),
    /** No incident has this id. */
    INCIDENT_NOT_FOUND("/problems/incident-not-found", 404, "There is no such incident"),
    /** No maintenance has this id. */
    MAINTENANCE_NOT_FOUND("/problems/maintenance-not-found", 404, "There is no such maintenance"),
    /** No notice of the incident has this number. */
    NOTICE_NOT_FOUND("/problems/notice-not-found", 404, "There is no such notice"),
    /** No corrective action of the incident has this number. */
    CORRECTIVE_ACTION_NOT_FOUND("/problems/corrective-action-not-found", 404, "There is no such corrective action"),
    /** No cause of the incident has this number. */
    CAUSE_NOT_FOUND("/problems/cause-not-found", 404, "There is no such cause"),
    /** The id is taken. */
    INCIDENT_EXISTS("/problems/incident-exists", 409, "The id is taken"),
    /** The id is taken. */
    MAINTENANCE_EXISTS("/problems/maintenance-exists", 409, "The id is taken"),
    /** Somebody has taken the incident on. */
    ALREADY_ACKNOWLEDGED("/problems/already-acknowledged", 409, "The incident was acknowledged before"),
    /** The incident is over already. */
    ALREADY_RESOLVED("/problems/already-resolved", 409, "The incident is resolved already"),
    /** Only what is resolved can be reopened. */
    NOT_RESOLVED("/problems/not-resolved", 409, "The incident is not resolved"),
    /** It was completed or dropped. */
    CORRECTIVE_ACTION_CLOSED("/problems/corrective-action-closed", 409, "The corrective action is closed already"),
    /** The two are linked in this way. */
    ALREADY_LINKED("/problems/already-linked", 409, "The incidents are linked already"),
    /** It was cancelled. */
    ALREADY_CANCELLED("/problems/already-cancelled", 409, "The maintenance was cancelled before"),
    /** It has as many events as it may have. */
    INCIDENT_FULL("/problems/incident-full", 409, "The incident has as many events as it may have"),
    /** Others were faster each time that it was decided. */
    CHANGED_MEANWHILE("/problems/changed-meanwhile", 409, "It was changed by others each time that this was decided"),
    /** It is not as the client wanted it to be. */
    PRECONDITION_FAILED("/problems/precondition-failed", 412, "It is not as If-Match wants it"),
    /** The key came with another request. */
    IDEMPOTENCY_KEY_REUSED("/problems/idempotency-key-reused", 422, "Another request came under this Idempotency-Key");

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
