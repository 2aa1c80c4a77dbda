package dev.faultline.timeline.figures;

/** As what time counts that counts. */
enum Standing {
    /** Neither of the others: up, or impaired in no outage that counts. */
    UP,
    /** In an outage that counts. */
    DOWN,
    /** Nothing is known of it. */
    UNOBSERVED
}
