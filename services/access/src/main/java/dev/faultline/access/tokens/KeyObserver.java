package dev.faultline.access.tokens;

/** Is told what comes of fetching keys. */
public interface KeyObserver {
    /** They were fetched. */
    void fetched(int keys);

    /** They were not, for this reason; {@code again} when the last try failed as well. */
    void failed(String why, boolean again);
}
