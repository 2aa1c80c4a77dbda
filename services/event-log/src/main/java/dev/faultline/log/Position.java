package dev.faultline.log;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a log stands: for each partition that matters, the offset of the next record. To clients it is an opaque token,
 * {@code topic/partition@next,partition@next;topic/…}, that every write returns and every read takes and reports.
 *
 * <p>A copy of a log has offsets of its own. Where sites have names, the token begins with the one that it is of,
 * {@code site~topic/…}, so that none is taken for another's. Positions of different sites cannot be compared: whoever takes
 * one from outside looks at {@link #site} first.
 */
public final class Position {
    /** The longest token that {@link #parse} takes, in characters. */
    public static final int MAX_TOKEN_LENGTH = 8_192;

    /** The position at which nothing has been written or read. */
    public static final Position START = new Position("", new TreeMap<>());

    /** What the name of a site may be. */
    public static final String SITE_NAMES = "[a-z0-9-]{1,20}";

    private static final Pattern SITED = Pattern.compile("(" + SITE_NAMES + ")~(.+)");
    private static final Pattern TOPIC = Pattern.compile("([A-Za-z0-9._-]{1,249})/(.+)");
    private static final Pattern OFFSET = Pattern.compile("(0|[1-9][0-9]{0,8})@(0|[1-9][0-9]{0,17})");

    private final String site;
    private final NavigableMap<Partition, Long> next;

    /** One partition of a topic, ordered by topic and number. */
    public record Partition(String topic, int number) implements Comparable<Partition> {
        @Override
        public int compareTo(Partition other) {
            int byTopic = topic.compareTo(other.topic);
            return byTopic != 0 ? byTopic : Integer.compare(number, other.number);
        }
    }

    private Position(String site, NavigableMap<Partition, Long> next) {
        this.site = site;
        this.next = Collections.unmodifiableNavigableMap(next);
    }

    /** The position at which each of these partitions goes on at the given offset. Offset 0 says nothing and is left out. */
    public static Position of(Map<Partition, Long> nextOffsets) {
        var copy = new TreeMap<Partition, Long>();
        nextOffsets.forEach((partition, offset) -> {
            if (offset < 0) {
                throw new IllegalArgumentException("offset below 0 in " + partition + ": " + offset);
            }
            if (offset > 0) {
                copy.put(partition, offset);
            }
        });
        return copy.isEmpty() ? START : new Position("", copy);
    }

    /** This position as one of the site of this name; the empty name is that of a log without one. The start is everybody's. */
    public Position at(String site) {
        return next.isEmpty() || site.equals(this.site) ? this : new Position(site, next);
    }

    /** The name of the site that it is of; empty where sites have none. */
    public String site() {
        return site;
    }

    /** The position just behind the given record. */
    public static Position after(String topic, int partition, long offset) {
        return of(Map.of(new Partition(topic, partition), offset + 1));
    }

    /** Reads a token as {@link #toString} writes it; empty when it is not one. The empty token is {@link #START}. */
    public static Optional<Position> parse(String token) {
        if (token.isEmpty()) {
            return Optional.of(START);
        }
        if (token.length() > MAX_TOKEN_LENGTH) {
            return Optional.empty();
        }
        Matcher sited = SITED.matcher(token);
        return sited.matches() ? offsets(sited.group(2)).map(position -> position.at(sited.group(1))) : offsets(token);
    }

    private static Optional<Position> offsets(String token) {
        var next = new TreeMap<Partition, Long>();
        for (String part : token.split(";", -1)) {
            Matcher topic = TOPIC.matcher(part);
            if (!topic.matches()) {
                return Optional.empty();
            }
            for (String entry : topic.group(2).split(",", -1)) {
                Matcher offset = OFFSET.matcher(entry);
                if (!offset.matches()) {
                    return Optional.empty();
                }
                var partition = new Partition(topic.group(1), Integer.parseInt(offset.group(1)));
                if (next.put(partition, Long.parseLong(offset.group(2))) != null) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(of(next));
    }

    /** The next offset of a partition; 0 where nothing was written or read. */
    public long next(String topic, int partition) {
        return next.getOrDefault(new Partition(topic, partition), 0L);
    }

    /** The next offset of every partition that is not at its start. */
    public NavigableMap<Partition, Long> nextOffsets() {
        return next;
    }

    /** The same as far as it is one of these topics. */
    public Position of(Collection<String> topics) {
        var kept = new TreeMap<>(next);
        kept.keySet().removeIf(partition -> !topics.contains(partition.topic()));
        return kept.size() == next.size() ? this : new Position(site, kept);
    }

    /** Whether a reader at this position has read everything before {@code other}. */
    public boolean covers(Position other) {
        return other.next.entrySet().stream().allMatch(e -> next.getOrDefault(e.getKey(), 0L) >= e.getValue());
    }

    /** How many offsets lie between this position and {@code end}; partitions where this one is ahead count 0. */
    public long distanceTo(Position end) {
        return end.next.entrySet().stream()
                .mapToLong(e -> Math.max(0, e.getValue() - next.getOrDefault(e.getKey(), 0L)))
                .sum();
    }

    /** The position that covers both, partition by partition. Both are of one site. */
    public Position max(Position other) {
        if (other.next.isEmpty()) {
            return this;
        }
        if (next.isEmpty()) {
            return other;
        }
        var merged = new TreeMap<>(next);
        other.next.forEach((partition, offset) -> merged.merge(partition, offset, Math::max));
        return new Position(site, merged);
    }

    /** The position that both cover, partition by partition. Both are of one site. */
    public Position min(Position other) {
        var both = new TreeMap<Partition, Long>();
        next.forEach((partition, offset) -> {
            long least = Math.min(offset, other.next.getOrDefault(partition, 0L));
            if (least > 0) {
                both.put(partition, least);
            }
        });
        return new Position(site, both);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position that && site.equals(that.site) && next.equals(that.next);
    }

    @Override
    public int hashCode() {
        return 31 * site.hashCode() + next.hashCode();
    }

    /** The token. */
    @Override
    public String toString() {
        var token = new StringBuilder();
        if (!site.isEmpty()) {
            token.append(site).append('~');
        }
        String topic = null;
        for (var entry : next.entrySet()) {
            if (entry.getKey().topic().equals(topic)) {
                token.append(',');
            } else {
                if (topic != null) {
                    token.append(';');
                }
                topic = entry.getKey().topic();
                token.append(topic).append('/');
            }
            token.append(entry.getKey().number()).append('@').append(entry.getValue());
        }
        return token.toString();
    }
}
