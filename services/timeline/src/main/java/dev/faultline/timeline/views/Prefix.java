package dev.faultline.timeline.views;

import dev.faultline.timeline.facts.UpTo;

/**
 * How much of the log counts: what it held up to some position, of each kind of events.
 *
 * @param facts what is told of devices
 * @param staff what staff did and said
 */
public record Prefix(UpTo facts, UpTo staff) {
    /** All that the view holds. */
    public static final Prefix WHOLE = new Prefix(UpTo.END, UpTo.END);

    public boolean isWhole() {
        return facts.isEnd() && staff.isEnd();
    }
}
