package dev.faultline.timeline.http;

import dev.faultline.log.LogBatch;
import dev.faultline.log.LogRecord;
import dev.faultline.log.Position;
import dev.faultline.timeline.laws.Histories;
import dev.faultline.timeline.laws.Replay;
import dev.faultline.timeline.laws.StaffHistories;
import dev.faultline.timeline.replay.Fold;
import dev.faultline.timeline.replay.Quarantine;
import dev.faultline.timeline.replay.TimelineView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** A log of facts and of what staff did and said, partition by partition, which replicas read in whatever order. */
final class ToldLog {
    private final Map<Position.Partition, List<LogRecord>> records = new TreeMap<>();

    /** One with a random history of each kind. */
    static ToldLog random(Histories facts, StaffHistories staff) {
        var log = new ToldLog();
        facts.history().forEach(line -> log.add(Replay.record(line)));
        staff.history().forEach(told -> log.add(told.record()));
        return log;
    }

    private void add(LogRecord record) {
        records.computeIfAbsent(
                        new Position.Partition(record.topic(), record.partition()), partition -> new ArrayList<>())
                .add(record);
    }

    /** A position that the log reached: anywhere in each partition. */
    Position somewhere(RandomGenerator random) {
        Map<Position.Partition, Long> next = new TreeMap<>();
        records.forEach((partition, all) -> next.put(partition, (long) random.nextInt(all.size() + 1)));
        return Position.of(next);
    }

    /** The ids of all events. */
    Set<String> ids() {
        Set<String> ids = new HashSet<>();
        records.values()
                .forEach(all -> all.forEach(
                        record -> ids.add(new String(record.attributes().value("ce_id"), StandardCharsets.UTF_8))));
        return ids;
    }

    /** The log as it was at a position. */
    ToldLog upTo(Position position) {
        var prefix = new ToldLog();
        records.forEach((partition, all) -> all.stream()
                .limit(position.next(partition.topic(), partition.number()))
                .forEach(prefix::add));
        return prefix;
    }

    /** What a replica shows that read all of it: the partitions in some order, some batches, views taken in between. */
    TimelineView read(RandomGenerator random) {
        var quarantine = new Quarantine();
        var fold = new Fold(quarantine);
        List<Deque<LogRecord>> left = new ArrayList<>();
        records.values().forEach(all -> left.add(new ArrayDeque<>(all)));
        Position position = Position.START;
        while (!left.isEmpty()) {
            List<LogRecord> batch = new ArrayList<>();
            for (int i = 1 + random.nextInt(20); i > 0 && !left.isEmpty(); i--) {
                Deque<LogRecord> partition = left.get(random.nextInt(left.size()));
                LogRecord next = partition.remove();
                batch.add(next);
                position = position.max(Position.after(next.topic(), next.partition(), next.offset()));
                if (partition.isEmpty()) {
                    left.remove(partition);
                }
            }
            fold.apply(new LogBatch(batch, position));
            if (random.nextBoolean()) {
                fold.view();
            }
        }
        if (quarantine.count() > 0) {
            throw new AssertionError("not read: " + quarantine.named());
        }
        return fold.view();
    }
}
