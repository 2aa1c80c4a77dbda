package dev.faultline.recorder.intake;

import dev.faultline.recorder.commands.Refusal;
import dev.faultline.recorder.http.ProblemType;

/** What each refusal is in HTTP. */
public final class RefusalProblems {
    private RefusalProblems() {}

    /** The type of problem that a refusal of this kind is answered with. */
    public static ProblemType of(Refusal.Kind kind) {
        return switch (kind) {
            case INCIDENT_NOT_FOUND -> ProblemType.INCIDENT_NOT_FOUND;
            case MAINTENANCE_NOT_FOUND -> ProblemType.MAINTENANCE_NOT_FOUND;
            case NOTICE_NOT_FOUND -> ProblemType.NOTICE_NOT_FOUND;
            case CORRECTIVE_ACTION_NOT_FOUND -> ProblemType.CORRECTIVE_ACTION_NOT_FOUND;
            case CAUSE_NOT_FOUND -> ProblemType.CAUSE_NOT_FOUND;
            case INCIDENT_EXISTS -> ProblemType.INCIDENT_EXISTS;
            case MAINTENANCE_EXISTS -> ProblemType.MAINTENANCE_EXISTS;
            case ALREADY_ACKNOWLEDGED -> ProblemType.ALREADY_ACKNOWLEDGED;
            case ALREADY_RESOLVED -> ProblemType.ALREADY_RESOLVED;
            case NOT_RESOLVED -> ProblemType.NOT_RESOLVED;
            case CORRECTIVE_ACTION_CLOSED -> ProblemType.CORRECTIVE_ACTION_CLOSED;
            case ALREADY_LINKED -> ProblemType.ALREADY_LINKED;
            case ALREADY_CANCELLED -> ProblemType.ALREADY_CANCELLED;
            case INCIDENT_FULL -> ProblemType.INCIDENT_FULL;
            case PRECONDITION_FAILED -> ProblemType.PRECONDITION_FAILED;
            case IDEMPOTENCY_KEY_REUSED -> ProblemType.IDEMPOTENCY_KEY_REUSED;
        };
    }
}
