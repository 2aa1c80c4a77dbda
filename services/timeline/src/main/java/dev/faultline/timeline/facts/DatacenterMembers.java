package dev.faultline.timeline.facts;

import dev.faultline.timeline.columns.PairTable;
import java.util.Arrays;

/**
 * Which devices were ever told of in each datacenter, each once, in the order of first sight. What was told may be
 * retracted, not yet known or over: a member only has to be asked whether it was there. One thread writes; any thread
 * reads through a {@link View}.
 */
public final class DatacenterMembers {
    private static final int FIRST_CAPACITY = 16;

    private final PairTable pairs = new PairTable();
    /** The datacenter, counted from 1, in which each device was last told of: most facts repeat it. */
    private int[] lastSeen = new int[FIRST_CAPACITY];

    private int[][] devices = new int[0][];
    private int[] sizes = new int[0];
    private View view;

    /** The members as they were at one moment. */
    public record View(int[][] devices, int[] sizes) {
        /** How many devices were ever told of in a datacenter, by its number. */
        public int size(int datacenter) {
            return datacenter < sizes.length ? sizes[datacenter] : 0;
        }

        /** The number of the device at {@code index}, below {@link #size}. */
        public int device(int datacenter, int index) {
            return devices[datacenter][index];
        }
    }

    /** Notes that a device was told of in a datacenter. Allocates only when that is new. */
    void note(int device, int datacenter) {
        if (device < lastSeen.length && lastSeen[device] == datacenter + 1) {
            return;
        }
        if (device >= lastSeen.length) {
            lastSeen = Arrays.copyOf(lastSeen, Math.max(device + 1, lastSeen.length + (lastSeen.length >> 1)));
        }
        lastSeen[device] = datacenter + 1;
        int known = pairs.size();
        if (pairs.intern(datacenter, device) == known) {
            append(device, datacenter);
        }
    }

    /** Reads what {@link #note} looks at first, so that it is near by then. */
    int touch(int device) {
        return device < lastSeen.length ? lastSeen[device] : 0;
    }

    View view() {
        if (view == null) {
            view = new View(devices.clone(), sizes.clone());
        }
        return view;
    }

    private void append(int device, int datacenter) {
        if (datacenter >= devices.length) {
            int known = devices.length;
            devices = Arrays.copyOf(devices, Math.max(datacenter + 1, known + (known >> 1)));
            Arrays.fill(devices, known, devices.length, new int[0]);
            sizes = Arrays.copyOf(sizes, devices.length);
        }
        int[] members = devices[datacenter];
        int size = sizes[datacenter];
        if (size == members.length) {
            members = Arrays.copyOf(members, Math.max(FIRST_CAPACITY, size + (size >> 1)));
            devices[datacenter] = members;
        }
        members[size] = device;
        sizes[datacenter] = size + 1;
        view = null;
    }
}
