package dev.faultline.standalone.replicas;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.StaffEnvelope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks what lies on the log of incidents against what was acknowledged, knowing nothing of how it came there: each incident
 * has a history that one writer alone could have written, and each acknowledged command is there once.
 */
final class LegalHistory {
    private final List<String> faults = new ArrayList<>();
    private final Map<String, State> incidents = new HashMap<>();
    private final Map<String, StaffEnvelope> byKey = new HashMap<>();
    private final Set<String> eventIds = new HashSet<>();

    /**
     * A command that was answered as recorded.
     *
     * @param key its idempotency key
     * @param incident of which incident
     * @param eventId the event that the answer names
     * @param revision the revision that the answer names
     */
    record Acknowledged(String key, String incident, String eventId, long revision) {}

    private static final class State {
        private long sequence;
        private boolean acknowledged;
        private boolean resolved;
    }

    /** What is wrong, in words; empty where all is as it has to be. */
    static List<String> faults(Collection<StaffEnvelope> log, Collection<Acknowledged> acknowledged) {
        var history = new LegalHistory();
        log.forEach(history::next);
        acknowledged.forEach(history::isThere);
        return history.faults;
    }

    private void next(StaffEnvelope envelope) {
        String incident = envelope.event().subject();
        String place = incident + " " + envelope.sequence();
        State state = incidents.computeIfAbsent(incident, id -> new State());
        if (envelope.sequence() != state.sequence + 1) {
            faults.add(place + " follows " + state.sequence + ": a gap, a fork or a double");
        }
        state.sequence = envelope.sequence();
        if (!eventIds.add(envelope.id())) {
            faults.add(place + ": event " + envelope.id() + " is there twice");
        }
        if (byKey.put(incident + " " + envelope.request().key(), envelope) != null) {
            faults.add(place + ": request " + envelope.request().key() + " is there twice");
        }
        legal(place, state, (IncidentEvent) envelope.event());
    }

    private void legal(String place, State state, IncidentEvent event) {
        switch (event) {
            case IncidentEvent.Declared declared -> require(state.sequence == 1, place + ": declared again");
            case IncidentEvent.Acknowledged acknowledged -> {
                require(!state.acknowledged, place + ": acknowledged again");
                state.acknowledged = true;
            }
            case IncidentEvent.Resolved resolved -> {
                require(!state.resolved, place + ": resolved again");
                state.resolved = true;
            }
            case IncidentEvent.Reopened reopened -> {
                require(state.resolved, place + ": reopened while open");
                state.resolved = false;
                state.acknowledged = false;
            }
            default -> {}
        }
        require(
                state.sequence > 1 || event instanceof IncidentEvent.Declared,
                place + ": begins with something else than its declaration");
    }

    private void isThere(Acknowledged answer) {
        StaffEnvelope found = byKey.get(answer.incident() + " " + answer.key());
        if (found == null) {
            faults.add("acknowledged and lost: " + answer);
        } else if (!found.id().equals(answer.eventId()) || found.sequence() != answer.revision()) {
            faults.add("answered otherwise than recorded: " + answer + ", and there is " + found);
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(otherwise);
        }
    }
}
