package dev.faultline.timeline.devices;

import java.util.List;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param more whether there are further ones
 */
public record Page<T>(List<T> items, boolean more) {
    public Page {
        items = List.copyOf(items);
    }
}
