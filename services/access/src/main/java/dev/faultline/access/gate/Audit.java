package dev.faultline.access.gate;

import dev.faultline.access.Caller;
import dev.faultline.access.Reason;
import dev.faultline.access.Refusal;
import dev.faultline.access.rates.Rate;
import dev.faultline.access.rates.RateLimiter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Keeps a line of every refusal: why, what was called, by whom, from where. Never a token, a query or a body. In a flood only
 * the first lines are written, and the next one that is says how many were left out; all are counted. Safe for many threads.
 */
public final class Audit {
    /** How many lines at once, and how many more each second. */
    static final Rate LINES = new Rate(20, 200);

    private static final int MAX_SHOWN = 200;
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private final Consumer<String> lines;
    private final Consumer<Reason> counts;
    private final RateLimiter room;
    private final AtomicLong leftOut = new AtomicLong();

    /**
     * An audit.
     *
     * @param lines takes a line
     * @param counts is told of every refusal
     * @param nanos a clock that only goes on
     */
    public Audit(Consumer<String> lines, Consumer<Reason> counts, LongSupplier nanos) {
        this.lines = lines;
        this.counts = counts;
        this.room = new RateLimiter(LINES, 1, nanos);
    }

    /**
     * A call was turned away.
     *
     * @param caller who made it; empty while that is not known for sure
     * @param traceparent the W3C header; null when there was none
     */
    public void refused(Call call, Refusal refusal, Optional<Caller.Known> caller, String traceparent) {
        counts.accept(refusal.reason());
        if (room.take("") > 0) {
            leftOut.incrementAndGet();
            return;
        }
        var line = new StringBuilder(160)
                .append("refused reason=")
                .append(refusal.reason().label())
                .append(" call=\"")
                .append(shown(call.method() + " " + call.path()))
                .append("\" who=\"")
                .append(caller.map(known -> shown(known.subject())).orElse(""))
                .append("\" address=")
                .append(shown(call.address()));
        refusal.role().ifPresent(role -> line.append(" role=").append(role.word()));
        trace(traceparent).ifPresent(id -> line.append(" trace=").append(id));
        long before = leftOut.getAndSet(0);
        if (before > 0) {
            line.append(" left-out=").append(before);
        }
        lines.accept(line.toString());
    }

    private static Optional<String> trace(String traceparent) {
        var matcher = TRACE.matcher(traceparent == null ? "" : traceparent);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Cut, and with nothing in it that could begin another line or end a quotation. */
    private static String shown(String text) {
        var out = new StringBuilder();
        text.codePoints()
                .limit(MAX_SHOWN)
                .map(c -> Character.isISOControl(c) || c == '"' || (c >= 0xd800 && c <= 0xdfff) ? '?' : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
