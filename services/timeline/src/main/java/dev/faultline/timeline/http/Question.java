package dev.faultline.timeline.http;

/** A question whose parameters were read. */
@FunctionalInterface
public interface Question {
    /** Answers it; takes as long as it takes. */
    Answer answer(Look look);
}
