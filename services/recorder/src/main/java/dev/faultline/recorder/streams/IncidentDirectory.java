package dev.faultline.recorder.streams;

import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.log.streams.StreamLog;
import dev.faultline.recorder.commands.Asked;
import dev.faultline.recorder.commands.Recorded;
import java.util.Optional;

/** Knows what is on the log, for those who decide nothing. Safe for many threads. */
public final class IncidentDirectory {
    private final StreamLog log;

    /** The incidents on a log. */
    public IncidentDirectory(StreamLog log) {
        this.log = log;
    }

    /**
     * Whether there is an incident of this id. Once there is, there always will be.
     *
     * @throws dev.faultline.log.LogUnavailableException when the log does not say in time
     * @throws dev.faultline.log.HistoryLostException when records are gone from the log
     * @throws UnreadableStreamException when what is there cannot be read
     */
    public boolean has(String id) {
        return StreamEvents.of(log.read(id)).stream()
                .anyMatch(event -> event.envelope().event() instanceof IncidentEvent);
    }

    /**
     * What was recorded for this very request, by whomever.
     *
     * @throws dev.faultline.log.LogUnavailableException when the log does not say in time
     * @throws dev.faultline.log.HistoryLostException when records are gone from the log
     * @throws UnreadableStreamException when what is there cannot be read
     */
    public Optional<Recorded> recorded(Asked asked) {
        return StreamEvents.of(log.read(asked.subject())).stream()
                .filter(event -> event.envelope().request().equals(asked.request()))
                .map(event -> Recorded.of(event.envelope(), event.position()))
                .findFirst();
    }
}
