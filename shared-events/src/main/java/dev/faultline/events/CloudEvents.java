package dev.faultline.events;

/** The names of CloudEvents attributes as Kafka's binary mode writes them, and the values that never vary. */
public final class CloudEvents {
    /** The version of CloudEvents, always {@link #VERSION}. */
    public static final String SPEC_VERSION = "ce_specversion";
    /** The event's id, unique together with {@link #SOURCE}. */
    public static final String ID = "ce_id";
    /** Who issued the id. */
    public static final String SOURCE = "ce_source";
    /** What the value holds, one of {@link EventType} or {@link dev.faultline.events.staff.StaffEventType}. */
    public static final String TYPE = "ce_type";
    /** The device, incident or maintenance, as in the key. */
    public static final String SUBJECT = "ce_subject";
    /** When it happened; for those who read headers only, the value decides. */
    public static final String TIME = "ce_time";
    /** When the organisation learned of it; absent when that is the time at which the log accepted it. */
    public static final String KNOWN_AT = "ce_knownat";
    /** The number of an event within its incident or maintenance, from 1; of events about staff only. */
    public static final String SEQUENCE = "ce_sequence";
    /** The key under which the request that an event came of may be repeated; of events about staff only. */
    public static final String IDEMPOTENCY_KEY = "ce_idempotencykey";
    /** A digest of that request; of events about staff only. */
    public static final String REQUEST_HASH = "ce_requesthash";
    /** The media type of the value, always {@link #JSON}. */
    public static final String CONTENT_TYPE = "content-type";

    /** The one version of CloudEvents that is written and read. */
    public static final String VERSION = "1.0";
    /** The media type of every value. */
    public static final String JSON = "application/json";
    /** The source of events that came in over HTTP. */
    public static final String RECORDER_SOURCE = "/faultline/recorder";

    private CloudEvents() {}
}
