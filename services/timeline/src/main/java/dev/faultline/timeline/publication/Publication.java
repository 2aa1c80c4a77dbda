package dev.faultline.timeline.publication;

import dev.faultline.events.Instants;
import dev.faultline.timeline.documents.Documents;
import dev.faultline.timeline.outages.CriticalRoles;
import dev.faultline.timeline.replay.Timeline;
import dev.faultline.timeline.replay.TimelineView;
import dev.faultline.timeline.status.PublicRules;
import dev.faultline.timeline.status.PublicView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the public view at hand. However many ask, it is made by one of them, at most once in {@code refresh} and never for
 * more than a twentieth of the time, up to a minute of age; meanwhile all others get the one before. It is made anew when
 * the log has more to tell or a minute has passed: within a minute the same position gives the same bytes. For many threads.
 */
public final class Publication {
    private static final System.Logger LOG = System.getLogger(Publication.class.getName());
    /** So many times as long as it took to make it, an edition stands. */
    private static final int REST = 20;

    /** How long the first readers wait for the first edition. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Duration OLDEST = Duration.ofMinutes(1);

    private final Timeline timeline;
    private final InstantSource clock;
    private final PublicationRules rules;
    private final PublicRules content;
    private final Duration staleAfter;
    private final Documents documents = new Documents();
    private final ReentrantLock making = new ReentrantLock();
    private volatile Made latest;

    /** What an edition was made of. */
    private record Source(TimelineView view, Instant minute, Optional<Instant> staleSince) {}

    private record Made(Edition edition, Source source, Instant goodUntil) {}

    /** @param staleAfter an edition says that it may be out of date when the log did not answer for so long */
    public Publication(
            Timeline timeline,
            InstantSource clock,
            PublicationRules rules,
            CriticalRoles critical,
            Duration staleAfter) {
        this.timeline = timeline;
        this.clock = clock;
        this.rules = rules;
        this.content = new PublicRules(rules.audiences(), critical);
        this.staleAfter = staleAfter;
    }

    /** How it is published. */
    public PublicationRules rules() {
        return rules;
    }

    /** The newest edition; empty until the log was replayed, and where the first one is long in the making. */
    public Optional<Edition> edition() {
        Made known = latest;
        if (known != null && clock.instant().isBefore(known.goodUntil())) {
            return Optional.of(known.edition());
        }
        if (known == null) {
            // There is nothing to answer with: whoever comes second waits for the first.
            if (!waited()) {
                return Optional.empty();
            }
        } else if (!making.tryLock()) {
            return Optional.of(known.edition());
        }
        try {
            return refreshed().map(Made::edition);
        } finally {
            making.unlock();
        }
    }

    private boolean waited() {
        try {
            return making.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<Made> refreshed() {
        Instant now = clock.instant();
        Made known = latest;
        if (known != null && now.isBefore(known.goodUntil())) {
            return Optional.of(known);
        }
        Optional<Source> source =
                timeline.view().map(view -> new Source(view, now.truncatedTo(ChronoUnit.MINUTES), staleSince(now)));
        if (source.isEmpty() || known != null && known.source().equals(source.get())) {
            return Optional.ofNullable(known)
                    .map(same -> keep(new Made(same.edition(), same.source(), now.plus(rules.refresh()))));
        }
        try {
            return Optional.of(keep(made(source.get(), now)));
        } catch (RuntimeException failed) {
            if (known == null) {
                throw failed;
            }
            LOG.log(System.Logger.Level.ERROR, "the public view could not be made anew", failed);
            return Optional.of(keep(new Made(known.edition(), known.source(), now.plus(OLDEST))));
        }
    }

    private Made keep(Made made) {
        latest = made;
        return made;
    }

    private Made made(Source source, Instant now) {
        TimelineView view = source.view();
        var status = PublicView.of(view.facts(), view.incidents(), content, Instants.toEpochNanos(now));
        var edition = new Edition(
                status, view.position().toString(), source.staleSince().map(Instants::toEpochNanos), rules, documents);
        Instant done = clock.instant();
        Duration rest = Duration.between(now, done).multipliedBy(REST);
        Duration stands = rest.compareTo(rules.refresh()) < 0 ? rules.refresh() : rest;
        return new Made(edition, source, done.plus(stands.compareTo(OLDEST) < 0 ? stands : OLDEST));
    }

    /** When the log last answered, to the minute, where that is long ago or nobody reads it any more. */
    private Optional<Instant> staleSince(Instant now) {
        Timeline.Status status = timeline.status();
        Instant contact = status.contact().orElse(status.started());
        boolean stale = !status.readerAlive() || Duration.between(contact, now).compareTo(staleAfter) > 0;
        return stale ? Optional.of(contact.truncatedTo(ChronoUnit.MINUTES)) : Optional.empty();
    }
}
