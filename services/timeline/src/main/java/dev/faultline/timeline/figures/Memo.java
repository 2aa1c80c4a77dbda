package dev.faultline.timeline.figures;

/**
 * Keeps what was found out last about two windows, of something that changes no more. What is kept never changes: so any
 * thread may ask, and two that find the same at once do no harm.
 *
 * @param <V> what is found out
 */
final class Memo<V> {
    private Entry<V> last;
    private Entry<V> before;

    private record Entry<V>(long from, long to, V found) {
        boolean isOf(long otherFrom, long otherTo) {
            return from == otherFrom && to == otherTo;
        }
    }

    /** What is kept of [from, to); null where nothing is. */
    V of(long from, long to) {
        Entry<V> one = last;
        if (one != null && one.isOf(from, to)) {
            return one.found();
        }
        Entry<V> other = before;
        return other != null && other.isOf(from, to) ? other.found() : null;
    }

    /** Keeps it, and forgets what was kept before last. */
    V keep(long from, long to, V found) {
        before = last;
        last = new Entry<>(from, to, found);
        return found;
    }
}
