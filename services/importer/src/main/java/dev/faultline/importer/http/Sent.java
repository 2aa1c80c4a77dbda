package dev.faultline.importer.http;

import dev.faultline.log.Position;
import java.util.ArrayList;
import java.util.List;

/** What came of sending a batch. */
public sealed interface Sent {
    /**
     * The log has all of it but for the lines that were to be left out.
     *
     * @param recorded how many events
     * @param skipped how many lines were left out
     * @param faults what is wrong with those, in order
     * @param position behind the events
     */
    record Taken(long recorded, long skipped, List<Fault> faults, Position position) implements Sent {
        /** Nothing. */
        public static final Taken NOTHING = new Taken(0, 0, List.of(), Position.START);

        public Taken {
            faults = List.copyOf(faults);
        }

        Taken and(Taken further) {
            var all = new ArrayList<>(faults);
            all.addAll(further.faults);
            return new Taken(
                    recorded + further.recorded, skipped + further.skipped, all, position.max(further.position));
        }
    }

    /**
     * Some lines are wrong, and not all of the batch was recorded, as a rule nothing of it.
     *
     * @param faults the first of what is wrong, in order; never empty
     * @param total how many faults there are
     */
    record Refused(List<Fault> faults, long total) implements Sent {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** It cannot be said that the log has it. The sentence says why. */
    record Failed(String why) implements Sent {}
}
