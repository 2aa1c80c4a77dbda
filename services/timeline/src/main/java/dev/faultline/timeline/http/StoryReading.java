package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.events.DeviceState;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.StaffRecord;
import dev.faultline.timeline.incidents.StaffWords;
import dev.faultline.timeline.story.LineKey;
import dev.faultline.timeline.story.Story;
import dev.faultline.timeline.story.StoryLine;
import dev.faultline.timeline.views.Selection;
import dev.faultline.timeline.views.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Reads questions for the story of an incident. */
final class StoryReading {
    static final Set<String> PARAMETERS =
            Set.of("datacenter", "role", "device", "state", "kind", "from", "to", "groupWithin", "limit", "cursor");

    /** Changes so long after the first of a line, or sooner, belong to it where the question does not say. */
    static final Duration USUAL_GROUP = Duration.ofMinutes(1);

    private static final List<String> KINDS = List.of("facts", "staff");

    private StoryReading() {}

    /** The story in order. */
    record StoryBody(
            String incident,
            AskedWindow.WindowBody window,
            Duration groupWithin,
            List<LineBody> items,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}

    /** One line: of facts where {@code facts} is there, else of what staff did or said. */
    record LineBody(
            Instant occurredAt,
            Duration uncertainty,
            Instant knownAt,
            Instant recordedAt,
            String position,
            String text,
            @JsonInclude(JsonInclude.Include.NON_NULL) FactsBody facts,
            @JsonInclude(JsonInclude.Include.NON_NULL) StaffBody staff,
            List<String> evidence,
            int evidenceCount) {}

    /**
     * Devices that went into one state together.
     *
     * @param until when the last of them did
     * @param knownTo when the last of these facts was known; the line's {@code knownAt} is when the first was
     * @param recordedTo when the log accepted the last; the line's {@code recordedAt} is when it accepted the first
     * @param opens where each of them is a line of its own; null where the line is of one fact
     */
    record FactsBody(
            String datacenter,
            String role,
            String state,
            int count,
            List<String> devices,
            Instant until,
            Instant knownTo,
            Instant recordedTo,
            @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
            @JsonInclude(JsonInclude.Include.NON_NULL) String opens) {}

    /** What staff did or said. */
    record StaffBody(String kind, String actor) {}

    static Question question(String path, String id, Ask ask, ReadLimits limits) {
        var selection = new Selection(ask.names("datacenter"), ask.names("role"), ask.names("device"));
        Set<Integer> states = ask.words("state", List.of(DeviceState.values()), DeviceState::wire).stream()
                .map(DeviceState::ordinal)
                .collect(Collectors.toSet());
        List<String> kinds = ask.words("kind", KINDS, word -> word);
        AskedWindow window = AskedWindow.of(ask);
        Duration groupWithin = ask.duration("groupWithin", USUAL_GROUP);
        int limit = ask.limit(limits.usualLimit(), limits.maxLimit());
        Optional<LineKey> after = ask.cursor(LineKey::of);
        var asked = new Asked(path, ask, selection, states, kinds, window, groupWithin, limit, after);
        return AskedIncident.about(id, asked::answer);
    }

    /** The parameters of one question. */
    private record Asked(
            String path,
            Ask ask,
            Selection selection,
            Set<Integer> states,
            List<String> kinds,
            AskedWindow window,
            Duration groupWithin,
            int limit,
            Optional<LineKey> after) {

        private Answer answer(IncidentState incident, Look look) {
            // To see where it ends takes a look at all of its outages: not where the question says it.
            AskedWindow bounded = window.to().isPresent()
                    ? window
                    : new AskedWindow(window.from(), OptionalLong.of(end(incident, look)));
            Optional<Window> told = bounded.within(look.frame(), beginning(incident));
            if (told.isEmpty()) {
                return bounded.refused(look.frame());
            }
            var query = new Story.StoryQuery(
                    told.get(),
                    selection.within(Optional.of(incident.scope())),
                    states,
                    groupWithin.isZero() ? -1 : groupWithin.toNanos(),
                    asks("facts"),
                    asks("staff"));
            return Story.of(look.view().facts(), incident, look.frame(), query)
                    .map(lines -> page(lines, incident, look, told.get()))
                    .orElseGet(() -> Answer.refused(
                            ProblemType.ANSWER_TOO_LARGE,
                            "Devices changed more than " + Story.MAX_CHANGES
                                    + " times: ask for a shorter window, or for fewer datacenters, roles or devices."));
        }

        private boolean asks(String kind) {
            return kinds.isEmpty() || kinds.contains(kind);
        }

        private Answer page(List<StoryLine> lines, IncidentState incident, Look look, Window told) {
            List<StoryLine> rest = lines.stream()
                    .filter(line -> after.isEmpty() || line.key().compareTo(after.get()) > 0)
                    .limit(limit + 1L)
                    .toList();
            List<StoryLine> shown = rest.stream().limit(limit).toList();
            Optional<List<String>> next =
                    rest.size() > limit ? Optional.of(shown.getLast().key().parts()) : Optional.empty();
            return new Answer.Found(
                    new StoryBody(
                            incident.id(),
                            AskedWindow.WindowBody.of(told),
                            groupWithin,
                            shown.stream().map(line -> body(line, look)).toList(),
                            look.position(),
                            look.asOf(),
                            look.knownAt(),
                            next.map(ask::cursor).orElse(null)),
                    next);
        }

        private LineBody body(StoryLine line, Look look) {
            return switch (line) {
                case StoryLine.FactLine facts -> facts(facts, look);
                case StoryLine.StaffLine staff -> staff(staff.record());
            };
        }

        private LineBody facts(StoryLine.FactLine line, Look look) {
            String devices = line.count() == 1 ? line.devices().getFirst() : line.count() + " × " + line.role();
            return new LineBody(
                    Wire.instant(line.occurredAt()),
                    Duration.ofNanos(line.uncertaintyNanos()),
                    Wire.instant(line.knownFrom()),
                    Wire.instant(line.recordedFrom()),
                    Wire.position(line.lastPlace()),
                    devices + " " + line.state().wire() + " in " + line.datacenter()
                            + line.reason().map(reason -> ": " + reason).orElse(""),
                    new FactsBody(
                            line.datacenter(),
                            line.role(),
                            line.state().wire(),
                            line.count(),
                            line.devices(),
                            Wire.instant(line.until()),
                            Wire.instant(line.knownTo()),
                            Wire.instant(line.recordedTo()),
                            line.reason().orElse(null),
                            line.count() == 1 ? null : opens(line, look)),
                    null,
                    line.evidence(),
                    line.count());
        }

        /** The same story of this line's devices alone, ungrouped. */
        private String opens(StoryLine.FactLine line, Look look) {
            return path + "?kind=facts&datacenter=" + Address.encoded(line.datacenter()) + "&role="
                    + Address.encoded(line.role())
                    + "&state=" + line.state().wire() + "&from=" + Wire.instant(line.occurredAt()) + "&to="
                    + Wire.instant(line.until() + 1) + "&groupWithin=PT0S"
                    + (look.knownAt() == null ? "" : "&knownAt=" + look.knownAt());
        }

        private static LineBody staff(StaffRecord told) {
            var event = (IncidentEvent) told.event();
            return new LineBody(
                    event.act().occurredAt(),
                    event.act().uncertainty(),
                    Wire.instant(told.knownAt()),
                    Wire.instant(told.recordedAt()),
                    Wire.position(told),
                    StaffWords.text(event),
                    null,
                    new StaffBody(StaffWords.kind(event), event.act().actor()),
                    List.of(told.id()),
                    1);
        }
    }

    /** The first that belongs to the incident. */
    static long beginning(IncidentState incident) {
        return LongStream.concat(LongStream.of(incident.reach().from()), told(incident))
                .min()
                .orElseThrow();
    }

    /** Just behind the last that belongs to the incident. */
    static long end(IncidentState incident, Look look) {
        LongStream ends = AskedIncident.outages(incident, look).stream()
                .mapToLong(outage -> outage.open() ? look.frame().asOf() : outage.end());
        return Math.max(
                        beginning(incident),
                        LongStream.concat(ends, told(incident)).max().orElseThrow())
                + 1;
    }

    /** When it was done or said, each of what staff did and said; never none, for an incident is declared. */
    private static LongStream told(IncidentState incident) {
        return incident.records().stream().mapToLong(StaffRecord::occurredAt);
    }
}
