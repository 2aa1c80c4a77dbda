package dev.faultline.recorder.deviceevents;

import java.util.List;

/**
 * The wrong lines of a request that were left out while the others were taken.
 *
 * @param lines how many lines were left out; may be 0
 * @param faults what is wrong with the first of them, in the order of the lines
 * @param total how many faults there are
 */
public record Skipped(int lines, List<Fault> faults, int total) {
    public Skipped {
        faults = List.copyOf(faults);
    }
}
