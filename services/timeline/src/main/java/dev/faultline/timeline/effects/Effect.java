package dev.faultline.timeline.effects;

import java.util.List;

/**
 * What an action came to, as facts show.
 *
 * @param word in one word
 * @param impaired how many of its devices were in an outage that had begun before it was taken
 * @param backWithin how many of these came back within the time that is looked at
 * @param backLater how many came back later
 * @param notBack how many have not come back yet
 * @param struckAfter how many devices of the incident went into an outage with it or within that time after it
 * @param evidence ids of the facts that ended outages within that time, and of those that began new ones; at most {@link
 *     #MAX_EVIDENCE}
 * @param evidenceCount how many such facts there are
 */
public record Effect(
        Word word,
        int impaired,
        int backWithin,
        int backLater,
        int notBack,
        int struckAfter,
        List<String> evidence,
        int evidenceCount) {
    /** How many facts are named at most. */
    public static final int MAX_EVIDENCE = 100;

    public Effect {
        evidence = List.copyOf(evidence);
    }

    /** What an action did to the devices that were in an outage. */
    public enum Word {
        /** All came back within the time. */
        RESTORED_ALL("restored-all"),
        /** Some did. */
        RESTORED_SOME("restored-some"),
        /** None did: the action changed nothing. */
        NONE("none"),
        /** None of its devices was in an outage. */
        NONE_IMPAIRED("none-impaired");

        private final String wire;

        Word(String wire) {
            this.wire = wire;
        }

        /** The word for it in HTTP. */
        public String wire() {
            return wire;
        }

        static Word of(int impaired, int backWithin) {
            if (impaired == 0) {
                return NONE_IMPAIRED;
            }
            if (backWithin == 0) {
                return NONE;
            }
            return backWithin == impaired ? RESTORED_ALL : RESTORED_SOME;
        }
    }
}
