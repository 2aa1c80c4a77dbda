package dev.faultline.timeline.http;

import dev.faultline.timeline.incidents.Elapsed;
import dev.faultline.timeline.incidents.IncidentTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That a field of an answer is not what was said, for what was said does not fit together.
 *
 * @param field of the answer, with a point before each name that lies within another
 * @param message what was made of it and why
 */
record WarningBody(String field, String message) {
    /** Of each time of an incident that is said to have been reached before the impact started. */
    static List<WarningBody> of(IncidentTimes times) {
        var warnings = new ArrayList<WarningBody>();
        early("toAcknowledge", "the first acknowledgement", times.toAcknowledge(), warnings);
        early("toMitigate", "the mitigation", times.toMitigate(), warnings);
        early("toResolve", "the resolution", times.toResolve(), warnings);
        early("toFirstAction", "the first action", times.toFirstAction(), warnings);
        return List.copyOf(warnings);
    }

    private static void early(String time, String what, Optional<Elapsed> elapsed, List<WarningBody> warnings) {
        elapsed.filter(each -> each.early() > 0)
                .map(each -> new WarningBody(
                        "times." + time,
                        "is 0, for %s is said to lie %s before impactStart"
                                .formatted(what, Duration.ofNanos(each.early()))))
                .ifPresent(warnings::add);
    }
}
