package dev.faultline.recorder.maintenance;

import dev.faultline.events.staff.Scope;
import dev.faultline.recorder.commands.Refusal;
import dev.faultline.recorder.fields.Field;
import dev.faultline.recorder.fields.FieldFaults;
import dev.faultline.recorder.fields.Formats;
import dev.faultline.recorder.fields.Values;
import dev.faultline.recorder.intake.Operation;
import java.time.Instant;
import java.util.List;

/** The calls on planned work. */
public final class MaintenanceOperations {
    private static final Field<String> TITLE = Field.required("title", Formats.NAME, "What is done, in few words.");
    private static final Field<Scope> SCOPE = Field.required("scope", Formats.SCOPE, "The devices that are worked on.");
    private static final Field<Instant> FROM =
            Field.required("from", Formats.INSTANT, "When the work begins, in the future or the past.");
    private static final Field<Instant> TO = Field.required("to", Formats.INSTANT, "When it ends, after it begins.");
    private static final Field<String> REASON = Field.optional("reason", Formats.PROSE, "Why.");

    /** Plans work, or tells of work that was planned. */
    public static final Operation<MaintenanceCommand> SCHEDULE = Operation.of(
                    "scheduleMaintenance",
                    Operation.On.MAINTENANCE,
                    "POST",
                    "",
                    "a maintenance",
                    "Plan work, or tell of work that was planned",
                    List.of(TITLE, SCOPE, FROM, TO),
                    (asked, values, number) -> (MaintenanceCommand) new MaintenanceCommand.Schedule(
                            asked, values.get(TITLE), values.get(SCOPE), values.get(FROM), values.get(TO)),
                    MaintenanceExamples.SCHEDULE)
            .with(MaintenanceOperations::inOrder)
            .refusing(Refusal.Kind.MAINTENANCE_EXISTS);

    /** Says that the work is, or was, not done. */
    public static final Operation<MaintenanceCommand> CANCEL = Operation.of(
                    "cancelMaintenance",
                    Operation.On.MAINTENANCE,
                    "DELETE",
                    "/{maintenance}",
                    "a cancellation",
                    "Say that planned work is, or was, not done",
                    List.of(REASON),
                    (asked, values, number) ->
                            (MaintenanceCommand) new MaintenanceCommand.Cancel(asked, values.find(REASON)),
                    MaintenanceExamples.CANCEL)
            .refusing(Refusal.Kind.ALREADY_CANCELLED);

    /** All of them. */
    public static final List<Operation<MaintenanceCommand>> ALL = List.of(SCHEDULE, CANCEL);

    private MaintenanceOperations() {}

    private static void inOrder(Values values, String subject, FieldFaults faults) {
        values.find(FROM)
                .ifPresent(from -> values.find(TO)
                        .filter(to -> !to.isAfter(from))
                        .ifPresent(to -> faults.add(TO.name(), "must lie after from, " + from + ", and is " + to)));
    }
}
