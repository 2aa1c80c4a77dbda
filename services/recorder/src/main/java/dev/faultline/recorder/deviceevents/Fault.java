package dev.faultline.recorder.deviceevents;

import java.util.Objects;
import java.util.Optional;

/**
 * Why a request is refused: one place in it, and what would be right there.
 *
 * @param line from 1: the line of NDJSON, the place of an element in its array, 1 for a single object
 * @param field the field at fault; empty when it is the line as a whole
 * @param message what would be right, in words for whoever wrote the line
 */
public record Fault(int line, Optional<String> field, String message) {
    public Fault {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
    }
}
