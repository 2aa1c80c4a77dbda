package dev.faultline.recorder.maintenance;

/** Examples for the description of the API. Tests send each of them. */
final class MaintenanceExamples {
    static final String SCHEDULE = """
            {"id": "va-core-2013-09-07", "actor": "network lead", "title": "New supervisor cards in both cores", \
            "scope": {"datacenters": ["us-va"], "roles": ["core-router"]}, \
            "from": "2013-09-07T01:00:00-04:00", "to": "2013-09-07T05:00:00-04:00"}""";

    static final String CANCEL = """
            {"actor": "network lead", "reason": "the cards did not come"}""";

    private MaintenanceExamples() {}
}
