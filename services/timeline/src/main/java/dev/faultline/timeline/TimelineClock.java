package dev.faultline.timeline;

import java.time.InstantSource;

/** The clock that says when a question was asked. A type of its own, for another service may share the process. */
@FunctionalInterface
public interface TimelineClock extends InstantSource {}
