package dev.faultline.timeline.publication;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.events.Instants;
import dev.faultline.events.staff.Act;
import dev.faultline.events.staff.IncidentEvent;
import dev.faultline.events.staff.MaintenanceEvent;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.StaffEvent;
import dev.faultline.timeline.documents.Documents;
import dev.faultline.timeline.laws.Histories;
import dev.faultline.timeline.laws.Line;
import dev.faultline.timeline.laws.Replay;
import dev.faultline.timeline.laws.StaffHistories;
import dev.faultline.timeline.laws.StaffHistories.Told;
import dev.faultline.timeline.outages.CriticalRoles;
import dev.faultline.timeline.replay.TimelineView;
import dev.faultline.timeline.status.PublicRules;
import dev.faultline.timeline.status.PublicView;
import dev.faultline.timeline.status.Redaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For any history, with names of devices and staff wherever somebody can write,")
class PublicDocumentsLawsTest {
    private static final int HISTORIES = 120;
    private static final Set<String> AUDIENCES = Set.of("all");
    private static final PublicationRules RULES = new PublicationRules(
            "Status", "https://status.example.com", AUDIENCES, Duration.ofSeconds(5), Duration.ofSeconds(1));
    private static final List<String> AROUND = List.of(" ", ", ", "/", "(", "). ", "\n", "\"", " <b>", "' ", "& ", "_");

    private final Documents documents = new Documents();

    @Test
    @DisplayName("no public document has the id of a device or the name of staff")
    void tells_no_names() {
        int redacted = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            var random = new StaffHistories(seed);
            List<Line> facts = new Histories(seed).history();
            List<Told> staff = withNames(random);
            TimelineView view = view(facts, staff);
            Edition edition = edition(view);
            Set<String> names = new TreeSet<>();
            facts.stream().filter(line -> line instanceof Line.Fact).forEach(line -> names.add(line.device()));
            staff.forEach(told -> names.add(told.event().act().actor()));
            for (String text : texts(edition)) {
                String lower = text.toLowerCase(Locale.ROOT);
                for (String name : names) {
                    assertFalse(
                            lower.contains(name.toLowerCase(Locale.ROOT)),
                            "seed " + seed + ": " + name + " in " + text);
                }
                redacted += text.contains(Redaction.DEVICE) && text.contains(Redaction.STAFF) ? 1 : 0;
            }
        }
        assertTrue(redacted > HISTORIES, "names were there to take out");
    }

    @Test
    @DisplayName("the same words of staff in another order of arrival give the same bytes")
    void same_bytes() {
        for (long seed = 0; seed < HISTORIES / 5; seed++) {
            var random = new StaffHistories(seed);
            List<Line> facts = new Histories(seed).history();
            List<Told> staff = withNames(random);

            byte[] one = edition(view(facts, staff)).archive().bytes();
            byte[] other =
                    edition(view(facts, random.shuffled(staff))).archive().bytes();

            assertArrayEquals(one, other, "seed " + seed);
        }
    }

    private Edition edition(TimelineView view) {
        var rules = new PublicRules(AUDIENCES, CriticalRoles.DEFAULT);
        var status = PublicView.of(
                view.facts(), view.incidents(), rules, Instants.toEpochNanos(Instant.parse("2013-08-29T00:00:00Z")));
        return new Edition(status, "position", Optional.empty(), RULES, documents);
    }

    private static List<String> texts(Edition edition) {
        List<String> texts = new ArrayList<>();
        ZoneId zone = ZoneId.of("Asia/Kathmandu");
        texts.add(text(edition.overview("status/", zone)));
        for (String name : edition.names()) {
            texts.add(name);
            texts.add(text(edition.file(name).orElseThrow()));
            if (name.startsWith("incidents/")) {
                texts.add(text(edition.story(name.split("/")[1], "../", zone).orElseThrow()));
            }
        }
        return texts;
    }

    private static String text(Document document) {
        return new String(document.bytes(), StandardCharsets.UTF_8);
    }

    private static TimelineView view(List<Line> facts, List<Told> staff) {
        return new Replay().apply(facts).tell(staff).view();
    }

    /** The history with names in all texts that can become public, and in the ids of incidents. */
    private static List<Told> withNames(StaffHistories random) {
        return random.history().stream()
                .map(told -> new Told(
                        named(told.event(), random.random()),
                        told.id(),
                        told.source(),
                        told.sequence(),
                        told.known(),
                        told.recorded(),
                        told.partition(),
                        told.offset()))
                .toList();
    }

    private static StaffEvent named(StaffEvent event, RandomGenerator random) {
        return switch (event) {
            case IncidentEvent.Declared declared ->
                new IncidentEvent.Declared(
                        declared.incident(),
                        declared.act(),
                        words(random),
                        declared.severity(),
                        scope(declared.scope(), random),
                        declared.impactStart());
            case IncidentEvent.NoticeSent notice ->
                new IncidentEvent.NoticeSent(
                        notice.incident(),
                        act(notice.act(), random),
                        notice.notice(),
                        words(random),
                        notice.audience(),
                        notice.told(),
                        notice.carriedBy(),
                        Optional.of(words(random)));
            case IncidentEvent.ReportPublished report ->
                new IncidentEvent.ReportPublished(
                        report.incident(),
                        report.act(),
                        report.revision(),
                        report.status(),
                        Optional.of(words(random)),
                        Optional.of(words(random)));
            case IncidentEvent.ActionRecorded action ->
                new IncidentEvent.ActionRecorded(
                        action.incident(),
                        act(action.act(), random),
                        action.kind(),
                        action.target(),
                        action.outcome(),
                        words(random));
            case IncidentEvent.Resolved resolved ->
                new IncidentEvent.Resolved(resolved.incident(), resolved.act(), Optional.of(words(random)));
            case MaintenanceEvent.Scheduled work ->
                new MaintenanceEvent.Scheduled(
                        work.maintenance(), work.act(), words(random), work.scope(), work.from(), work.to());
            default -> event;
        };
    }

    private static Act act(Act act, RandomGenerator random) {
        return random.nextBoolean() ? act : new Act("Zoë O'Neil <zo@x>", act.occurredAt(), act.uncertainty());
    }

    private static Scope scope(Scope scope, RandomGenerator random) {
        return random.nextInt(4) > 0
                ? scope
                : new Scope(List.of("device-" + random.nextInt(8)), scope.roles(), scope.devices());
    }

    private static String words(RandomGenerator random) {
        var words = new StringBuilder();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            words.append(
                    switch (random.nextInt(6)) {
                        case 0 -> "device-" + random.nextInt(8);
                        case 1 -> "DEVICE-" + random.nextInt(8);
                        case 2 -> "actor-" + random.nextInt(3);
                        case 3 -> "Zoë O'Neil <zo@x>";
                        default -> "all is well";
                    });
            words.append(AROUND.get(random.nextInt(AROUND.size())));
        }
        return words.toString();
    }
}
