package dev.faultline.timeline.figures;

/** The kinds of cases that the index keeps for each datacenter and role. */
enum CaseKind {
    /** Outages: duration at their end, by default policy. */
    OUTAGE,
    /** Time to detect at the start of an outage. */
    DETECTION,
    /** From the start of a device's previous outage to the start of this one, at the latter. */
    GAP,
    /** Time in {@code unknown}. */
    UNKNOWN,
    /** Downtime here of an outage that began elsewhere: the device moved in the midst of it. */
    DOWN_BESIDE_OUTAGES,
    /** Time within an outage that is no downtime here: unobserved, or spent elsewhere. */
    OUTAGE_BUT_NOT_DOWN,
    /** A device came, by its first fact or from elsewhere: the duration is 0. */
    ARRIVAL,
    /** A device went elsewhere: the duration is 0. */
    DEPARTURE;

    static final int COUNT = values().length;
}
