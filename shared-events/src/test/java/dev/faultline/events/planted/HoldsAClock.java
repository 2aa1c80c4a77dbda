package dev.faultline.events.planted;

import java.time.Clock;

/** Breaks a rule on purpose, so that the rule is seen to bite. */
public record HoldsAClock(Clock clock) {}
