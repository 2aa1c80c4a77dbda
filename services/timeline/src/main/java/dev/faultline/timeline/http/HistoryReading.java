package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.timeline.devices.DeviceFacts;
import dev.faultline.timeline.devices.FactKey;
import dev.faultline.timeline.devices.Page;
import dev.faultline.timeline.devices.ToldFact;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads questions for what was told about a device. */
final class HistoryReading {
    static final Set<String> PARAMETERS = Set.of("limit", "cursor");

    private HistoryReading() {}

    /** A fact as it is written. Its position is the one behind it: {@code after} takes it. */
    record FactBody(
            String id,
            String source,
            String state,
            String datacenter,
            String role,
            Instant occurredAt,
            Duration uncertainty,
            BigDecimal uncertaintySeconds,
            Instant knownAt,
            Instant recordedAt,
            String position,
            String observer,
            String reason,
            RetractedBody retracted) {
        static FactBody of(ToldFact fact) {
            long uncertainty = fact.annotation().uncertaintyNanos();
            return new FactBody(
                    fact.id(),
                    fact.source(),
                    fact.state().wire(),
                    fact.datacenter(),
                    fact.role(),
                    Wire.instant(fact.occurredAt()),
                    Duration.ofNanos(uncertainty),
                    Seconds.of(uncertainty),
                    Wire.instant(fact.knownAt()),
                    Wire.instant(fact.recordedAt()),
                    Wire.position(fact.place()),
                    fact.annotation().observer().orElse(null),
                    fact.annotation().reason().orElse(null),
                    fact.retracted().map(RetractedBody::of).orElse(null));
        }
    }

    /** That a fact was taken back. */
    record RetractedBody(String id, Instant knownAt, Instant recordedAt, String by, String reason) {
        static RetractedBody of(ToldFact.TakenBack taken) {
            return new RetractedBody(
                    taken.id(),
                    Wire.instant(taken.knownAt()),
                    Wire.instant(taken.recordedAt()),
                    taken.by(),
                    taken.reason());
        }
    }

    /** Facts in their order. */
    record FactList(
            String device,
            List<FactBody> items,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}

    static Question question(String device, Ask ask, ReadLimits limits) {
        int limit = ask.limit(limits.usualLimit(), limits.maxLimit());
        Optional<FactKey> after = ask.cursor(HistoryReading::key);
        return look -> {
            Optional<Page<ToldFact>> page = DeviceFacts.of(look.view().facts(), device, look.frame(), after, limit);
            if (page.isEmpty()) {
                return DevicesReading.unknown(device);
            }
            List<ToldFact> facts = page.get().items();
            Optional<List<String>> next =
                    page.get().more() ? Optional.of(parts(facts.getLast().key())) : Optional.empty();
            var body = new FactList(
                    device,
                    facts.stream().map(FactBody::of).toList(),
                    look.position(),
                    look.asOf(),
                    look.knownAt(),
                    next.map(ask::cursor).orElse(null));
            return new Answer.Found(body, next);
        };
    }

    private static List<String> parts(FactKey key) {
        return List.of(Long.toString(key.occurredAt()), Long.toString(key.recordedAt()), Long.toString(key.place()));
    }

    private static FactKey key(List<String> parts) {
        return new FactKey(Long.parseLong(parts.get(0)), Long.parseLong(parts.get(1)), Long.parseLong(parts.get(2)));
    }
}
