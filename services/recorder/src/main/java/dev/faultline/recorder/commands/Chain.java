package dev.faultline.recorder.commands;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Things in the order in which they came, never changed: one more makes a new chain that shares the old one, so that a state
 * of ten thousand events is built up without copying.
 */
public final class Chain<T> {
    private static final Chain<?> EMPTY = new Chain<>(null, null);

    private final T last;
    private final Chain<T> before;

    private Chain(T last, Chain<T> before) {
        this.last = last;
        this.before = before;
    }

    /** A chain of nothing. */
    @SuppressWarnings("unchecked")
    public static <T> Chain<T> empty() {
        return (Chain<T>) EMPTY;
    }

    /** This chain and one more. */
    public Chain<T> and(T next) {
        return new Chain<>(next, this);
    }

    /** The latest of those that are meant. */
    public Optional<T> latest(Predicate<T> meant) {
        for (Chain<T> link = this; link.before != null; link = link.before) {
            if (meant.test(link.last)) {
                return Optional.of(link.last);
            }
        }
        return Optional.empty();
    }

    /** Whether it holds something equal. */
    public boolean contains(T wanted) {
        return latest(wanted::equals).isPresent();
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Chain<?> that)) {
            return false;
        }
        Chain<?> mine = this;
        Chain<?> its = that;
        while (mine.before != null && its.before != null) {
            if (!mine.last.equals(its.last)) {
                return false;
            }
            mine = mine.before;
            its = its.before;
        }
        return mine.before == its.before;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (Chain<T> link = this; link.before != null; link = link.before) {
            hash = 31 * hash + link.last.hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("]");
        for (Chain<T> link = this; link.before != null; link = link.before) {
            text.insert(0, link.last).insert(0, link.before.before == null ? "" : ", ");
        }
        return text.insert(0, '[').toString();
    }
}
