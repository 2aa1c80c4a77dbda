package dev.faultline.timeline.figures;

import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.outages.OutageRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the figures of one group are made of. Lists are as long as the {@link Budget} of the answer allows; counts are of all
 * there is. Instants are nanoseconds since 1970-01-01T00:00Z, durations nanoseconds. Not for several threads.
 */
public final class Explanation {
    private final List<OutageCase> outages = new ArrayList<>();
    private final List<Entry> time = new ArrayList<>();
    private final List<IncidentState> incidents = new ArrayList<>();
    private long outageCount;
    private long stretchCount;
    private long incidentCount;

    /** How many entries of each kind may still be listed in an answer. */
    public static final class Budget {
        private int outages;
        private int stretches;
        private int incidents;

        /** @param each how many of each kind */
        public Budget(int each) {
            outages = each;
            stretches = each;
            incidents = each;
        }

        /** Whether a further outage may be listed, and its facts need be looked up; then one less may be. */
        boolean takeOutage() {
            return outages > 0 && outages-- > 0;
        }
    }

    /**
     * An outage that counts for something.
     *
     * @param device its id; empty for an outage of a datacenter
     * @param datacenter where it belongs
     * @param restored whether it counts for time to restore
     * @param started whether it counts for time to detect and MTBF
     * @param restoreNanos its time to restore; of an open one up to asOf
     * @param downNanos its part of the time down
     * @param evidence ids of its facts
     * @param evidenceCount how many there are
     */
    public record OutageCase(
            Optional<String> device,
            String datacenter,
            OutageRun run,
            boolean restored,
            boolean started,
            long restoreNanos,
            long downNanos,
            List<String> evidence,
            int evidenceCount) {}

    /** As what a stretch of time counts. */
    public enum Reckoned {
        UP,
        DOWN,
        UNOBSERVED,
        MAINTENANCE,
        OUTSIDE_HOURS
    }

    /**
     * A stretch of time [from, to).
     *
     * @param device its id; empty for time of a datacenter
     * @param datacenter where it was
     * @param fact the id of the fact that rules; empty for time of a datacenter
     * @param works the ids of the planned work that it is left out for
     */
    public record Entry(
            Optional<String> device,
            String datacenter,
            long from,
            long to,
            Reckoned as,
            Optional<String> fact,
            List<String> works) {}

    public List<OutageCase> outages() {
        return List.copyOf(outages);
    }

    public long outageCount() {
        return outageCount;
    }

    /** The ledger of time, by device, or datacenter, and then in the order of time. */
    public List<Entry> time() {
        return List.copyOf(time);
    }

    public long stretchCount() {
        return stretchCount;
    }

    public List<IncidentState> incidents() {
        return List.copyOf(incidents);
    }

    public long incidentCount() {
        return incidentCount;
    }

    /** Counts an outage that is listed. */
    void add(OutageCase outage) {
        outages.add(outage);
        outageCount++;
    }

    /** Counts an outage that is not. */
    void addUnlistedOutage() {
        outageCount++;
    }

    void add(Entry entry, Budget budget) {
        stretchCount++;
        if (budget.stretches > 0) {
            budget.stretches--;
            time.add(entry);
        }
    }

    void add(IncidentState incident, Budget budget) {
        incidentCount++;
        if (budget.incidents > 0) {
            budget.incidents--;
            incidents.add(incident);
        }
    }
}
