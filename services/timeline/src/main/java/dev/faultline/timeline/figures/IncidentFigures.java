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
        Spread timeToAcknowledge, Spread timeToMitigate, Spread timeToResolve, Spread timeToFirstAction, long open) {
    /** Of no incident. */
    public static final IncidentFigures NONE =
            new IncidentFigures(Spread.NONE, Spread.NONE, Spread.NONE, Spread.NONE, 0);
}
