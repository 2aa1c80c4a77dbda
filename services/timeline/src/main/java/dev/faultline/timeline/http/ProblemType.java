package dev.faultline.timeline.http;

/** The kinds of problem that a read answers with. Their addresses are part of the contract and never change. */
public enum ProblemType {
    /** Some parameters are not right; {@code errors} lists them. */
    INVALID_PARAMETERS("/problems/invalid-parameters", 400, "Some of the parameters are not right"),
    /** The answer would be larger than one may be. */
    ANSWER_TOO_LARGE("/problems/answer-too-large", 400, "The answer would be too large"),
    DATACENTER_NOT_FOUND("/problems/datacenter-not-found", 404, "There is no such datacenter"),
    DEVICE_NOT_FOUND("/problems/device-not-found", 404, "There is no such device"),
    INCIDENT_NOT_FOUND("/problems/incident-not-found", 404, "There is no such incident"),
    MAINTENANCE_NOT_FOUND("/problems/maintenance-not-found", 404, "There is no such maintenance"),
    /** There is no such form of the answer. */
    NOT_ACCEPTABLE("/problems/not-acceptable", 406, "There is no such form of the answer"),
    /** Something went wrong in here. */
    INTERNAL_ERROR("/problems/internal-error", 500, "The question could not be answered"),
    /** Too many questions are being answered. */
    OVERLOADED("/problems/overloaded", 503, "Too many requests are under way"),
    /** The log was not replayed to its end yet. */
    REPLAYING("/problems/replaying", 503, "The log is still being replayed"),
    /** What was written at the position of {@code after} does not show yet. */
    NOT_YET_VISIBLE("/problems/not-yet-visible", 503, "The position does not show yet");

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
}
