package dev.faultline.timeline.http;

/** What the description of the API says of parameters and answers that several reads share. */
final class ParameterDocs {
    static final String FROM = "Where the window begins, inclusive. RFC 3339 with a zone.";
    static final String TO =
            "Where the window ends, exclusive; never beyond the present. The present where it is missing.";
    static final String KNOWN_AT = "Answers as of what was known then. Now where it is missing or later than now.";
    static final String AFTER =
            "A position that a write or an earlier read gave: waits shortly until the answer covers it, else 503.";
    static final String POSITION =
            "Only what the log held up to this position counts, as an earlier answer gave it. Waits for it as `after` does.";
    static final String AS_OF =
            "The time of the question, no later than the present: open outages last until then, and no window reaches beyond it. Now where it is missing.";
    static final String DATACENTERS = "Names of datacenters, separated by commas or repeated. All where it is missing.";
    static final String ROLES = "Roles, separated by commas or repeated. All where it is missing.";
    static final String DEVICES = "Ids of devices, separated by commas or repeated. All where it is missing.";
    static final String INCIDENT =
            "The id of an incident: narrows down to the devices of its scope and, where `from` or `to` is missing, to its span.";
    static final String IMPACT = "Which states make an outage: degraded and down, or down alone.";
    static final String MIN_DURATION = "Outages shorter than this do not count. ISO-8601.";
    static final String MERGE_GAP = "Outages of a device with less than this between them are one. ISO-8601.";
    static final String MAINTENANCE =
            "Whether the time of planned work counts; where not, outages that lie whole in it are left out.";
    static final String TZ =
            "An IANA zone: its calendar months are grouped by, its clocks show the business hours, and a `from` or `to` without an offset (`2013-09-03`, `2013-09-03T07:00`) is read by them.";
    static final String BUSINESS_HOURS =
            "Only time counts at which the clocks of the zone show one of these hours. All time where it is missing.";
    static final String HOLIDAYS = "Days without business hours, separated by commas or repeated.";
    static final String EXPLAIN =
            "Whether each group lists the facts, the planned work and the incidents that it is made of.";
    static final String LEVEL = "Whose outages: those of devices, or of datacenters as a whole.";
    static final String FIGURES_LEVEL =
            "Whose figures: those of devices pooled, or those of each datacenter as a whole.";
    static final String LIMIT = "How many items at most.";
    static final String FIGURES_LIMIT =
            "How many groups at most, in the order of their keys. Where it is missing, 100 if they are by device, else 1,000.";
    static final String CURSOR = "Where the list goes on, as `next` of the part before says.";

    static final String EXAMPLE_FROM = "2013-09-03T00:00:00Z";
    static final String EXAMPLE_TO = "2013-09-04T00:00:00Z";
    static final String EXAMPLE_KNOWN_AT = "2013-09-05T00:00:00Z";
    static final String EXAMPLE_AS_OF = "2026-01-01T00:00:00Z";

    static final String POSITION_HEADER = "Of which position of the log the answer is";
    static final String STALE_HEADER = "For how many seconds the log has not answered, where that is long";
    static final String INVALID = "Some parameters are not right; all of them are named";
    static final String UNAVAILABLE =
            "The log is still being replayed, or the position of `after`, or `position`, does not show yet";

    static final String INVALID_EXAMPLE = """
            {"type":"/problems/invalid-parameters","title":"Some of the parameters are not right","status":400,\
            "detail":"limit: must be a whole number from 1 to 1000, and is \\"all\\"",\
            "errors":[{"field":"limit","message":"must be a whole number from 1 to 1000, and is \\"all\\""}]}""";
    static final String NOT_VISIBLE_EXAMPLE = """
            {"type":"/problems/not-yet-visible","title":"The position does not show yet","status":503,\
            "detail":"Within PT2S the position faultline.device-events/0@12 was not reached; the log is replayed to \
            faultline.device-events/0@11."}""";

    static final String OUTAGES_EXAMPLE = """
            {"items":[{"device":"va-core-1","datacenter":"us-va","role":"core-router","worst":"down",\
            "start":"2013-09-03T07:00:00Z","end":"2013-09-03T15:00:00Z","durationSeconds":28800,"duration":"PT8H",\
            "bounds":{"minSeconds":27900,"maxSeconds":29700,"startUncertaintySeconds":0,"endUncertaintySeconds":900},"downSeconds":28800,"degradedSeconds":0,\
            "unobservedSeconds":0,"maintenanceSeconds":0,"open":false,"incidents":["2013-09-03-va"],"incidentCount":1,\
            "evidence":["0198c1a5-9d3c-7e21-8f64-0d1b2c3a4e5f","0198c1a5-9d3c-7e21-8f64-0d1b2c3a4e60"],\
            "evidenceCount":2}],"window":{"from":"2013-09-03T00:00:00Z","to":"2013-09-04T00:00:00Z"},\
            "filters":{"datacenter":["us-va"],"role":[],"device":[],"impact":"any","minDuration":"PT0S",\
            "mergeGap":"PT0S","maintenance":"exclude","tz":"UTC","level":"device"},"definition":{"version":"2","url":"/docs/figures.md"},"position":"faultline.device-events/0@12",\
            "asOf":"2026-01-01T00:00:00Z","permalink":"/api/v1/outages?asOf=2026-01-01T00%3A00%3A00Z&datacenter=us-va\
            &from=2013-09-03T00%3A00%3A00Z&position=faultline.device-events%2F0%4012&to=2013-09-04T00%3A00%3A00Z"}""";
    static final String POINTS =
            "How many steps may be given, of all devices and of each role. Where there are more, the window is cut into equal stretches, and of each the worst and the last step are given; thinned says so. Milestones are those of all steps.";
    static final String RECOVERY_EXAMPLE = """
            {"datacenter":"us-va","window":{"from":"2013-09-03T00:00:00Z","to":"2013-09-04T00:00:00Z"},\
            "milestones":{"firstImpact":"2013-09-03T07:00:00Z","firstAction":"2013-09-03T08:30:00Z","restored50":"2013-09-03T15:00:00Z",\
            "restored90":"2013-09-03T15:00:00Z","restored100":"2013-09-03T15:00:00Z"},"struck":5,"restored":5,\
            "steps":[{"at":"2013-09-03T00:00:00Z","up":5,"degraded":0,"down":0,"unknown":0},\
            {"at":"2013-09-03T07:00:00Z","up":0,"degraded":0,"down":5,"unknown":0},\
            {"at":"2013-09-03T15:00:00Z","up":5,"degraded":0,"down":0,"unknown":0}],\
            "staffEvents":[{"at":"2013-09-03T08:30:00Z","kind":"action-recorded","incident":"2013-09-03-va",\
            "actor":"network operations","text":"reboot, outcome failed: power-cycled",\
            "eventId":"0198c1a5-9d3c-7e21-8f64-0d1b2c3a4f01","uncertainty":"PT0S","uncertaintySeconds":0,\
            "knownAt":"2013-09-03T08:40:00Z","recordedAt":"2026-01-01T00:00:00Z",\
            "position":"faultline.incident-events/0@3"}],"staffEventCount":1,"position":"faultline.device-events/0@12","asOf":"2026-01-01T00:00:00Z"}""";
    static final String DATACENTERS_EXAMPLE = """
            {"items":[{"datacenter":"us-va","zone":"America/New_York","state":"degraded","devices":5,"up":4,"degraded":0,"down":1,"unknown":0,\
            "openOutages":1,"criticalRoles":[{"role":"core-router","devices":2,"down":1}]}],\
            "position":"faultline.device-events/0@12","asOf":"2026-01-01T00:00:00Z"}""";
    static final String DATACENTER_EXAMPLE = """
            {"datacenter":"us-va","zone":"America/New_York","state":"degraded","devices":5,"up":4,"degraded":0,"down":1,"unknown":0,\
            "openOutages":1,"criticalRoles":[{"role":"core-router","devices":2,"down":1}],\
            "position":"faultline.device-events/0@12","asOf":"2026-01-01T00:00:00Z"}""";
    static final String DEVICES_EXAMPLE = """
            {"items":[{"device":"va-core-1","datacenter":"us-va","role":"core-router","state":"down",\
            "outageSince":"2013-09-03T07:00:00Z","fact":{"id":"0198c1a5-9d3c-7e21-8f64-0d1b2c3a4e5f",\
            "occurredAt":"2013-09-03T07:00:00Z","knownAt":"2013-09-03T07:05:00Z"}}],\
            "position":"faultline.device-events/0@12","asOf":"2026-01-01T00:00:00Z"}""";
    static final String DEVICE_EXAMPLE = """
            {"device":"va-core-1","datacenter":"us-va","role":"core-router","state":"down",\
            "outageSince":"2013-09-03T07:00:00Z","fact":{"id":"0198c1a5-9d3c-7e21-8f64-0d1b2c3a4e5f",\
            "occurredAt":"2013-09-03T07:00:00Z","knownAt":"2013-09-03T07:05:00Z"},\
            "position":"faultline.device-events/0@12","asOf":"2026-01-01T00:00:00Z"}""";
    static final String HISTORY_EXAMPLE = """
            {"device":"va-core-1","items":[{"id":"0198c1a5-9d3c-7e21-8f64-0d1b2c3a4e60","source":"/faultline/recorder",\
            "state":"up","datacenter":"us-va","role":"core-router","occurredAt":"2013-09-03T15:30:00Z",\
            "uncertainty":"PT15M","uncertaintySeconds":900,"knownAt":"2013-09-03T15:40:00Z",\
            "recordedAt":"2026-01-01T00:00:00Z","position":"faultline.device-events/0@11","observer":"status page",\
            "reason":null,"retracted":{"id":"0198c1a5-9d3c-7e21-8f64-0d1b2c3a4e61","knownAt":"2013-09-13T00:00:00Z",\
            "recordedAt":"2026-01-01T00:00:01Z","by":"operations","reason":"the report says 15:00"}}],\
            "position":"faultline.device-events/0@12","asOf":"2026-01-01T00:00:02Z"}""";
    static final String FIGURES_EXAMPLE = """
            {"window":{"from":"2013-09-01T00:00:00Z","to":"2013-10-01T00:00:00Z"},"filters":{"datacenter":[],"role":[],\
            "device":[],"impact":"any","minDuration":"PT0S","mergeGap":"PT0S","maintenance":"exclude","tz":"UTC","level":"device"},\
            "groupBy":["datacenter"],"definition":{"version":"2","url":"/docs/figures.md"},\
            "position":"faultline.device-events/0@12","asOf":"2013-10-01T00:00:00Z","groups":[{"key":{"datacenter":\
            "us-va"},"timeToRestore":{"meanSeconds":28800,"p50Seconds":28800,"p90Seconds":28800,"p95Seconds":28800,\
            "maxSeconds":28800,"count":5,"open":0},"timeToDetect":{"meanSeconds":300,"p50Seconds":300,"p90Seconds":300,\
            "p95Seconds":300,"maxSeconds":300,"count":5},"mtbf":{"meanSeconds":2563200,"betweenStartsSeconds":null,\
            "count":5},"availability":{"value":0.9888888888888889,"min":0.9888888888888889,"max":0.9888888888888889,\
            "observedSeconds":12960000,"downSeconds":144000,"unobservedSeconds":0,"maintenanceSeconds":0},"timeToAcknowledge":{"meanSeconds":900,\
            "p50Seconds":900,"p90Seconds":900,"p95Seconds":900,"maxSeconds":900,"count":1},"timeToMitigate":\
            {"meanSeconds":null,"p50Seconds":null,"p90Seconds":null,"p95Seconds":null,"maxSeconds":null,"count":0},\
            "timeToResolve":{"meanSeconds":28800,"p50Seconds":28800,"p90Seconds":28800,"p95Seconds":28800,\
            "maxSeconds":28800,"count":1,"open":0},"timeToFirstAction":{"meanSeconds":5400,"p50Seconds":5400,\
            "p90Seconds":5400,"p95Seconds":5400,"maxSeconds":5400,"count":1}}],\
            "permalink":"/api/v1/figures?asOf=2013-10-01T00%3A00%3A00Z&from=2013-09-01T00%3A00%3A00Z&groupBy=datacenter\
            &position=faultline.device-events%2F0%4012&to=2013-10-01T00%3A00%3A00Z"}""";

    static final String RESTATED_EXAMPLE = """
            {"before":{"knownAt":"2013-09-05T00:00:00Z","asOf":"2013-09-05T00:00:00Z",\
            "window":{"from":"2013-09-01T00:00:00Z","to":"2013-10-01T00:00:00Z"}},\
            "after":{"asOf":"2013-10-01T00:00:00Z","window":{"from":"2013-09-01T00:00:00Z",\
            "to":"2013-10-01T00:00:00Z"}},"filters":{"datacenter":[],"role":["core-router"],"device":[],\
            "impact":"any","minDuration":"PT0S","mergeGap":"PT0S","maintenance":"exclude","tz":"UTC","level":"device"},\
            "groupBy":["datacenter"],"unchanged":"exclude","definition":{"version":"2","url":"/docs/figures.md"},\
            "position":"faultline.device-events/0@12","groups":[{"key":{"datacenter":"us-va"},\
            "before":{"timeToRestore":{"meanSeconds":30600,"p50Seconds":30600,"p90Seconds":30600,\
            "p95Seconds":30600,"maxSeconds":30600,"count":5,"open":0},"timeToDetect":{"meanSeconds":300,\
            "p50Seconds":300,"p90Seconds":300,"p95Seconds":300,"maxSeconds":300,"count":5},\
            "mtbf":{"meanSeconds":2561400,"betweenStartsSeconds":null,"count":5},\
            "availability":{"value":0.9881944444444445,"min":0.9881944444444445,"max":0.9881944444444445,\
            "observedSeconds":12960000,"downSeconds":153000,"unobservedSeconds":0,"maintenanceSeconds":0},\
            "timeToAcknowledge":{"meanSeconds":900,"p50Seconds":900,"p90Seconds":900,"p95Seconds":900,\
            "maxSeconds":900,"count":1},"timeToMitigate":{"meanSeconds":null,"p50Seconds":null,\
            "p90Seconds":null,"p95Seconds":null,"maxSeconds":null,"count":0},\
            "timeToResolve":{"meanSeconds":28800,"p50Seconds":28800,"p90Seconds":28800,"p95Seconds":28800,\
            "maxSeconds":28800,"count":1,"open":0},"timeToFirstAction":{"meanSeconds":5400,"p50Seconds":5400,\
            "p90Seconds":5400,"p95Seconds":5400,"maxSeconds":5400,"count":1}},\
            "after":{"timeToRestore":{"meanSeconds":28800,"p50Seconds":28800,"p90Seconds":28800,\
            "p95Seconds":28800,"maxSeconds":28800,"count":5,"open":0},"timeToDetect":{"meanSeconds":300,\
            "p50Seconds":300,"p90Seconds":300,"p95Seconds":300,"maxSeconds":300,"count":5},\
            "mtbf":{"meanSeconds":2563200,"betweenStartsSeconds":null,"count":5},\
            "availability":{"value":0.9888888888888889,"min":0.9888888888888889,"max":0.9888888888888889,\
            "observedSeconds":12960000,"downSeconds":144000,"unobservedSeconds":0,"maintenanceSeconds":0},\
            "timeToAcknowledge":{"meanSeconds":900,"p50Seconds":900,"p90Seconds":900,"p95Seconds":900,\
            "maxSeconds":900,"count":1},"timeToMitigate":{"meanSeconds":null,"p50Seconds":null,\
            "p90Seconds":null,"p95Seconds":null,"maxSeconds":null,"count":0},\
            "timeToResolve":{"meanSeconds":28800,"p50Seconds":28800,"p90Seconds":28800,"p95Seconds":28800,\
            "maxSeconds":28800,"count":1,"open":0},"timeToFirstAction":{"meanSeconds":5400,"p50Seconds":5400,\
            "p90Seconds":5400,"p95Seconds":5400,"maxSeconds":5400,"count":1}},\
            "change":{"timeToRestore":{"meanSeconds":-1800,"count":0},"mtbf":{"meanSeconds":1800,"count":0},\
            "availability":{"value":0.0006944444444444,"downSeconds":-9000}}}],"outages":[{"device":"va-core-1",\
            "datacenter":"us-va","before":{"start":"2013-09-03T07:00:00Z","end":"2013-09-03T15:30:00Z",\
            "durationSeconds":30600},"after":{"start":"2013-09-03T07:00:00Z","end":"2013-09-03T15:00:00Z",\
            "durationSeconds":28800}}],"outageCount":5,\
            "permalink":"/api/v1/figures/restated?asOf=2013-10-01T00%3A00%3A00Z&from=2013-09-01T00%3A00%3A00Z\
            &groupBy=datacenter&knownAt=2013-09-05T00%3A00%3A00Z&position=faultline.device-events%2F0%4012\
            &role=core-router&to=2013-10-01T00%3A00%3A00Z"}""";

    private ParameterDocs() {}
}
