package dev.faultline.timeline.http;

/** Examples in the description of the API for reads of incidents and planned work. */
final class IncidentDocs {
    static final String ETAG = "The revision of the present, in quotes: hand it to a command as `If-Match`";
    static final String ID_EXAMPLE = "2013-09-03-va";

    private static final String SAID = """
            "eventId":"0198c1a5-9d3c-7e21-8f64-0d1b2c3a4f01","actor":"network operations",\
            "occurredAt":"2013-09-03T08:30:00Z","uncertainty":"PT0S","uncertaintySeconds":0,\
            "knownAt":"2013-09-03T08:40:00Z","recordedAt":"2026-01-01T00:00:00Z",\
            "position":"faultline.incident-events/0@3\"""";
    private static final String INCIDENT = """
            "id":"2013-09-03-va","title":"Core routers of Virginia are gone","severity":"critical","status":"resolved",\
            "scope":{"datacenters":["us-va"],"roles":[],"devices":[]},"impactStart":"2013-09-03T07:00:00Z",\
            "impactUncertainty":"PT15M","impactUncertaintySeconds":900,"declaredAt":"2013-09-03T07:10:00Z",\
            "acknowledgedAt":"2013-09-03T07:15:00Z","mitigatedAt":null,"resolvedAt":"2013-09-03T15:00:00Z","revision":7,\
            "links":[],"times":{"toAcknowledge":{"seconds":900,"duration":"PT15M",\
            "bounds":{"minSeconds":0,"maxSeconds":1800}},"toMitigate":null,"toResolve":{"seconds":28800,"duration":"PT8H",\
            "bounds":{"minSeconds":27900,"maxSeconds":29700}},"toFirstAction":{"seconds":5400,"duration":"PT1H30M",\
            "bounds":{"minSeconds":4500,"maxSeconds":6300}}},"warnings":[]""";
    private static final String AS_OF = """
            "position":"faultline.device-events/0@12;faultline.incident-events/0@7","asOf":"2026-01-01T00:00:00Z\"""";
    private static final String MAINTENANCE = """
            "id":"firmware-36","title":"New firmware for the core","scope":{"datacenters":["us-va"],\
            "roles":["core-router"],"devices":[]},"from":"2013-09-05T00:00:00Z","to":"2013-09-05T02:00:00Z",\
            "cancelled":false,"revision":1,"scheduled":{""" + SAID + "}";

    static final String LIST_EXAMPLE = "{\"items\":[{" + INCIDENT + "}]," + AS_OF + "}";
    static final String ONE_EXAMPLE =
            "{" + INCIDENT + ",\"declared\":{" + SAID + "},\"acknowledgements\":[{\"note\":null," + SAID + """
                    }],"actions":[{"kind":"reboot","target":{"datacenters":[],"roles":[],"devices":["va-core-1"]},\
                    "outcome":"failed","description":"power-cycled",""" + SAID
                    + """
                    }],"claims":[{"claim":"resolved","scope":{"datacenters":[],"roles":[],"devices":[]},\
                    "statement":"All routers are back","inForce":true,""" + SAID + """
                    }],"causes":[{"cause":1,"kind":"trigger","description":"a power surge","ruledOut":false,\
                    "revisions":[{"kind":"trigger","description":"a power surge","ruledOut":false,\
                    "evidence":[{"id":"0198c1a5-9d3c-7e21-8f64-0d1b2c3a4e5f","found":true}],""" + SAID + """
                    }]}],"notes":[],"notices":[],"correctiveActions":[],"scopeChanges":[],"reports":[],"reportSections":[],"reopenings":[],\
                    """ + AS_OF + "}";
    static final String MAINTENANCE_LIST_EXAMPLE = "{\"items\":[{" + MAINTENANCE + "}]," + AS_OF + "}";
    static final String MAINTENANCE_EXAMPLE = "{" + MAINTENANCE + "," + AS_OF + "}";

    private IncidentDocs() {}
}
