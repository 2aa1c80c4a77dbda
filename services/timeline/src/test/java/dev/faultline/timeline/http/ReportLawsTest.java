package dev.faultline.timeline.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.log.Position;
import dev.faultline.timeline.laws.Histories;
import dev.faultline.timeline.laws.StaffHistories;
import dev.faultline.timeline.replay.TimelineView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for every report, tried on random histories. */
class ReportLawsTest {
    private static final int HISTORIES = 100;
    private static final int INCIDENTS = 3;

    private final ReportDocuments documents = new ReportDocuments();

    @Test
    @DisplayName("every statement names events, and each of them lies on the log; nothing else is stated")
    void evidence() throws IOException {
        int statements = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            var facts = new Histories(seed);
            RandomGenerator random = facts.random();
            ToldLog log = ToldLog.random(facts, new StaffHistories(seed));
            Set<String> ids = log.ids();
            Reads reads = reads(log.read(random), facts.latest());
            for (int i = 0; i < INCIDENTS; i++) {
                Map<String, List<String>> query = new TreeMap<>();
                if (random.nextInt(3) == 0) {
                    RandomQueries.put(query, "knownAt", facts.instant());
                }
                Reply reply = report(reads, "i-" + i, query);
                if (reply.status() != 200) {
                    assertEquals(404, reply.status(), "seed " + seed);
                    continue;
                }
                JsonNode body = Asked.json(reply);
                for (JsonNode section : body.get("sections")) {
                    boolean causes = section.get("section").textValue().equals("causes")
                            || section.get("section").textValue().equals("changes");
                    for (JsonNode statement : section.get("statements")) {
                        String told = "seed " + seed + " i-" + i + " " + statement;
                        statements++;
                        assertFalse(statement.get("evidence").isEmpty(), told);
                        assertTrue(
                                statement.get("evidenceCount").intValue()
                                        >= statement.get("evidence").size(),
                                told);
                        for (JsonNode id : statement.get("evidence")) {
                            // What staff name as evidence of a cause may be anything.
                            assertTrue(causes || ids.contains(id.textValue()), told);
                        }
                    }
                }
            }
        }
        assertTrue(statements > HISTORIES * 10, statements + " statements");
    }

    @Test
    @DisplayName(
            "a revision is told the same, byte for byte, by a replica that read no further than it and by one that read all")
    void revisions_stand() throws IOException {
        int revisions = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            var facts = new Histories(seed);
            RandomGenerator random = facts.random();
            ToldLog log = ToldLog.random(facts, new StaffHistories(seed));
            Instant now = facts.latest().plusSeconds(90_000_000);
            Reads whole = reads(log.read(random), now);
            for (int i = 0; i < INCIDENTS; i++) {
                String incident = "i-" + i;
                Reply present = report(whole, incident, Map.of());
                if (present.status() != 200) {
                    continue;
                }
                for (JsonNode publication : Asked.json(present).get("publications")) {
                    Map<String, List<String>> query = new TreeMap<>();
                    RandomQueries.put(query, "revision", publication.get("revision"));
                    Reply told = report(whole, incident, query);
                    String what = "seed " + seed + " " + incident + " " + query;
                    if (told.status() == 404) {
                        // The history has it that the report came before the incident was declared.
                        continue;
                    }
                    assertEquals(200, told.status(), what);
                    JsonNode body = Asked.json(told);
                    Position then =
                            Position.parse(body.get("position").textValue()).orElseThrow();
                    Reads prefix = reads(log.upTo(then).read(random), now.plusSeconds(random.nextInt(1_000)));
                    assertEquals(text(told), text(report(prefix, incident, query)), what);
                    assertTrue(body.get("published").booleanValue(), what);
                    assertEquals(publication.get("revision"), body.get("revision"), what);
                    revisions++;
                }
            }
        }
        assertTrue(revisions > HISTORIES / 4, revisions + " revisions");
    }

    private Reply report(Reads reads, String incident, Map<String, List<String>> query) {
        return reads.reply(
                "/api/v1/incidents/" + incident + "/report",
                query,
                ReportReading.PARAMETERS,
                ask -> ReportReading.question(incident, ask, Optional.empty(), reads.limits(), documents));
    }

    private static Reads reads(TimelineView view, Instant now) {
        var timeline = new StandingTimeline(now);
        timeline.shows(view);
        return new Reads(timeline, () -> now, ReadLimits.DEFAULT);
    }

    private static String text(Reply reply) {
        return reply.status() + " " + new String(reply.body(), StandardCharsets.UTF_8);
    }
}
