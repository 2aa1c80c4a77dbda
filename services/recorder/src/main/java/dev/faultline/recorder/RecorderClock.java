package dev.faultline.recorder;

import java.time.InstantSource;

/** The clock that says when a request was received. A type of its own, for another service may share the process. */
@FunctionalInterface
public interface RecorderClock extends InstantSource {}
