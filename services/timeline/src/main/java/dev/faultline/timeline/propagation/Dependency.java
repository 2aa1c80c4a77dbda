package dev.faultline.timeline.propagation;

/**
 * A struck device and one that it depends on, which was struck too. Instants are nanoseconds since 1970-01-01T00:00Z.
 *
 * @param from the one that is depended on
 * @param to the one that depends on it
 * @param fromStruckAt when the first was struck
 * @param toStruckAt when the other was
 */
public record Dependency(String from, String to, long fromStruckAt, long toStruckAt) {}
