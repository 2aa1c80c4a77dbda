package dev.faultline.timeline.outages;

import java.util.Comparator;
import java.util.Optional;

/**
 * One outage of one device, with the facts that began and ended it. Instants are nanoseconds since 1970-01-01T00:00Z,
 * durations nanoseconds.
 *
 * @param device the id of the device
 * @param datacenter where it stood when the outage began
 * @param role what it was for then
 * @param start when it began
 * @param end when it ended; {@link OutageRun#OPEN} while nothing ended it
 * @param startUncertainty how far the real start may lie from {@code start} on either side
 * @param endUncertainty likewise of the end
 * @param wasDown whether the device was {@code down} at any time in it
 * @param startedBy the id of the fact that began it
 * @param endedBy the id of the fact that ended it
 */
public record DeviceOutage(
        String device,
        String datacenter,
        String role,
        long start,
        long end,
        long startUncertainty,
        long endUncertainty,
        boolean wasDown,
        String startedBy,
        Optional<String> endedBy) {
    /** By start; of one instant, by the device. It is the same on every replica, which the numbers of devices are not. */
    public static final Comparator<DeviceOutage> ORDER =
            Comparator.comparingLong(DeviceOutage::start).thenComparing(DeviceOutage::device);

    /** Whether nothing has ended it yet. */
    public boolean open() {
        return end == OutageRun.OPEN;
    }

    /** Whether it ran at an instant. */
    public boolean runsAt(long instant) {
        return start <= instant && instant < end;
    }
}
