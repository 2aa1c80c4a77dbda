package dev.faultline.benchmarks.workload;

import java.util.random.RandomGenerator;

/** Devices in datacenters of uneven size: the k-th datacenter has a share that falls with the square root of k. */
public final class Fleet {
    private static final String[] ROLES = {"core-router", "edge-router", "switch", "server", "mail-server"};
    private static final int[] ROLE_SHARES = {2, 8, 20, 60, 10};

    private final String[] names;
    private final int[] datacenterOf;
    private final int[] roleOf;
    private final int datacenters;

    /** As many devices in as many datacenters, drawn from the generator. */
    public Fleet(int devices, int datacenters, RandomGenerator random) {
        this.datacenters = datacenters;
        names = new String[devices];
        datacenterOf = new int[devices];
        roleOf = new int[devices];
        double[] shares = new double[datacenters];
        double all = 0;
        for (int k = 0; k < datacenters; k++) {
            all += 1 / Math.sqrt(k + 1.0);
            shares[k] = all;
        }
        for (int device = 0; device < devices; device++) {
            double drawn = random.nextDouble() * all;
            int datacenter = 0;
            while (shares[datacenter] < drawn) {
                datacenter++;
            }
            datacenterOf[device] = datacenter;
            roleOf[device] = roleAt(random.nextInt(100));
            names[device] = "%s-%s-%06d".formatted(datacenterName(datacenter), ROLES[roleOf[device]], device);
        }
    }

    public int size() {
        return names.length;
    }

    public int datacenters() {
        return datacenters;
    }

    public String name(int device) {
        return names[device];
    }

    public int datacenterOf(int device) {
        return datacenterOf[device];
    }

    public String datacenter(int device) {
        return datacenterName(datacenterOf[device]);
    }

    public String role(int device) {
        return ROLES[roleOf[device]];
    }

    public static String datacenterName(int datacenter) {
        return "dc-%02d".formatted(datacenter);
    }

    private static int roleAt(int percent) {
        int sum = 0;
        for (int role = 0; role < ROLES.length; role++) {
            sum += ROLE_SHARES[role];
            if (percent < sum) {
                return role;
            }
        }
        return ROLES.length - 1;
    }
}
