package dev.faultline.recorder.intake;

import java.util.List;

/** The headers of a request, as whatever serves HTTP has them. */
@FunctionalInterface
public interface CommandHeaders {
    /** The values of a header in order, whatever the case of its name; none where it was not sent. */
    List<String> values(String name);
}
