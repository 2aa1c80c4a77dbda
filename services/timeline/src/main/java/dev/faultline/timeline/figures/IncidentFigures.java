package dev.faultline.timeline.figures;

/**
 * How long the incidents of one group took, from the impact's start until staff say that something was reached.
 *
 * @param timeToAcknowledge of incidents whose first acknowledgement lies in the window
 * @param timeToMitigate of those whose claim in force that all is mitigated does
 * @param timeToResolve of those whose resolution in force does
 * @param timeToFirstAction of those whose earliest action does
 * @param open how many incidents whose impact began before the window's end are not resolved
 */
public record IncidentFigures(
        Distribution timeToAcknowledge,
        Distribution timeToMitigate,
        Distribution timeToResolve,
        Distribution timeToFirstAction,
        long open) {
    /** Of no incident. */
    public static final IncidentFigures NONE =
            new IncidentFigures(Distribution.NONE, Distribution.NONE, Distribution.NONE, Distribution.NONE, 0);
}
