package dev.faultline.timeline.counting;

import dev.faultline.timeline.views.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A set of instants: stretches [from, to) in ascending order that neither overlap nor touch. Nanoseconds since
 * 1970-01-01T00:00Z. Never changes.
 */
public final class TimeSet {
    public static final TimeSet NONE = new TimeSet(new long[0], new long[0]);

    private final long[] froms;
    private final long[] tos;
    /** How long all stretches before each one are together. */
    private final long[] before;

    private TimeSet(long[] froms, long[] tos) {
        this.froms = froms;
        this.tos = tos;
        before = new long[froms.length + 1];
        for (int i = 0; i < froms.length; i++) {
            before[i + 1] = before[i] + tos[i] - froms[i];
        }
    }

    /** All instants of any of the windows, which may overlap and come in any order. */
    public static TimeSet of(Collection<Window> windows) {
        List<Window> ordered = windows.stream()
                .filter(window -> window.from() < window.to())
                .sorted(Comparator.comparingLong(Window::from))
                .toList();
        long[] froms = new long[ordered.size()];
        long[] tos = new long[ordered.size()];
        int size = 0;
        for (Window window : ordered) {
            if (size > 0 && window.from() <= tos[size - 1]) {
                tos[size - 1] = Math.max(tos[size - 1], window.to());
            } else {
                froms[size] = window.from();
                tos[size++] = window.to();
            }
        }
        return size == 0 ? NONE : new TimeSet(Arrays.copyOf(froms, size), Arrays.copyOf(tos, size));
    }

    /** All instants of either. */
    public TimeSet union(TimeSet other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        List<Window> all = new ArrayList<>(stretches());
        all.addAll(other.stretches());
        return of(all);
    }

    public boolean isEmpty() {
        return froms.length == 0;
    }

    /** Whether it holds an instant. */
    public boolean holds(long instant) {
        int at = lastFrom(instant);
        return at >= 0 && instant < tos[at];
    }

    /** How much of [from, to) it holds, in nanoseconds. */
    public long length(long from, long to) {
        return to <= from || isEmpty() ? 0 : lengthBefore(to) - lengthBefore(from);
    }

    /** Shows what it holds of [from, to), stretch by stretch. */
    public void each(long from, long to, Consumer<Window> show) {
        for (int i = Math.max(0, lastFrom(from)); i < froms.length && froms[i] < to; i++) {
            if (tos[i] > from && from < to) {
                show.accept(new Window(Math.max(from, froms[i]), Math.min(to, tos[i])));
            }
        }
    }

    private List<Window> stretches() {
        List<Window> stretches = new ArrayList<>(froms.length);
        for (int i = 0; i < froms.length; i++) {
            stretches.add(new Window(froms[i], tos[i]));
        }
        return stretches;
    }

    private long lengthBefore(long instant) {
        int at = lastFrom(instant);
        return at < 0 ? 0 : before[at] + Math.min(instant, tos[at]) - froms[at];
    }

    /** The last stretch that begins at or before an instant; -1 when there is none. */
    private int lastFrom(long instant) {
        int low = 0;
        int high = froms.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (froms[middle] <= instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
