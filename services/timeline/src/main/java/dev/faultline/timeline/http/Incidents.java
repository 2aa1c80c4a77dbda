package dev.faultline.timeline.http;

/** Incidents, of which none are recorded yet. */
final class Incidents {
    private Incidents() {}

    static Answer unknown(String incident) {
        return Answer.refused(ProblemType.INCIDENT_NOT_FOUND, "No incident has the id " + incident + ".");
    }
}
