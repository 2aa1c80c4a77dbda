package dev.faultline.recorder.deviceevents;

/** Examples for the description of the API. Tests send each of them. */
final class DeviceEventExamples {
    static final String STATE_CHANGE = """
            {"device": "va-core-1", "datacenter": "us-va", "role": "core-router", "state": "down", \
            "occurredAt": "2013-08-28T02:38:00-04:00", "knownAt": "2013-08-28T02:45:00-04:00", \
            "uncertainty": "PT1M", "observer": "noc", "reason": "both supervisor cards failed"}""";

    static final String SHORT_STATE_CHANGE = """
            {"device": "va-core-1", "datacenter": "us-va", "role": "core-router", "state": "up"}""";

    static final String RETRACTION = """
            {"id": "9f4511a8-9b82-5669-a7a8-c92fb7034095", "device": "va-core-1", \
            "retracts": "504cdeac-5fb0-5b40-897b-7557c90e2983", "by": "noc", \
            "reason": "the report of 2013-09-13 tells it otherwise"}""";

    static final String ARRAY = """
            [{"id": "r1-down", "device": "r1", "datacenter": "ams", "role": "edge-router", "state": "down", \
            "occurredAt": "2026-03-01T09:00:00Z"},
             {"id": "r1-up", "device": "r1", "datacenter": "ams", "role": "edge-router", "state": "up", \
            "occurredAt": "2026-03-01T09:20:00Z"}]""";

    static final String NDJSON = """
            {"id": "r1-down", "device": "r1", "datacenter": "ams", "role": "edge-router", "state": "down", \
            "occurredAt": "2026-03-01T09:00:00Z"}
            {"id": "r1-down-wrong", "device": "r1", "retracts": "r1-down", "by": "noc", "reason": "a test of the alarm"}
            """;

    static final String RECORDED = """
            {"recorded": 2, "position": "faultline.device-events/3@1042", "ids": ["r1-down", "r1-up"]}""";

    static final String RECORDED_BUT_ONE = """
            {"recorded": 1, "position": "faultline.device-events/3@1042", "ids": ["r1-down"], "refused": 1, \
            "errorCount": 1, "errors": [{"line": 2, "field": "occurredAt", "message": "must say its zone: end it with Z \
            for UTC or an offset such as -04:00, and is \\"2026-03-01T09:20:00\\""}]}""";

    static final String INVALID = """
            {"type": "/problems/invalid-events", \
            "title": "Some of the events are not right, and none was recorded", "status": 400, \
            "detail": "1 error. Nothing was recorded; correct the lines and send all of them again", "errorCount": 1, \
            "errors": [{"line": 2, "field": "occurredAt", "message": "must say its zone: end it with Z for UTC or an \
            offset such as -04:00, and is \\"2026-03-01T09:20:00\\""}]}""";

    static final String INVALID_PARAMETERS = """
            {"type": "/problems/invalid-parameters", "title": "Some of the parameters are not right", "status": 400, \
            "detail": "1 parameter is not right. Nothing was recorded", "errorCount": 1, "errors": [{"field": "knownAt", \
            "message": "must be occurred or recorded, and is \\"now\\""}]}""";

    static final String TOO_LARGE = """
            {"type": "/problems/body-too-large", "title": "The body is too large", "status": 413, \
            "detail": "A request may have 50,000 events at most, and this one has more. Send it in parts"}""";

    static final String UNSUPPORTED = """
            {"type": "/problems/unsupported-media-type", "title": "The body is in a format that is not taken", \
            "status": 415, "detail": "Content-Type must be application/json or application/x-ndjson, in UTF-8, and it \
            is \\"text/csv\\""}""";

    static final String UNCONFIRMED = """
            {"type": "/problems/log-unavailable", "title": "The log did not confirm the events", "status": 503, \
            "detail": "The log cannot be reached or did not answer in time, so the events may or may not be recorded. \
            It is safe to repeat the request with the same ids: what is there already does not count twice"}""";

    static final String UNREADABLE = """
            {"type": "/problems/unreadable-body", "title": "The body cannot be read", "status": 400, \
            "detail": "The gzip body ends too early"}""";

    static final String OVERLOADED = """
            {"type": "/problems/overloaded", "title": "Too many requests are under way", "status": 503, \
            "detail": "As many requests are under way as are let in at once. Nothing was recorded; repeat the request \
            after 5 s"}""";

    private DeviceEventExamples() {}
}
