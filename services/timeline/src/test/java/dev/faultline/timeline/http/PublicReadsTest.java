package dev.faultline.timeline.http;

import static dev.faultline.events.DeviceState.DOWN;
import static dev.faultline.events.DeviceState.UP;
import static dev.faultline.timeline.TellStaff.declared;
import static dev.faultline.timeline.TellStaff.resolved;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.staff.Scope;
import dev.faultline.timeline.Tell;
import dev.faultline.timeline.outages.CriticalRoles;
import dev.faultline.timeline.publication.Edition;
import dev.faultline.timeline.publication.Publication;
import dev.faultline.timeline.publication.PublicationRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@DisplayName("Given a datacenter that is down and an incident,")
class PublicReadsTest {
    private static final PublicationRules RULES = new PublicationRules(
            "Status of Alpha",
            "https://status.example.com/",
            Set.of("customers"),
            Duration.ofSeconds(7),
            Duration.ofSeconds(1));
    private static final int READERS = 64;

    private final Tell tell = new Tell();
    private final StandingTimeline timeline = new StandingTimeline(Instant.parse("2024-05-10T12:00:00Z"));
    private Instant now = Instant.parse("2024-05-10T12:00:10Z");
    private final Publication publication =
            new Publication(timeline, () -> now, RULES, CriticalRoles.DEFAULT, Duration.ofSeconds(15));
    private final PublicReads reads = new PublicReads(publication);

    @BeforeEach
    void prepare() {
        tell.that("core-1", "alpha/core-router", UP, "2024-05-01T00:00:00Z");
        tell.that("core-1", "alpha/core-router", DOWN, "2024-05-10T11:00:00Z");
        tell.staff(declared("i-1", Scope.ofDatacenters("alpha"), "2024-05-10T11:00:00Z"));
        timeline.shows(tell.view());
    }

    private static PublicReads.Asked asked(Map<String, List<String>> given, String ifNoneMatch, String home) {
        return new PublicReads.Asked(given, Optional.ofNullable(ifNoneMatch), home);
    }

    private static PublicReads.Asked plainly() {
        return asked(Map.of(), null, "");
    }

    private static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("when the page is read, then it says so in a sentence, may be kept for a while, and runs no script")
    void the_page() {
        Reply reply = reads.overview(plainly());

        assertEquals(200, reply.status());
        assertEquals("text/html;charset=UTF-8", reply.mediaType());
        assertTrue(text(reply).contains("alpha is down."), text(reply));
        assertTrue(text(reply).contains("<a href=\"incidents/i-1/\">Outage i-1</a>"), text(reply));
        assertTrue(text(reply).contains("As of <time datetime=\"2024-05-10T12:00:00Z\">10 May 2024, 12:00 UTC</time>"));
        assertTrue(text(reply).contains("Times are in UTC (+00:00)"));
        assertFalse(text(reply).contains("<script"));
        assertFalse(text(reply).contains("style="));
        assertEquals(
                "public, max-age=7, stale-while-revalidate=30, stale-if-error=86400",
                reply.headers().get("Cache-Control"));
        assertEquals("Accept-Encoding", reply.headers().get("Vary"));
        assertTrue(reply.headers().get("Content-Security-Policy").startsWith("default-src 'none'"));
    }

    @Test
    @DisplayName("when it is asked for with the tag that it has, then nothing is sent again; with another, it is")
    void not_modified() {
        String tag = reads.overview(plainly()).headers().get("ETag");

        assertTrue(tag.matches("\"[0-9a-f]{32}\""), tag);
        for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
            Reply reply = reads.overview(asked(Map.of(), known, ""));
            assertEquals(304, reply.status(), known);
            assertEquals(0, reply.body().length);
            assertEquals(tag, reply.headers().get("ETag"));
        }
        assertEquals(200, reads.overview(asked(Map.of(), "\"x\"", "")).status());
    }

    @Test
    @DisplayName(
            "when another zone is asked for, then times are in it and say its offset; when a wrong one, it is named")
    void zones() {
        String kathmandu = text(reads.overview(asked(Map.of("tz", List.of("Asia/Kathmandu")), null, "")));

        assertTrue(kathmandu.contains("10 May 2024, 17:45 +05:45"), kathmandu);
        assertTrue(kathmandu.contains("Times are in Asia/Kathmandu (+05:45)"), kathmandu);
        for (String wrong : List.of("Moon/Base", "+01:23", "<b>")) {
            Reply reply = reads.overview(asked(Map.of("tz", List.of(wrong)), null, ""));
            assertEquals(400, reply.status());
            assertTrue(text(reply).contains("tz must be"), text(reply));
            assertFalse(text(reply).contains("<b>"));
        }
        Reply unknown = reads.overview(asked(Map.of("knownAt", List.of("2024-01-01")), null, ""));
        assertEquals(400, unknown.status());
        assertTrue(text(unknown).contains("&#34;knownAt&#34; is no parameter")
                || text(unknown).contains("\"knownAt\" is no parameter"));
        assertEquals(
                400,
                reads.file("feed.json", asked(Map.of("tz", List.of("UTC")), null, ""))
                        .status());
    }

    @Test
    @DisplayName("when an incident is read by its name or its key, then it is there; when one that is none, it is not")
    void a_story() {
        String key = publication.edition().orElseThrow().names().stream()
                .filter(name -> name.startsWith("incidents/"))
                .findFirst()
                .orElseThrow();

        assertEquals("incidents/i-1/index.html", key);
        Reply story = reads.story("i-1", asked(Map.of(), null, "../../"));
        assertTrue(text(story).contains("<link rel=\"stylesheet\" href=\"../../status.css\">"), text(story));
        assertEquals(404, reads.story("i-2", plainly()).status());
        assertEquals(404, reads.story("../x", plainly()).status());
        assertEquals(404, reads.file("api/v2/none.json", plainly()).status());
    }

    @Test
    @DisplayName("when the log is still replayed, then people and programs are told to come again")
    void replaying() {
        timeline.notReady();

        Reply page = reads.overview(plainly());
        Reply file = reads.file("api/v2/summary.json", plainly());

        assertEquals(503, page.status());
        assertEquals("5", page.headers().get("Retry-After"));
        assertTrue(text(page).contains("Please try again"));
        assertEquals(503, file.status());
        assertEquals("application/problem+json", file.mediaType());
    }

    @Test
    @DisplayName(
            "when the log was not reached for long, then the page says since when, and as soon as it is again, no more")
    void stale() {
        timeline.contact(Instant.parse("2024-05-10T11:30:40Z"));
        String stale = text(reads.overview(plainly()));
        assertTrue(stale.contains("This may be out of date."), stale);
        assertTrue(stale.contains("since <time datetime=\"2024-05-10T11:30:00Z\">"), stale);

        now = now.plusSeconds(2);
        timeline.contact(now);
        assertFalse(text(reads.overview(plainly())).contains("out of date"));
    }

    @Test
    @DisplayName("when many read at once, then all get the same edition, and the next only after a second")
    void made_once() throws Exception {
        List<Callable<Edition>> asking = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            asking.add(() -> publication.edition().orElseThrow());
        }
        Edition first;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Edition>> got = threads.invokeAll(asking);
            first = got.getFirst().get();
            for (Future<Edition> each : got) {
                assertSame(first, each.get());
            }
        }
        tell.staff(resolved("i-1", "2024-05-10T11:59:00Z"));
        timeline.shows(tell.view());
        assertSame(first, publication.edition().orElseThrow(), "within the second");

        now = now.plusMillis(1_000);
        Edition second = publication.edition().orElseThrow();
        assertNotEquals(first, second);
        assertSame(
                second.file("index.html").orElseThrow(),
                second.file("index.html").orElseThrow(),
                "written once");
    }

    @Test
    @DisplayName(
            "when nothing new is told, then within a minute all is the same, and after it the page has its new time")
    void same_within_a_minute() {
        Edition first = publication.edition().orElseThrow();
        now = now.plusSeconds(40);
        timeline.contact(now);
        assertSame(first, publication.edition().orElseThrow());

        now = now.plusSeconds(20);
        timeline.contact(now);
        Edition second = publication.edition().orElseThrow();
        assertNotEquals(tag(first, "index.html"), tag(second, "index.html"));
        assertEquals(tag(first, "feed.atom"), tag(second, "feed.atom"));
        assertEquals(tag(first, "api/v2/summary.json"), tag(second, "api/v2/summary.json"));
    }

    @Test
    @DisplayName("when it takes long to make, then it stands twenty times as long, and a minute at most")
    void rests() {
        Publication slow =
                new Publication(timeline, this::slowly, RULES, CriticalRoles.DEFAULT, Duration.ofMinutes(60));
        Edition first = slow.edition().orElseThrow();
        tell.staff(resolved("i-1", "2024-05-10T11:59:00Z"));
        timeline.shows(tell.view());
        Instant made = now;

        now = made.plusMillis(3_500);
        assertSame(first, slow.edition().orElseThrow());
        now = made.plusMillis(4_500);
        assertNotEquals(first, slow.edition().orElseThrow());
    }

    /** Each look at the clock takes a fifth of a second. */
    private Instant slowly() {
        now = now.plusMillis(200);
        return now;
    }

    @Test
    @DisplayName(
            "when all is exported, then the archive has every file as it is, the main page last, and no form in pages")
    void archive() throws IOException {
        Edition edition = publication.edition().orElseThrow();
        List<String> names = new ArrayList<>();
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(reads.archive(plainly()).body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                byte[] bytes = zip.readAllBytes();
                assertArrayEquals(edition.file(entry.getName()).orElseThrow().bytes(), bytes);
                assertFalse(new String(bytes, StandardCharsets.UTF_8).contains("<form"));
            }
        }
        assertEquals(List.copyOf(edition.names()), names);
        assertEquals("index.html", names.getLast());
        assertTrue(text(reads.overview(plainly())).contains("<form"));
    }

    @Test
    @DisplayName("when a setting is wrong, then it is named with what would be right")
    void settings() {
        List<Executable> wrongs = List.of(
                () -> rules(" ", "http://x", Set.of(), 1, 1),
                () -> rules("x", "status.example.com", Set.of(), 1, 1),
                () -> rules("x", "http://x?y", Set.of(), 1, 1),
                () -> rules("x", "http://x", Set.of(" "), 1, 1),
                () -> rules("x", "http://x", Set.of(), 301, 1),
                () -> rules("x", "http://x", Set.of(), 1, 61));
        for (Executable wrong : wrongs) {
            var refused = assertThrows(IllegalArgumentException.class, wrong);
            assertTrue(
                    refused.getMessage().matches("(name|base-url|audiences|max-age|refresh) must .*"),
                    refused.getMessage());
        }
    }

    private static PublicationRules rules(String name, String base, Set<String> audiences, int maxAge, int refresh) {
        return new PublicationRules(name, base, audiences, Duration.ofSeconds(maxAge), Duration.ofSeconds(refresh));
    }

    private static String tag(Edition edition, String name) {
        return edition.file(name).orElseThrow().tag();
    }
}
