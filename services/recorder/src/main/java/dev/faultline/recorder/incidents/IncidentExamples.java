package dev.faultline.recorder.incidents;

/** Examples for the description of the API. Tests send each of them. */
final class IncidentExamples {
    static final String DECLARE = """
            {"id": "2013-08-28-va", "actor": "noc", "occurredAt": "2013-08-28T02:45:00-04:00", \
            "title": "Both core routers of us-va are down", "severity": "critical", \
            "scope": {"datacenters": ["us-va"]}, "impactStart": "2013-08-28T02:38:00-04:00", \
            "impactUncertainty": "PT1M"}""";

    static final String ACKNOWLEDGE = """
            {"actor": "network engineer on duty", "occurredAt": "2013-08-28T02:50:00-04:00"}""";

    static final String RESCOPE = """
            {"actor": "incident lead", "scope": {"datacenters": ["us-va", "us-nj"]}, \
            "reason": "mail of us-nj queues up for us-va"}""";

    static final String ACTION = """
            {"actor": "network engineer on duty", "occurredAt": "2013-08-28T03:05:00-04:00", "kind": "reboot", \
            "target": {"devices": ["va-core-1"]}, "outcome": "failed", \
            "description": "Restarted the supervisor card; it went down again within a minute"}""";

    static final String MILESTONE = """
            {"actor": "support", "occurredAt": "2013-08-28T07:20:00-04:00", "uncertainty": "PT5M", \
            "milestone": "network", "scope": {"datacenters": ["us-va"]}, \
            "statement": "The network of the east coast is back"}""";

    static final String CAUSE = """
            {"actor": "network lead", "kind": "trigger", \
            "description": "A fault in the software of both supervisor cards", \
            "evidence": ["504cdeac-5fb0-5b40-897b-7557c90e2983"]}""";

    static final String LINK = """
            {"actor": "incident lead", "kind": "recurrence-of", "linkedTo": "2013-08-28-va", \
            "reason": "the same cards failed in the same way"}""";

    static final String NOTE = """
            {"actor": "support", "text": "The queue of calls stands at 2,100; the wait is 90 minutes"}""";

    static final String NOTICE = """
            {"actor": "support", "occurredAt": "2013-08-28T03:30:00-04:00", "channel": "email", \
            "audience": "administrators of customers", "told": 12000, "carriedBy": {"datacenters": ["us-va"]}, \
            "text": "We are looking into a fault of the network"}""";

    static final String DELIVERY = """
            {"actor": "mail system", "delivered": 4100, "failed": 7900, "detail": "7,900 still lie in the queue"}""";

    static final String CORRECTIVE_ACTION = """
            {"actor": "network lead", "description": "Put supervisor cards of two makers into each core", \
            "owner": "network lead", "due": "2013-09-30"}""";

    static final String COMPLETE = """
            {"actor": "network lead", "note": "done in both datacenters"}""";

    static final String DROP = """
            {"actor": "network lead", "reason": "the maker has mended the fault"}""";

    static final String RESOLVE = """
            {"actor": "incident lead", "occurredAt": "2013-08-29T03:00:00-04:00", \
            "statement": "All services were completely resolved by 03:00"}""";

    static final String REOPEN = """
            {"actor": "noc", "occurredAt": "2013-09-03T07:00:00-04:00", "reason": "the core is down again"}""";

    static final String REPORT_SECTION = """
            {"actor": "head of operations", "section": "customers", \
            "text": "All customers with mailboxes in the four datacenters could not send or read mail."}""";

    static final String REPORT = """
            {"actor": "head of operations", "status": "final", "summary": "What failed, why, and what we change", \
            "address": "https://status.example/2013-08-28"}""";

    private IncidentExamples() {}
}
