package dev.faultline.timeline.facts;

/**
 * Something that was told several times, each time as known earlier than the times before. Tellings of one thing lie in one
 * partition, so what the log holds up to somewhere are the first so many of them. Never changes.
 */
final class Retold {
    /** It was not told yet. */
    static final long NEVER = Long.MAX_VALUE;

    private final long place;
    private final long knownAt;
    /** The telling before on the log; null for the first. */
    private final Retold before;

    /** The first telling: where it lies on the log, see {@link LogPlace}, and when it says that this was known. */
    Retold(long place, long knownAt) {
        this(place, knownAt, null);
    }

    private Retold(long place, long knownAt, Retold before) {
        this.place = place;
        this.knownAt = knownAt;
        this.before = before;
    }

    /** The same with a further telling, which was known earlier. */
    Retold again(long nextPlace, long earlier) {
        return new Retold(nextPlace, earlier, this);
    }

    /** Whether one of the tellings lies at this place of the log. */
    boolean has(long telling) {
        return place == telling || before != null && before.has(telling);
    }

    /** When it was known, as far as the log says up to there; {@link #NEVER} where it does not tell of it. */
    long knownAt(UpTo upTo) {
        for (Retold telling = this; telling != null; telling = telling.before) {
            if (upTo.holds(telling.place)) {
                return telling.knownAt;
            }
        }
        return NEVER;
    }
}
