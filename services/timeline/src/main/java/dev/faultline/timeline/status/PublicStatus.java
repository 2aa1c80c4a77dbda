package dev.faultline.timeline.status;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that the public is told at one time. Instants are nanoseconds since 1970-01-01T00:00Z.
 *
 * @param asOf the time of it
 * @param sites in the order of their names, at most {@link PublicView#MAX_SITES}
 * @param open incidents that are not over, the latest first
 * @param past incidents that are, the latest first
 * @param under work that is being done, in the order of its beginning
 * @param ahead work to come, likewise
 * @param done work that is over, the latest first
 * @param leftOut how many incidents and works are not told because there are too many
 */
public record PublicStatus(
        long asOf,
        List<Site> sites,
        List<PublicIncident> open,
        List<PublicIncident> past,
        List<PublicWork> under,
        List<PublicWork> ahead,
        List<PublicWork> done,
        int leftOut) {
    public PublicStatus {
        sites = List.copyOf(sites);
        open = List.copyOf(open);
        past = List.copyOf(past);
        under = List.copyOf(under);
        ahead = List.copyOf(ahead);
        done = List.copyOf(done);
    }

    /** The worst condition of any datacenter; unobserved where there is none. */
    public Condition worst() {
        return sites.stream().map(Site::condition).max(Condition::compareTo).orElse(Condition.UNOBSERVED);
    }

    /** All incidents, those that are open first. */
    public Stream<PublicIncident> incidents() {
        return Stream.concat(open.stream(), past.stream());
    }

    /** All work: what is done now, what is to come, what is over. */
    public Stream<PublicWork> works() {
        return Stream.of(under, ahead, done).flatMap(List::stream);
    }

    /** When anything of it last changed; 0 where there is nothing. */
    public long changedAt() {
        Stream<Long> told = Stream.concat(
                incidents().map(PublicIncident::updatedAt),
                works().flatMap(work -> Stream.of(work.toldAt(), work.from(), work.to())));
        return Stream.concat(told, sites.stream().map(Site::changedAt))
                .filter(instant -> instant <= asOf)
                .max(Long::compare)
                .orElse(0L);
    }
}
