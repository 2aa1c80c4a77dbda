package dev.faultline.timeline.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.faultline.timeline.documents.Documents;
import dev.faultline.timeline.status.PublicIncident;
import dev.faultline.timeline.status.PublicStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The public view as it is at one position and time. Each document is written once, when it is first asked for, and kept.
 * For many threads.
 */
public final class Edition {
    /** How many pages in other zones are kept; further ones are written each time. */
    static final int KEPT_PAGES = 200;

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String STYLE = "status.css";

    private final PublicStatus status;
    private final String position;
    private final PublicationRules rules;
    private final Optional<Long> staleSince;
    private final Documents documents;
    private final Map<String, Supplier<Document>> files = new LinkedHashMap<>();
    private final Map<String, PublicIncident> incidents = new TreeMap<>();
    private final Map<String, Document> written = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();

    /**
     * An edition.
     *
     * @param position of the log, as a token
     * @param staleSince when the log last answered, where that is long ago
     */
    Edition(
            PublicStatus status,
            String position,
            Optional<Long> staleSince,
            PublicationRules rules,
            Documents documents) {
        this.status = status;
        this.position = position;
        this.staleSince = staleSince;
        this.rules = rules;
        this.documents = documents;
        status.incidents().forEach(incident -> incidents.put(incident.key(), incident));
        status.incidents().forEach(incident -> incidents.put(incident.path(), incident));
        addFiles();
    }

    private void addFiles() {
        var statuspage = new Statuspage(status, rules);
        var feeds = new Feeds(status, rules);
        add("api/v2/summary.json", statuspage::summary);
        add("api/v2/status.json", statuspage::overall);
        add("api/v2/components.json", statuspage::components);
        add("api/v2/incidents.json", statuspage::incidents);
        add("api/v2/incidents/unresolved.json", statuspage::unresolved);
        add("api/v2/scheduled-maintenances.json", statuspage::maintenances);
        add("api/v2/scheduled-maintenances/upcoming.json", statuspage::upcoming);
        add("api/v2/scheduled-maintenances/active.json", statuspage::active);
        files.put("feed.json", () -> json("application/feed+json;charset=UTF-8", feeds.json()));
        files.put(
                "feed.atom",
                () -> Document.of(
                        "application/atom+xml;charset=UTF-8",
                        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                                + documents.text("status/feed.jte", feeds.atom())));
        files.put(STYLE, Edition::style);
        status.incidents()
                .forEach(incident -> files.put(
                        "incidents/" + incident.path() + "/index.html",
                        () -> story(incident, "../../", ZoneOffset.UTC, false)));
        files.put("index.html", () -> overview("", ZoneOffset.UTC, false));
    }

    private void add(String name, Supplier<Object> body) {
        files.put(name, () -> json("application/json;charset=UTF-8", body.get()));
    }

    /** Of which position it is, as a token. */
    public String position() {
        return position;
    }

    /** The names of its files, relative; the main page comes last. */
    public Set<String> names() {
        return files.keySet();
    }

    /** A file by its name, times in UTC; empty where there is none. */
    public Optional<Document> file(String name) {
        return Optional.ofNullable(files.get(name)).map(made -> kept(name, made));
    }

    /**
     * The main page for those who ask for it.
     *
     * @param home the folder where the public view begins, relative to the address that was asked for
     */
    public Document overview(String home, ZoneId zone) {
        return kept("/" + home + " " + zone, () -> overview(home, zone, true));
    }

    /**
     * The page of an incident for those who ask for it, by its path or key.
     *
     * @param home as of {@link #overview}
     */
    public Optional<Document> story(String incident, String home, ZoneId zone) {
        return Optional.ofNullable(incidents.get(incident))
                .map(found -> kept("/" + found.path() + " " + home + " " + zone, () -> story(found, home, zone, true)));
    }

    /** All of it in one file. */
    public Document archive() {
        return kept("/archive", () -> Document.of("application/zip", Archive.of(this)));
    }

    /** One is written at a time, so that many who ask for the same wait for one. */
    private Document kept(String key, Supplier<Document> made) {
        Document known = written.get(key);
        if (known != null) {
            return known;
        }
        writing.lock();
        try {
            known = written.get(key);
            if (known == null) {
                known = made.get();
                if (files.containsKey(key) || written.size() < files.size() + KEPT_PAGES) {
                    written.put(key, known);
                }
            }
            return known;
        } finally {
            writing.unlock();
        }
    }

    private Document overview(String home, ZoneId zone, boolean choosesZone) {
        return page("status/overview.jte", models(zone).overview(home, choosesZone));
    }

    private Document story(PublicIncident incident, String home, ZoneId zone, boolean choosesZone) {
        return page("status/story.jte", models(zone).story(incident, home, choosesZone));
    }

    private PageModels models(ZoneId zone) {
        return new PageModels(status, rules, staleSince, new Clockwork(zone));
    }

    private Document page(String template, Record model) {
        return Document.of(HTML, documents.bytes(template, model));
    }

    private static Document json(String mediaType, Object body) {
        try {
            return Document.of(mediaType, JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document that cannot be written", e);
        }
    }

    private static Document style() {
        try (InputStream style = Edition.class.getResourceAsStream(STYLE)) {
            return Document.of("text/css;charset=UTF-8", style.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
