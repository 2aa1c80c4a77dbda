package dev.faultline.recorder.intake;

import dev.faultline.recorder.requests.Admission;

/**
 * Staff commands under way, on incidents and maintenance together, apart from requests to record facts: a flood of those does
 * not keep staff out.
 *
 * @param admission lets so many in
 */
public record CommandsUnderWay(Admission admission) {
    /** As many as the limits say, each with the longest body that one may have and what reading it takes. */
    public CommandsUnderWay(CommandLimits limits) {
        this(new Admission(limits.maxCommands(), 2L * limits.maxCommands() * (limits.maxBodyBytes() + 1L)));
    }
}
