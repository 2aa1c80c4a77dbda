package dev.faultline.timeline.http;

/** How the stream is described in the description of the API. */
final class StreamDocs {
    static final String MEDIA_TYPE = "text/event-stream";

    static final String FOLLOW = """
            Server-sent events: what devices and staff are told to have done, as it comes onto the log. `event` is the type \
            of the event, `data` one line of JSON in the shape given here, `id` the position behind it: whoever comes back \
            with it as `Last-Event-ID`, to whatever replica, goes on there, and nothing is lost or repeated. Without one the \
            stream begins at the present.

            Beside those come `hello` at the start and `heartbeat` from time to time, with \
            `{"position", "asOf", "staleSeconds"?}` and an `id` of their own, and `overrun` to a reader who was too slow, \
            with `{"position", "detail"}`; then the stream ends, and he comes back as above.

            With filters come the facts of devices that are asked for, and what staff say of incidents and planned work \
            whose scope reaches them. A repeat is not sent unless it says that something was known earlier.""";

    static final String INCIDENT =
            "Only what staff say of this incident, and facts of devices that its scope covers as it is known now.";
    static final String AFTER =
            "Where to go on, as `Last-Event-ID` says it: the `id` of an event, or the position of an answer. Empty for the start of the log. The header counts before it.";
    static final String LAST_EVENT_ID = "The `id` of the last event that was received. Browsers send it by themselves.";
    static final String STREAM =
            "The stream, whose events carry data of this shape. It ends when the service stops, and when the reader is too slow.";

    static final String EXAMPLE = """
            retry: 3000
            id: faultline.device-events/0@12;faultline.incident-events/0@4
            event: hello
            data: {"position":"faultline.device-events/0@12;faultline.incident-events/0@4","asOf":"2013-09-03T07:00:00Z"}

            id: faultline.device-events/0@13;faultline.incident-events/0@4
            event: faultline.device.state-changed.v1
            data: {"id":"0198c2f1-7c1e-7000-8000-000000000001","source":"/faultline/recorder","type":"faultline.device.state-changed.v1","subject":"va-core-1","occurredAt":"2013-09-03T07:00:00Z","knownAt":"2013-09-03T07:02:00Z","recordedAt":"2013-09-03T07:02:00Z","position":"faultline.device-events/0@13","body":{"device":"va-core-1","datacenter":"us-va","role":"core-router","state":"down","occurredAt":"2013-09-03T07:00:00Z"}}

            """;

    private StreamDocs() {}
}
