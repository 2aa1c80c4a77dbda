package dev.faultline.events.staff;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What staff did or said about one incident. */
public sealed interface IncidentEvent extends StaffEvent {
    /** The id of the incident. */
    String incident();

    @Override
    default String subject() {
        return incident();
    }

    /**
     * When users first suffered, as far as staff know.
     *
     * @param at the instant
     * @param uncertainty how far the real one may lie from it on either side; zero when exact
     */
    record ImpactStart(Instant at, Duration uncertainty) {
        public ImpactStart {
            requireNonNull(at, "at");
            requireNonNull(uncertainty, "uncertainty");
        }
    }

    /**
     * There is an incident. The first event of every incident, and never a later one.
     *
     * @param title what it is called
     * @param severity how bad it is
     * @param scope the devices that are struck, never empty
     * @param impactStart when users first suffered
     */
    record Declared(String incident, Act act, String title, Severity severity, Scope scope, ImpactStart impactStart)
            implements IncidentEvent {
        public Declared {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(title, "title");
            requireNonNull(severity, "severity");
            requireNonNull(scope, "scope");
            requireNonNull(impactStart, "impactStart");
        }
    }

    /**
     * Somebody has taken the incident on.
     *
     * @param note what they said, in words
     */
    record Acknowledged(String incident, Act act, Optional<String> note) implements IncidentEvent {
        public Acknowledged {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(note, "note");
        }
    }

    /**
     * The incident is seen otherwise than before. What is given replaces what was said earlier; at least one part is.
     *
     * @param scope all devices that are struck, never an empty scope
     * @param reason why, in words
     */
    record Scoped(
            String incident,
            Act act,
            Optional<String> title,
            Optional<Severity> severity,
            Optional<Scope> scope,
            Optional<ImpactStart> impactStart,
            Optional<String> reason)
            implements IncidentEvent {
        public Scoped {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(title, "title");
            requireNonNull(severity, "severity");
            requireNonNull(scope, "scope");
            requireNonNull(impactStart, "impactStart");
            requireNonNull(reason, "reason");
        }
    }

    /**
     * Staff did something to devices.
     *
     * @param target the devices; empty for all that the incident strikes
     * @param outcome what came of it, as far as they know
     * @param description what was done, in words
     */
    record ActionRecorded(
            String incident, Act act, ActionKind kind, Scope target, ActionOutcome outcome, String description)
            implements IncidentEvent {
        public ActionRecorded {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(kind, "kind");
            requireNonNull(target, "target");
            requireNonNull(outcome, "outcome");
            requireNonNull(description, "description");
        }
    }

    /**
     * Staff say that something was reached at {@link Act#occurredAt}. A later claim of the same milestone for the same
     * scope takes its place.
     *
     * @param scope where it was; empty for all that the incident strikes
     * @param statement the claim in the words in which it was made
     */
    record MilestoneClaimed(String incident, Act act, Milestone milestone, Scope scope, Optional<String> statement)
            implements IncidentEvent {
        public MilestoneClaimed {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(milestone, "milestone");
            requireNonNull(scope, "scope");
            requireNonNull(statement, "statement");
        }
    }

    /**
     * Staff name a cause, or say anew what they said of one.
     *
     * @param cause its number within the incident, from 1; a number told before revises that cause
     * @param kind what part it played
     * @param description the cause in words
     * @param evidence ids of the events that show it, facts or what staff did; at least one
     * @param ruledOut whether it is now said to be none
     */
    record CauseRecorded(
            String incident,
            Act act,
            int cause,
            CauseKind kind,
            String description,
            List<String> evidence,
            boolean ruledOut)
            implements IncidentEvent {
        public CauseRecorded {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(kind, "kind");
            requireNonNull(description, "description");
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * The incident hangs together with another.
     *
     * @param kind how
     * @param to the id of the other
     * @param reason what shows it, in words
     */
    record Linked(String incident, Act act, LinkKind kind, String to, Optional<String> reason)
            implements IncidentEvent {
        public Linked {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(kind, "kind");
            requireNonNull(to, "to");
            requireNonNull(reason, "reason");
        }
    }

    /** Staff write something down. */
    record Noted(String incident, Act act, String text) implements IncidentEvent {
        public Noted {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(text, "text");
        }
    }

    /**
     * Somebody was told.
     *
     * @param notice its number within the incident, from 1
     * @param channel the way it went, such as email
     * @param audience who was to be told
     * @param told how many that are, where it is known; not negative
     * @param carriedBy the devices that the channel hangs on; empty where it is none of ours
     * @param text what they were told
     */
    record NoticeSent(
            String incident,
            Act act,
            int notice,
            String channel,
            String audience,
            OptionalLong told,
            Scope carriedBy,
            Optional<String> text)
            implements IncidentEvent {
        public NoticeSent {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(channel, "channel");
            requireNonNull(audience, "audience");
            requireNonNull(told, "told");
            requireNonNull(carriedBy, "carriedBy");
            requireNonNull(text, "text");
        }
    }

    /**
     * How many a notice has reached by {@link Act#occurredAt}, in all since it was sent.
     *
     * @param notice which one
     * @param delivered so many have it; not negative
     * @param failed so many cannot be reached; not negative
     * @param detail more about it, in words
     */
    record NoticeDeliveryReported(
            String incident, Act act, int notice, long delivered, long failed, Optional<String> detail)
            implements IncidentEvent {
        public NoticeDeliveryReported {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(detail, "detail");
        }
    }

    /**
     * Something is to be done so that it does not happen again.
     *
     * @param correctiveAction its number within the incident, from 1
     * @param description what is to be done, in words
     * @param owner who sees to it
     * @param due the day by which it is to be done, where one was set
     */
    record CorrectiveActionPlanned(
            String incident, Act act, int correctiveAction, String description, String owner, Optional<LocalDate> due)
            implements IncidentEvent {
        public CorrectiveActionPlanned {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(description, "description");
            requireNonNull(owner, "owner");
            requireNonNull(due, "due");
        }
    }

    /**
     * A corrective action is done.
     *
     * @param correctiveAction which one
     * @param note more about it, in words
     */
    record CorrectiveActionCompleted(String incident, Act act, int correctiveAction, Optional<String> note)
            implements IncidentEvent {
        public CorrectiveActionCompleted {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(note, "note");
        }
    }

    /**
     * A corrective action will not be done.
     *
     * @param correctiveAction which one
     * @param reason why, in words
     */
    record CorrectiveActionDropped(String incident, Act act, int correctiveAction, String reason)
            implements IncidentEvent {
        public CorrectiveActionDropped {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(reason, "reason");
        }
    }

    /**
     * Staff say that the incident was over at {@link Act#occurredAt}.
     *
     * @param statement the claim in the words in which it was made
     */
    record Resolved(String incident, Act act, Optional<String> statement) implements IncidentEvent {
        public Resolved {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(statement, "statement");
        }
    }

    /**
     * The incident is not over after all.
     *
     * @param reason what shows it, in words
     */
    record Reopened(String incident, Act act, String reason) implements IncidentEvent {
        public Reopened {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(reason, "reason");
        }
    }

    /**
     * Staff wrote words of their own for a part of the incident's report. What they write later for the same part takes the
     * place of it.
     *
     * @param section which part
     * @param text the words; empty where what was written for that part is withdrawn
     */
    record ReportWritten(String incident, Act act, ReportSection section, Optional<String> text)
            implements IncidentEvent {
        public ReportWritten {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(section, "section");
            requireNonNull(text, "text");
        }
    }

    /**
     * A report on the incident was published.
     *
     * @param revision its number within the incident, from 1
     * @param status how final it is
     * @param summary what it says, in short
     * @param address where it can be read, where that is said
     */
    record ReportPublished(
            String incident,
            Act act,
            int revision,
            ReportStatus status,
            Optional<String> summary,
            Optional<String> address)
            implements IncidentEvent {
        public ReportPublished {
            requireNonNull(incident, "incident");
            requireNonNull(act, "act");
            requireNonNull(status, "status");
            requireNonNull(summary, "summary");
            requireNonNull(address, "address");
        }
    }
}
