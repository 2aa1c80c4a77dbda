package dev.faultline.timeline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.events.Instants;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.timeline.claims.Claim;
import dev.faultline.timeline.incidents.IncidentState;
import dev.faultline.timeline.incidents.StaffRecord;
import dev.faultline.timeline.incidents.StaffWords;
import dev.faultline.timeline.knowledge.Knowledge;
import dev.faultline.timeline.knowledge.Moment;
import dev.faultline.timeline.knowledge.MomentWords;
import dev.faultline.timeline.views.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Reads questions for the instants at which what is told of an incident changed. */
final class KnowledgeReading {
    static final Set<String> PARAMETERS = Set.of("groupWithin");

    /** What became known so long after the first of a moment, or sooner, belongs to it where the question does not say. */
    static final Duration USUAL_GROUP = Duration.ofMinutes(1);

    /** How much of what staff did or said a moment names. */
    static final int MAX_STAFF = 20;

    private KnowledgeReading() {}

    /** The moments in order; {@code groupWithin} is longer than asked for where there would be too many. */
    record KnowledgeBody(
            String incident,
            Duration groupWithin,
            List<MomentBody> moments,
            String position,
            Instant asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant knownAt) {}

    /**
     * What became known together.
     *
     * @param knownAt when the last of it did: with this {@code knownAt} other reads tell all of it
     * @param since when the first of it did
     * @param kind of what matters most
     * @param text all of it in short
     * @param staff what staff had done or said, what matters most first
     * @param facts changes of devices within the story
     * @param retracted facts that were taken back
     * @param afterwards outages that began behind the story, soon enough to be a relapse
     * @param latest how long after it occurred the last of the facts was known; null where there are none
     */
    record MomentBody(
            Instant knownAt,
            Instant since,
            String kind,
            String text,
            List<SaidThenBody> staff,
            int staffCount,
            int facts,
            int retracted,
            int afterwards,
            @JsonInclude(JsonInclude.Include.NON_NULL) Duration latest) {
        static MomentBody of(Moment moment) {
            boolean ofFacts = moment.facts() + moment.afterwards() > 0;
            return new MomentBody(
                    Wire.instant(moment.knownAt()),
                    Wire.instant(moment.since()),
                    MomentWords.kind(moment),
                    MomentWords.text(moment),
                    moment.staff().stream()
                            .limit(MAX_STAFF)
                            .map(SaidThenBody::of)
                            .toList(),
                    moment.staff().size(),
                    moment.facts(),
                    moment.retractions(),
                    moment.afterwards(),
                    ofFacts ? Duration.ofNanos(moment.latest()) : null);
        }
    }

    /** What staff had done or said. */
    record SaidThenBody(String kind, String text, String eventId) {
        static SaidThenBody of(StaffRecord record) {
            var event = (IncidentEvent) record.event();
            return new SaidThenBody(StaffWords.kind(event), StaffWords.text(event), record.id());
        }
    }

    static Question question(String id, Ask ask) {
        Duration groupWithin = ask.duration("groupWithin", USUAL_GROUP);
        return AskedIncident.about(id, (incident, look) -> answer(incident, look, groupWithin));
    }

    private static Answer answer(IncidentState incident, Look look, Duration groupWithin) {
        Optional<Knowledge.Told> told =
                Knowledge.of(look.view().facts(), incident, span(incident, look), look.frame(), groupWithin.toNanos());
        if (told.isEmpty()) {
            return Answer.refused(
                    ProblemType.ANSWER_TOO_LARGE,
                    "More than %d changes of devices became known of the incident.".formatted(Knowledge.MAX_LEARNED));
        }
        return Answer.found(new KnowledgeBody(
                incident.id(),
                Duration.ofNanos(told.get().groupWithin()),
                told.get().moments().stream().map(MomentBody::of).toList(),
                look.position(),
                look.asOf(),
                look.knownAt()));
    }

    /** All that any of its tellings speaks of, and how far a claim may reach behind it. */
    private static Knowledge.Span span(IncidentState incident, Look look) {
        long from = Math.min(
                StoryReading.beginning(incident), starts(incident).min().orElseThrow());
        // While it was open its story went on to the time of the telling.
        long told = incident.records().stream()
                .mapToLong(StaffRecord::knownAt)
                .max()
                .orElseThrow();
        long to = Math.max(StoryReading.end(incident, look), told + 1);
        long relapsesUntil = Claim.of(incident).stream()
                .mapToLong(claim -> claim.said().occurredAt() + ClaimsReading.USUAL_RELAPSE.toNanos())
                .max()
                .orElse(to);
        return new Knowledge.Span(
                new Window(from, to), Math.min(relapsesUntil, look.frame().asOf()));
    }

    /** Every start of its impact that was ever said, less what is uncertain about it. */
    private static LongStream starts(IncidentState incident) {
        return Stream.concat(
                        Stream.of(incident.declared().event().impactStart()),
                        incident.scopeChanges().stream().flatMap(said -> said.event().impactStart().stream()))
                .mapToLong(start ->
                        Instants.toEpochNanos(start.at()) - start.uncertainty().toNanos());
    }
}
