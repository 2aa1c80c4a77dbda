package dev.faultline.recorder.maintenance;

import dev.faultline.events.staff.Scope;
import dev.faultline.recorder.commands.Asked;
import dev.faultline.recorder.commands.Command;
import java.time.Instant;
import java.util.Optional;

/** What staff can say about planned work. */
public sealed interface MaintenanceCommand extends Command {
    /** Work is planned, or was, for [from, to). */
    record Schedule(Asked asked, String title, Scope scope, Instant from, Instant to) implements MaintenanceCommand {}

    /** It is, or was, not done. */
    record Cancel(Asked asked, Optional<String> reason) implements MaintenanceCommand {}
}
