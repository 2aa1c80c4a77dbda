package dev.faultline.timeline.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.faultline.timeline.status.PublicIncident;
import dev.faultline.timeline.status.PublicStatus;
import dev.faultline.timeline.status.PublicWork;
import dev.faultline.timeline.status.Update;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The incidents and planned work as feeds: an entry each, the last changed first, times in UTC. */
public final class Feeds {
    /** How many entries a feed has. */
    public static final int MAX_ENTRIES = 50;

    private static final Clockwork UTC = new Clockwork(ZoneOffset.UTC);

    private final PublicStatus status;
    private final PublicationRules rules;

    Feeds(PublicStatus status, PublicationRules rules) {
        this.status = status;
        this.rules = rules;
    }

    /**
     * One incident, or planned work.
     *
     * @param id never changes
     * @param published when it was first told
     * @param updated when it was last told of
     */
    public record Entry(
            String id, String title, String link, String published, String updated, String kind, String text) {}

    /** A feed as of RFC 4287. */
    public record Atom(String id, String name, String base, String updated, List<Entry> entries) {}

    /** A feed as of jsonfeed.org, version 1.1. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record JsonFeed(
            String version,
            String title,
            String homePageUrl,
            String feedUrl,
            String language,
            List<Author> authors,
            List<Item> items) {}

    record Author(String name) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String id,
            String url,
            String title,
            String contentText,
            String datePublished,
            String dateModified,
            List<String> tags) {}

    Atom atom() {
        List<Entry> entries = entries();
        return new Atom(
                "urn:uuid:"
                        + UUID.nameUUIDFromBytes(("faultline:feed:" + rules.base()).getBytes(StandardCharsets.UTF_8)),
                rules.name(),
                rules.base(),
                entries.isEmpty()
                        ? Clockwork.iso(status.changedAt())
                        : entries.getFirst().updated(),
                entries);
    }

    JsonFeed json() {
        return new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                rules.name(),
                rules.base() + "/",
                rules.base() + "/feed.json",
                "en",
                List.of(new Author(rules.name())),
                entries().stream()
                        .map(entry -> new Item(
                                entry.id(),
                                entry.link(),
                                entry.title(),
                                entry.text(),
                                entry.published(),
                                entry.updated(),
                                List.of(entry.kind())))
                        .toList());
    }

    private record Dated(long updated, Entry entry) {}

    private List<Entry> entries() {
        return Stream.concat(
                        status.incidents().map(this::incident), status.works().map(this::work))
                .sorted(Comparator.comparingLong(Dated::updated)
                        .reversed()
                        .thenComparing(dated -> dated.entry().id()))
                .limit(MAX_ENTRIES)
                .map(Dated::entry)
                .toList();
    }

    private Dated incident(PublicIncident incident) {
        String state = incident.phase().isOver() ? "Resolved: " : "";
        return new Dated(
                incident.updatedAt(),
                new Entry(
                        "urn:uuid:" + incident.key(),
                        state + incident.title(),
                        rules.base() + "/incidents/" + incident.path() + "/",
                        Clockwork.iso(incident.createdAt()),
                        Clockwork.iso(incident.updatedAt()),
                        "incident",
                        incident.updates().reversed().stream().map(Feeds::line).collect(Collectors.joining("\n"))));
    }

    private static String line(Update update) {
        Clockwork.Moment at = UTC.moment(update.at(), update.uncertainty());
        return at.text() + (at.about().isEmpty() ? "" : " " + at.about()) + ": " + update.headline()
                + (update.words().isEmpty() ? "" : ". " + update.words());
    }

    private Dated work(PublicWork work) {
        String where = work.affected().words();
        return new Dated(
                work.toldAt(),
                new Entry(
                        "urn:uuid:" + work.key(),
                        "Planned work: " + work.title(),
                        rules.base() + "/",
                        Clockwork.iso(work.toldAt()),
                        Clockwork.iso(work.toldAt()),
                        "maintenance",
                        UTC.moment(work.from()).text() + " to "
                                + UTC.moment(work.to()).text() + (where.isEmpty() ? "" : ": " + where)));
    }
}
