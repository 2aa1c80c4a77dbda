package dev.faultline.timeline.outages;

import java.util.List;

/**
 * A part of a list of outages.
 *
 * @param outages in the order of their keys
 * @param more whether there are further ones
 */
public record OutagePage(List<Outage> outages, boolean more) {
    public OutagePage {
        outages = List.copyOf(outages);
    }
}
