package dev.faultline.timeline.figures;

import java.util.Arrays;
import java.util.Optional;

/** What figures can be grouped by. */
public enum Dimension {
    DATACENTER,
    ROLE,
    DEVICE,
    /** Calendar months of a zone: each is a window of its own. */
    MONTH,
    /** Incidents: each is a window and a scope of its own, so groups overlap where incidents do. */
    INCIDENT;

    /** The word for it in a query and in a group's key. */
    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What a key says of it; empty where it was not asked for. */
    public Optional<String> of(GroupKey key) {
        return switch (this) {
            case DATACENTER -> key.datacenter();
            case ROLE -> key.role();
            case DEVICE -> key.device();
            case MONTH -> key.month().map(Object::toString);
            case INCIDENT -> key.incident();
        };
    }

    public static Optional<Dimension> fromWire(String word) {
        return Arrays.stream(values()).filter(d -> d.wire().equals(word)).findFirst();
    }
}
