package dev.faultline.recorder.commands;

/**
 * Why a command is refused.
 *
 * @param kind what is in the way, stable
 * @param detail this case of it, in words for whoever sent the command
 */
public record Refusal(Kind kind, String detail) {
    /** What can be in the way. Each is a type of problem in HTTP. */
    public enum Kind {
        /** There is no such incident. */
        INCIDENT_NOT_FOUND,
        /** There is no such maintenance. */
        MAINTENANCE_NOT_FOUND,
        /** The incident has no notice of that number. */
        NOTICE_NOT_FOUND,
        /** The incident has no corrective action of that number. */
        CORRECTIVE_ACTION_NOT_FOUND,
        /** The incident has no cause of that number. */
        CAUSE_NOT_FOUND,
        /** The id is taken. */
        INCIDENT_EXISTS,
        /** The id is taken. */
        MAINTENANCE_EXISTS,
        /** Somebody has taken the incident on already. */
        ALREADY_ACKNOWLEDGED,
        /** The incident is resolved already. */
        ALREADY_RESOLVED,
        /** The incident is not resolved, so it cannot be reopened. */
        NOT_RESOLVED,
        /** The corrective action was completed or dropped before. */
        CORRECTIVE_ACTION_CLOSED,
        /** The two incidents are linked in this way already. */
        ALREADY_LINKED,
        /** The maintenance was cancelled before. */
        ALREADY_CANCELLED,
        /** The incident has as many events as one may have. */
        INCIDENT_FULL,
        /** It is not as the client wanted it to be. */
        PRECONDITION_FAILED,
        /** The key came with another request before. */
        IDEMPOTENCY_KEY_REUSED
    }
}
