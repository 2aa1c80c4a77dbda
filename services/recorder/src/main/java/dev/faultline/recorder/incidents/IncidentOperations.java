package dev.faultline.recorder.incidents;

import dev.faultline.events.staff.IncidentEvent.ImpactStart;
import dev.faultline.events.staff.Scope;
import dev.faultline.recorder.commands.Asked;
import dev.faultline.recorder.commands.Numbered;
import dev.faultline.recorder.commands.Refusal;
import dev.faultline.recorder.fields.Field;
import dev.faultline.recorder.fields.FieldFaults;
import dev.faultline.recorder.fields.Values;
import dev.faultline.recorder.intake.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The calls on incidents. */
public final class IncidentOperations {
    private static final String ONE = "/{incident}";
    private static final String NUMBER = "/{number}";

    /** Declares an incident. */
    public static final Operation<IncidentCommand> DECLARE = operation(
                    "declareIncident",
                    "",
                    "a declaration",
                    "Declare an incident",
                    List.of(
                            IncidentFields.TITLE,
                            IncidentFields.SEVERITY,
                            IncidentFields.SCOPE,
                            IncidentFields.IMPACT_START,
                            IncidentFields.IMPACT_UNCERTAINTY),
                    (asked, values, number) -> new IncidentCommand.Declare(
                            asked,
                            values.get(IncidentFields.TITLE),
                            values.get(IncidentFields.SEVERITY),
                            values.get(IncidentFields.SCOPE),
                            declaredImpact(asked, values)),
                    IncidentExamples.DECLARE)
            .refusing(Refusal.Kind.INCIDENT_EXISTS);

    /** Takes one on. */
    public static final Operation<IncidentCommand> ACKNOWLEDGE = operation(
                    "acknowledgeIncident",
                    ONE + "/acknowledge",
                    "an acknowledgement",
                    "Say that somebody has taken the incident on",
                    List.of(IncidentFields.NOTE),
                    (asked, values, number) -> new IncidentCommand.Acknowledge(asked, values.find(IncidentFields.NOTE)),
                    IncidentExamples.ACKNOWLEDGE)
            .refusing(Refusal.Kind.ALREADY_ACKNOWLEDGED);

    /** Sees one otherwise than before. */
    public static final Operation<IncidentCommand> RESCOPE = operation(
                    "rescopeIncident",
                    ONE + "/scope",
                    "a change of scope",
                    "Say anew what the incident is, how bad, and what it strikes",
                    List.of(
                            IncidentFields.NEW_TITLE,
                            IncidentFields.NEW_SEVERITY,
                            IncidentFields.NEW_SCOPE,
                            IncidentFields.IMPACT_START,
                            IncidentFields.IMPACT_UNCERTAINTY,
                            IncidentFields.OPTIONAL_REASON),
                    (asked, values, number) -> new IncidentCommand.Rescope(
                            asked,
                            values.find(IncidentFields.NEW_TITLE),
                            values.find(IncidentFields.NEW_SEVERITY),
                            values.find(IncidentFields.NEW_SCOPE),
                            values.find(IncidentFields.IMPACT_START)
                                    .map(at -> new ImpactStart(
                                            at,
                                            values.find(IncidentFields.IMPACT_UNCERTAINTY)
                                                    .orElse(Duration.ZERO))),
                            values.find(IncidentFields.OPTIONAL_REASON)),
                    IncidentExamples.RESCOPE)
            .with(IncidentOperations::something);

    /** Records what staff did to devices. */
    public static final Operation<IncidentCommand> ACTION = operation(
            "recordAction",
            ONE + "/actions",
            "an action",
            "Record what was done to devices, and what came of it",
            List.of(IncidentFields.ACTION, IncidentFields.TARGET, IncidentFields.OUTCOME, IncidentFields.DESCRIPTION),
            (asked, values, number) -> new IncidentCommand.RecordAction(
                    asked,
                    values.get(IncidentFields.ACTION),
                    values.find(IncidentFields.TARGET).orElse(Scope.NONE),
                    values.get(IncidentFields.OUTCOME),
                    values.get(IncidentFields.DESCRIPTION)),
            IncidentExamples.ACTION);

    /** Claims that something was reached. */
    public static final Operation<IncidentCommand> MILESTONE = operation(
            "claimMilestone",
            ONE + "/milestones",
            "a milestone",
            "Say that something was reached at occurredAt",
            List.of(IncidentFields.MILESTONE, IncidentFields.CLAIMED_FOR, IncidentFields.STATEMENT),
            (asked, values, number) -> new IncidentCommand.ClaimMilestone(
                    asked,
                    values.get(IncidentFields.MILESTONE),
                    values.find(IncidentFields.CLAIMED_FOR).orElse(Scope.NONE),
                    values.find(IncidentFields.STATEMENT)),
            IncidentExamples.MILESTONE);

    /** Names a cause, or tells one anew. */
    public static final Operation<IncidentCommand> CAUSE = operation(
                    "recordCause",
                    ONE + "/causes",
                    "a cause",
                    "Name a cause and what shows it, or tell one anew",
                    List.of(
                            IncidentFields.CAUSE_KIND,
                            IncidentFields.DESCRIPTION,
                            IncidentFields.EVIDENCE,
                            IncidentFields.CAUSE,
                            IncidentFields.RULED_OUT),
                    (asked, values, number) -> new IncidentCommand.RecordCause(
                            asked,
                            values.find(IncidentFields.CAUSE)
                                    .map(OptionalInt::of)
                                    .orElse(OptionalInt.empty()),
                            values.get(IncidentFields.CAUSE_KIND),
                            values.get(IncidentFields.DESCRIPTION),
                            values.get(IncidentFields.EVIDENCE),
                            values.find(IncidentFields.RULED_OUT).orElse(false)),
                    IncidentExamples.CAUSE)
            .refusing(Refusal.Kind.CAUSE_NOT_FOUND);

    /** Links one to another. */
    public static final Operation<IncidentCommand> LINK = operation(
                    "linkIncident",
                    ONE + "/links",
                    "a link",
                    "Say how the incident hangs together with another",
                    List.of(IncidentFields.LINK, IncidentFields.LINKED_TO, IncidentFields.OPTIONAL_REASON),
                    (asked, values, number) -> new IncidentCommand.Link(
                            asked,
                            values.get(IncidentFields.LINK),
                            values.get(IncidentFields.LINKED_TO),
                            values.find(IncidentFields.OPTIONAL_REASON)),
                    IncidentExamples.LINK)
            .with(IncidentOperations::another)
            .referring(IncidentFields.LINKED_TO)
            .refusing(Refusal.Kind.ALREADY_LINKED);

    /** Writes something down. */
    public static final Operation<IncidentCommand> NOTE = operation(
            "noteIncident",
            ONE + "/notes",
            "a note",
            "Write something down",
            List.of(IncidentFields.TEXT),
            (asked, values, number) -> new IncidentCommand.Note(asked, values.get(IncidentFields.TEXT)),
            IncidentExamples.NOTE);

    /** Records that somebody was told. */
    public static final Operation<IncidentCommand> NOTICE = operation(
            "recordNotice",
            ONE + "/notices",
            "a notice",
            "Record that somebody was told, and over which channel",
            List.of(
                    IncidentFields.CHANNEL,
                    IncidentFields.AUDIENCE,
                    IncidentFields.TOLD,
                    IncidentFields.CARRIED_BY,
                    IncidentFields.NOTICE_TEXT),
            (asked, values, number) -> new IncidentCommand.RecordNotice(
                    asked,
                    values.get(IncidentFields.CHANNEL),
                    values.get(IncidentFields.AUDIENCE),
                    values.find(IncidentFields.TOLD).map(OptionalLong::of).orElse(OptionalLong.empty()),
                    values.find(IncidentFields.CARRIED_BY).orElse(Scope.NONE),
                    values.find(IncidentFields.NOTICE_TEXT)),
            IncidentExamples.NOTICE);

    /** Reports how many a notice has reached. */
    public static final Operation<IncidentCommand> DELIVERY = operation(
                    "reportDelivery",
                    ONE + "/notices" + NUMBER + "/delivery",
                    "a delivery report",
                    "Report how many a notice has reached by occurredAt",
                    List.of(IncidentFields.DELIVERED, IncidentFields.FAILED, IncidentFields.DETAIL),
                    (asked, values, number) -> new IncidentCommand.ReportDelivery(
                            asked,
                            number,
                            values.get(IncidentFields.DELIVERED),
                            values.get(IncidentFields.FAILED),
                            values.find(IncidentFields.DETAIL)),
                    IncidentExamples.DELIVERY)
            .numbering(Numbered.Of.NOTICE)
            .refusing(Refusal.Kind.NOTICE_NOT_FOUND);

    /** Plans something so that it does not happen again. */
    public static final Operation<IncidentCommand> CORRECTIVE_ACTION = operation(
            "planCorrectiveAction",
            ONE + "/corrective-actions",
            "a corrective action",
            "Plan something so that it does not happen again",
            List.of(IncidentFields.DESCRIPTION, IncidentFields.OWNER, IncidentFields.DUE),
            (asked, values, number) -> new IncidentCommand.PlanCorrectiveAction(
                    asked,
                    values.get(IncidentFields.DESCRIPTION),
                    values.get(IncidentFields.OWNER),
                    values.find(IncidentFields.DUE)),
            IncidentExamples.CORRECTIVE_ACTION);

    /** Says that it is done. */
    public static final Operation<IncidentCommand> COMPLETE = operation(
                    "completeCorrectiveAction",
                    ONE + "/corrective-actions" + NUMBER + "/complete",
                    "a completion",
                    "Say that a corrective action is done",
                    List.of(IncidentFields.NOTE),
                    (asked, values, number) -> new IncidentCommand.CompleteCorrectiveAction(
                            asked, number, values.find(IncidentFields.NOTE)),
                    IncidentExamples.COMPLETE)
            .numbering(Numbered.Of.CORRECTIVE_ACTION)
            .refusing(Refusal.Kind.CORRECTIVE_ACTION_NOT_FOUND, Refusal.Kind.CORRECTIVE_ACTION_CLOSED);

    /** Says that it will not be done. */
    public static final Operation<IncidentCommand> DROP = operation(
                    "dropCorrectiveAction",
                    ONE + "/corrective-actions" + NUMBER + "/drop",
                    "a corrective action that is dropped",
                    "Say that a corrective action will not be done",
                    List.of(IncidentFields.REASON),
                    (asked, values, number) ->
                            new IncidentCommand.DropCorrectiveAction(asked, number, values.get(IncidentFields.REASON)),
                    IncidentExamples.DROP)
            .numbering(Numbered.Of.CORRECTIVE_ACTION)
            .refusing(Refusal.Kind.CORRECTIVE_ACTION_NOT_FOUND, Refusal.Kind.CORRECTIVE_ACTION_CLOSED);

    /** Says that one is over. */
    public static final Operation<IncidentCommand> RESOLVE = operation(
                    "resolveIncident",
                    ONE + "/resolve",
                    "a resolution",
                    "Say that the incident was over at occurredAt",
                    List.of(IncidentFields.STATEMENT),
                    (asked, values, number) ->
                            new IncidentCommand.Resolve(asked, values.find(IncidentFields.STATEMENT)),
                    IncidentExamples.RESOLVE)
            .refusing(Refusal.Kind.ALREADY_RESOLVED);

    /** Says that it is not over after all. */
    public static final Operation<IncidentCommand> REOPEN = operation(
                    "reopenIncident",
                    ONE + "/reopen",
                    "a reopening",
                    "Say that the incident is not over after all",
                    List.of(IncidentFields.REASON),
                    (asked, values, number) -> new IncidentCommand.Reopen(asked, values.get(IncidentFields.REASON)),
                    IncidentExamples.REOPEN)
            .refusing(Refusal.Kind.NOT_RESOLVED);

    /** Writes words for a part of the report. */
    public static final Operation<IncidentCommand> REPORT_SECTION = operation(
                    "writeReportSection",
                    ONE + "/report-sections",
                    "words for a section of the report",
                    "Write words for a section of the report, or withdraw them",
                    List.of(IncidentFields.SECTION, IncidentFields.SECTION_TEXT, IncidentFields.WITHDRAWN),
                    (asked, values, number) -> new IncidentCommand.WriteReport(
                            asked, values.get(IncidentFields.SECTION), values.find(IncidentFields.SECTION_TEXT)),
                    IncidentExamples.REPORT_SECTION)
            .with(IncidentOperations::wordsOrNone);

    /** Says that a report was published. */
    public static final Operation<IncidentCommand> REPORT = operation(
            "publishReport",
            ONE + "/report",
            "a report",
            "Say that a report on the incident was published",
            List.of(IncidentFields.STATUS, IncidentFields.SUMMARY, IncidentFields.ADDRESS),
            (asked, values, number) -> new IncidentCommand.PublishReport(
                    asked,
                    values.get(IncidentFields.STATUS),
                    values.find(IncidentFields.SUMMARY),
                    values.find(IncidentFields.ADDRESS)),
            IncidentExamples.REPORT);

    /** All of them. */
    public static final List<Operation<IncidentCommand>> ALL = List.of(
            DECLARE,
            ACKNOWLEDGE,
            RESCOPE,
            ACTION,
            MILESTONE,
            CAUSE,
            LINK,
            NOTE,
            NOTICE,
            DELIVERY,
            CORRECTIVE_ACTION,
            COMPLETE,
            DROP,
            RESOLVE,
            REOPEN,
            REPORT_SECTION,
            REPORT);

    private IncidentOperations() {}

    private static Operation<IncidentCommand> operation(
            String name,
            String path,
            String of,
            String about,
            List<Field<?>> fields,
            Operation.Making<IncidentCommand> making,
            String example) {
        return Operation.of(name, Operation.On.INCIDENT, "POST", path, of, about, fields, making, example);
    }

    /** Where no impact start is given, it is when the act was, as exactly as that is known. */
    private static ImpactStart declaredImpact(Asked asked, Values values) {
        Optional<Duration> uncertainty = values.find(IncidentFields.IMPACT_UNCERTAINTY);
        return values.find(IncidentFields.IMPACT_START)
                .map(at -> new ImpactStart(at, uncertainty.orElse(Duration.ZERO)))
                .orElseGet(() -> new ImpactStart(
                        asked.act().occurredAt(), uncertainty.orElse(asked.act().uncertainty())));
    }

    private static void something(Values values, String subject, FieldFaults faults) {
        boolean impact = values.find(IncidentFields.IMPACT_START).isPresent();
        if (!impact
                && values.find(IncidentFields.NEW_TITLE).isEmpty()
                && values.find(IncidentFields.NEW_SEVERITY).isEmpty()
                && values.find(IncidentFields.NEW_SCOPE).isEmpty()
                && faults.none()) {
            faults.add("must have at least one of title, severity, scope, impactStart");
        }
        if (!impact && values.find(IncidentFields.IMPACT_UNCERTAINTY).isPresent()) {
            faults.add(IncidentFields.IMPACT_UNCERTAINTY.name(), "must come with impactStart");
        }
    }

    private static void wordsOrNone(Values values, String subject, FieldFaults faults) {
        boolean withdrawn = values.find(IncidentFields.WITHDRAWN).orElse(false);
        boolean words = values.find(IncidentFields.SECTION_TEXT).isPresent();
        if (!faults.none() || withdrawn != words) {
            return;
        }
        faults.add(
                IncidentFields.SECTION_TEXT.name(),
                words
                        ? "must not come with withdrawn, which takes the words of the section back"
                        : "must be there, unless withdrawn is true and takes the words of the section back");
    }

    private static void another(Values values, String subject, FieldFaults faults) {
        if (values.find(IncidentFields.LINKED_TO).filter(subject::equals).isPresent()) {
            faults.add(IncidentFields.LINKED_TO.name(), "must be the id of another incident than this one");
        }
    }
}
