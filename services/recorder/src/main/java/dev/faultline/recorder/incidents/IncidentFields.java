package dev.faultline.recorder.incidents;

import dev.faultline.events.staff.ActionKind;
import dev.faultline.events.staff.ActionOutcome;
import dev.faultline.events.staff.CauseKind;
import dev.faultline.events.staff.LinkKind;
import dev.faultline.events.staff.Milestone;
import dev.faultline.events.staff.ReportSection;
import dev.faultline.events.staff.ReportStatus;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.Severity;
import dev.faultline.recorder.commands.History;
import dev.faultline.recorder.fields.Field;
import dev.faultline.recorder.fields.Formats;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The fields of calls on incidents. */
final class IncidentFields {
    private static final String IN_WORDS = "In words.";
    private static final String WHY = "Why.";
    private static final String CLAIM = "The claim in the words in which it was made.";

    private static final int MAX_EVIDENCE = 100;

    static final Field<String> TITLE = Field.required("title", Formats.NAME, "What it is, in few words.");
    static final Field<String> NEW_TITLE = Field.optional("title", Formats.NAME, "The title from now on.");
    static final Field<Severity> SEVERITY =
            Field.required("severity", Formats.word(Severity.values()), "How bad it is for users, as staff see it.");
    static final Field<Severity> NEW_SEVERITY =
            Field.optional("severity", Formats.word(Severity.values()), "The severity from now on.");
    static final Field<Scope> SCOPE = Field.required("scope", Formats.SCOPE, "The devices that are struck.");
    static final Field<Scope> NEW_SCOPE =
            Field.optional("scope", Formats.SCOPE, "All devices that are struck, from now on.");
    static final Field<Instant> IMPACT_START = Field.optional(
            "impactStart",
            Formats.INSTANT,
            "When users first suffered. Where it is missing at the declaration, that is occurredAt.");
    static final Field<Duration> IMPACT_UNCERTAINTY = Field.optional(
            "impactUncertainty", Formats.UNCERTAINTY, "How far impactStart may be wrong on either side.");
    static final Field<String> REASON = Field.required("reason", Formats.PROSE, WHY);
    static final Field<String> OPTIONAL_REASON = Field.optional("reason", Formats.PROSE, WHY);
    static final Field<String> NOTE = Field.optional("note", Formats.PROSE, IN_WORDS);
    static final Field<ActionKind> ACTION =
            Field.required("kind", Formats.word(ActionKind.values()), "What kind of thing was done.");
    static final Field<Scope> TARGET = Field.optional(
            "target",
            Formats.SCOPE,
            "The devices that it was done to. All that the incident strikes where it is missing.");
    static final Field<ActionOutcome> OUTCOME =
            Field.required("outcome", Formats.word(ActionOutcome.values()), "What came of it.");
    static final Field<String> DESCRIPTION = Field.required("description", Formats.LONG_PROSE, IN_WORDS);
    static final Field<Milestone> MILESTONE =
            Field.required("milestone", Formats.word(Milestone.values()), "What was reached at occurredAt.");
    static final Field<Scope> CLAIMED_FOR = Field.optional(
            "scope", Formats.SCOPE, "Where it was reached. For all that the incident strikes where it is missing.");
    static final Field<String> STATEMENT = Field.optional("statement", Formats.LONG_PROSE, CLAIM);
    static final Field<CauseKind> CAUSE_KIND =
            Field.required("kind", Formats.word(CauseKind.values()), "What part it played.");
    static final Field<List<String>> EVIDENCE = Field.required(
            "evidence", Formats.names(MAX_EVIDENCE), "Ids of the events that show it: facts, or what staff did.");
    static final Field<Integer> CAUSE = Field.optional(
            "cause",
            Formats.number((int) History.MAX_EVENTS),
            "The number of a cause that was told before, to tell it anew. Another one where it is missing.");
    static final Field<Boolean> RULED_OUT =
            Field.optional("ruledOut", Formats.FLAG, "Whether it is now said to be none.");
    static final Field<LinkKind> LINK =
            Field.required("kind", Formats.word(LinkKind.values()), "How the two hang together.");
    static final Field<String> LINKED_TO =
            Field.required("linkedTo", Formats.NAME, "The id of the other incident, which must be there.");
    static final Field<String> TEXT = Field.required("text", Formats.LONG_PROSE, IN_WORDS);
    static final Field<String> CHANNEL = Field.required("channel", Formats.NAME, "The way it went, such as email.");
    static final Field<String> AUDIENCE = Field.required("audience", Formats.NAME, "Who was to be told.");
    static final Field<Long> TOLD = Field.optional("told", Formats.COUNT, "How many that are, where it is known.");
    static final Field<Scope> CARRIED_BY =
            Field.optional("carriedBy", Formats.SCOPE, "The devices that the channel hangs on, where they are ours.");
    static final Field<String> NOTICE_TEXT = Field.optional("text", Formats.LONG_PROSE, "What they were told.");
    static final Field<Long> DELIVERED =
            Field.required("delivered", Formats.COUNT, "So many have it, in all since it was sent.");
    static final Field<Long> FAILED = Field.required("failed", Formats.COUNT, "So many cannot be reached.");
    static final Field<String> DETAIL = Field.optional("detail", Formats.PROSE, IN_WORDS);
    static final Field<String> OWNER = Field.required("owner", Formats.NAME, "Who sees to it.");
    static final Field<LocalDate> DUE = Field.optional("due", Formats.DAY, "The day by which it is to be done.");
    static final Field<ReportSection> SECTION = Field.required(
            "section", Formats.word(ReportSection.values()), "Which part of the report the words are for.");
    static final Field<String> SECTION_TEXT = Field.optional(
            "text",
            Formats.LONG_PROSE,
            "The words. They take the place of those that were written for the section before.");
    static final Field<Boolean> WITHDRAWN = Field.optional(
            "withdrawn", Formats.FLAG, "Whether the words of the section are taken back; true goes without text.");
    static final Field<ReportStatus> STATUS =
            Field.required("status", Formats.word(ReportStatus.values()), "How final it is.");
    static final Field<String> SUMMARY = Field.optional("summary", Formats.LONG_PROSE, "What it says, in short.");
    static final Field<String> ADDRESS = Field.optional("address", Formats.PROSE, "Where it can be read.");

    private IncidentFields() {}
}
