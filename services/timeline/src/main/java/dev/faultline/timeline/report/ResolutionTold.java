package dev.faultline.timeline.report;

import dev.faultline.events.staff.IncidentEvent.ActionRecorded;
import dev.faultline.events.staff.ReportSection;
import dev.faultline.timeline.claims.Claim;
import dev.faultline.timeline.claims.ClaimCheck;
import dev.faultline.timeline.claims.Finding;
import dev.faultline.timeline.effects.ActionEffects;
import dev.faultline.timeline.effects.Effect;
import dev.faultline.timeline.incidents.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was done, what came of it, and what was claimed to be reached, each held against facts. */
final class ResolutionTold {
    /** A device that comes back so long after an action, or sooner, counts as its effect. */
    private static final long EFFECT_WITHIN = Duration.ofMinutes(30).toNanos();

    /** An outage that begins so long after a claim, or sooner, is a relapse. */
    private static final long RELAPSE_WITHIN = Duration.ofDays(30).toNanos();

    private ResolutionTold() {}

    static List<Statement> of(Subject subject) {
        List<Statement> told = new ArrayList<>();
        subject.written(ReportSection.RESOLUTION).ifPresent(told::add);
        var effects = new ActionEffects(subject.sources.facts(), subject.incident, subject.frame, EFFECT_WITHIN);
        // Each takes a look at all devices: no more of them than are told.
        subject.incident.actions().stream()
                .sorted(Comparator.comparingLong(Said::occurredAt))
                .limit(Section.MAX_STATEMENTS + 1L)
                .forEach(action -> told.add(action(subject.words, action, effects.of(action))));
        var check = new ClaimCheck(subject.sources.facts(), subject.incident, subject.sources.roles(), RELAPSE_WITHIN);
        subject.claims.stream()
                .limit(Section.MAX_STATEMENTS + 1L)
                .forEach(claim -> told.add(claim(subject.words, claim, check.finding(claim, subject.frame))));
        return told;
    }

    private static Statement action(Words words, Said<ActionRecorded> said, Effect effect) {
        ActionRecorded action = said.event();
        String around = Words.around(said.uncertainty());
        String value = Words.capital(action.kind().wire().replace('-', ' '))
                + Words.scope(action.target()).map(scope -> " of " + scope).orElse("")
                + ": " + Words.sentence(action.description()) + " Staff say: "
                + action.outcome().wire() + ". " + came(effect);
        return Statement.of(
                        "action/" + said.record().id(),
                        words.time(said.occurredAt()) + around + ": " + value,
                        Statement.ids(List.of(said.record().id()), effect.evidence()),
                        1 + effect.evidenceCount())
                .labelled(words.shortTime(said.occurredAt()) + around, value);
    }

    private static String came(Effect effect) {
        String within = Words.duration(EFFECT_WITHIN);
        String back = switch (effect.word()) {
            case RESTORED_ALL ->
                (effect.impaired() == 1
                                ? "the one device that was"
                                : "all " + Words.devices(effect.impaired()) + " that were")
                        + " out came back within " + within;
            case RESTORED_SOME ->
                effect.backWithin() + " of " + Words.devices(effect.impaired()) + " that were out came back within "
                        + within;
            case NONE ->
                (effect.impaired() == 1
                                ? "the one device that was out did not come back"
                                : "none of " + Words.devices(effect.impaired()) + " that were out came back")
                        + " within " + within;
            case NONE_IMPAIRED -> "none of its devices was out";
        };
        return "By the facts " + back
                + (effect.struckAfter() == 0
                        ? ""
                        : ", and " + Words.devices(effect.struckAfter()) + " went out with it or within that time")
                + ".";
    }

    private static Statement claim(Words words, Claim claim, Finding finding) {
        String around = Words.around(claim.said().uncertainty());
        String value = "Claimed: " + claim.word().replace('-', ' ')
                + Words.scope(claim.scope()).map(scope -> " in " + scope).orElse("")
                + claim.statement().map(words1 -> ", “" + words1 + "”").orElse("")
                + (claim.replacedBy().isPresent() ? " (taken back or told anew later)" : "") + ". "
                + verdict(words, finding);
        return Statement.of(
                        "claim/" + claim.said().record().id(),
                        words.time(claim.said().occurredAt()) + around + ": " + value,
                        Statement.ids(List.of(claim.said().record().id()), finding.evidence()),
                        1 + finding.evidenceCount())
                .labelled(words.shortTime(claim.said().occurredAt()) + around, value);
    }

    private static String none(int devices) {
        return devices == 1 ? "its one device was not out" : "none of its " + Words.devices(devices) + " was out";
    }

    private static String verdict(Words words, Finding finding) {
        return switch (finding.verdict()) {
            case SUPPORTED -> "The facts bear it out: " + none(finding.devices()) + ".";
            case CONTRADICTED ->
                "The facts contradict it: " + finding.impaired() + " of " + Words.devices(finding.devices())
                        + " were still out"
                        + (finding.restoredAt().isPresent()
                                ? ", the last of them until "
                                        + words.time(finding.restoredAt().getAsLong())
                                : "")
                        + ".";
            case RELAPSED ->
                finding.relapse()
                        .map(relapse -> "The facts bear it out for then; " + Words.duration(relapse.afterNanos())
                                + " later, at " + words.time(relapse.at()) + ", " + Words.devices(relapse.devices())
                                + " began to go out again.")
                        .orElse("It went out again.");
            case UNPROVEN -> "No fact shows it: nothing of it was observed.";
        };
    }
}
