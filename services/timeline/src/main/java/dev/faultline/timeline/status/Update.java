package dev.faultline.timeline.status;

/**
 * One thing of an incident that the public is told. Instants are nanoseconds since 1970-01-01T00:00Z.
 *
 * @param key names it, the same for ever, and tells nothing
 * @param phase how far the incident was after it
 * @param headline what it is, in words of ours
 * @param words what staff said to the public, redacted; empty where there is nothing
 * @param at when it happened, or is said to have
 * @param uncertainty how far the real instant may lie from it on either side, in nanoseconds
 * @param toldAt when the organisation learned of it
 */
public record Update(String key, Phase phase, String headline, String words, long at, long uncertainty, long toldAt) {}
