package dev.faultline.timeline.http;

import dev.faultline.timeline.documents.Documents;
import dev.faultline.timeline.publication.Document;
import dev.faultline.timeline.publication.Edition;
import dev.faultline.timeline.publication.PageModels.Notice;
import dev.faultline.timeline.publication.Publication;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Answers the public: with documents that are at hand, which caches may keep. */
public final class PublicReads {
    private static final System.Logger LOG = System.getLogger(PublicReads.class.getName());
    private static final String ZONE = "tz";
    private static final int MAX_SHOWN = 60;
    private static final String HTML = "text/html;charset=UTF-8";
    /** Nothing but the stylesheet beside it: no script, no other place. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String RETRY_SECONDS = "5";

    private final Publication publication;
    private final Documents documents = new Documents();
    /** Regions alone: offsets would make pages without number. */
    private final Set<String> zones = ZoneId.getAvailableZoneIds();

    public PublicReads(Publication publication) {
        this.publication = publication;
    }

    /**
     * What is asked for.
     *
     * @param given the values of each parameter, decoded
     * @param ifNoneMatch the header of that name, as it came
     * @param home the folder where the public view begins, relative to the address that was asked for
     */
    public record Asked(Map<String, List<String>> given, Optional<String> ifNoneMatch, String home) {
        public Asked {
            given = Map.copyOf(given);
        }
    }

    /** The main page. */
    public Reply overview(Asked asked) {
        return page(asked, zone -> edition -> Optional.of(edition.overview(asked.home(), zone)));
    }

    /** The page of an incident, by its public name or key. */
    public Reply story(String incident, Asked asked) {
        return page(asked, zone -> edition -> edition.story(incident, asked.home(), zone));
    }

    /** One of the files by its name. */
    public Reply file(String name, Asked asked) {
        return document(asked, edition -> edition.file(name));
    }

    /** All files in one. */
    public Reply archive(Asked asked) {
        return document(asked, edition -> Optional.of(edition.archive()));
    }

    private Reply page(Asked asked, Function<ZoneId, Function<Edition, Optional<Document>>> made) {
        Optional<String> unknown = asked.given().keySet().stream()
                .filter(name -> !name.equals(ZONE))
                .sorted()
                .findFirst();
        List<String> named = asked.given().getOrDefault(ZONE, List.of());
        Optional<ZoneId> zone = named.isEmpty() ? Optional.of(ZoneOffset.UTC) : zone(named.getFirst());
        if (unknown.isPresent()) {
            return notice(
                    400,
                    "Unknown parameter",
                    shown(unknown.get()) + " is no parameter of this page; tz is the only one.",
                    asked);
        }
        if (zone.isEmpty() || named.size() > 1) {
            return notice(
                    400,
                    "Unknown time zone",
                    "tz must be there once and be an IANA zone like America/New_York or UTC, and is "
                            + shown(String.join(", ", named)) + ".",
                    asked);
        }
        return answer(asked, made.apply(zone.get()), true);
    }

    private Reply document(Asked asked, Function<Edition, Optional<Document>> made) {
        if (!asked.given().isEmpty()) {
            String first = asked.given().keySet().stream().sorted().findFirst().orElseThrow();
            return problem(Problem.invalid(shown(first), "is no parameter here; there is none"));
        }
        return answer(asked, made, false);
    }

    private Reply answer(Asked asked, Function<Edition, Optional<Document>> made, boolean forPeople) {
        try {
            Optional<Edition> edition = publication.edition();
            if (edition.isEmpty()) {
                return replaying(asked, forPeople);
            }
            return made.apply(edition.get())
                    .map(document -> found(asked, edition.get(), document))
                    .orElseGet(
                            () -> notice(404, "Not found", "There is no such page, or there is none any more.", asked));
        } catch (RuntimeException unexpected) {
            LOG.log(System.Logger.Level.ERROR, "the public view could not be answered", unexpected);
            return problem(
                    Problem.of(ProblemType.INTERNAL_ERROR, "This is a fault of the service, not of the question."));
        }
    }

    private Reply replaying(Asked asked, boolean forPeople) {
        Reply reply = forPeople
                ? notice(503, "One moment", "The history is being read after a start. Please try again soon.", asked)
                : problem(Problem.of(ProblemType.REPLAYING, "The history is being read after a start."));
        Map<String, String> headers = new HashMap<>(reply.headers());
        headers.put("Retry-After", RETRY_SECONDS);
        return new Reply(reply.status(), headers, reply.mediaType(), reply.body());
    }

    private Reply found(Asked asked, Edition edition, Document document) {
        Map<String, String> headers = new HashMap<>();
        String tag = EntityTag.quoted(document.tag());
        headers.put("ETag", tag);
        headers.put(
                "Cache-Control",
                "public, max-age=" + publication.rules().maxAge().toSeconds()
                        + ", stale-while-revalidate=30, stale-if-error=86400");
        // The server packs answers for those who take that: caches must not give the one to the other.
        headers.put("Vary", "Accept-Encoding");
        headers.put(Reads.POSITION_HEADER, edition.position());
        if (document.mediaType().equals(HTML)) {
            headers.put("Content-Security-Policy", POLICY);
        } else {
            // Pages of others may show what is public anyway.
            headers.put("Access-Control-Allow-Origin", "*");
        }
        headers.put("X-Content-Type-Options", "nosniff");
        boolean known = EntityTag.isKnown(asked.ifNoneMatch(), tag);
        return new Reply(known ? 304 : 200, headers, document.mediaType(), known ? new byte[0] : document.bytes());
    }

    private Optional<ZoneId> zone(String name) {
        try {
            return zones.contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private Reply notice(int status, String heading, String words, Asked asked) {
        Map<String, String> headers = Map.of(
                "Cache-Control", "no-store", "Content-Security-Policy", POLICY, "X-Content-Type-Options", "nosniff");
        var notice = new Notice(publication.rules().name(), heading, words, asked.home());
        return new Reply(status, headers, HTML, documents.bytes("status/notice.jte", notice));
    }

    private static Reply problem(Problem problem) {
        return Reads.problem(problem);
    }

    private static String shown(String text) {
        return "\"" + (text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…") + "\"";
    }
}
