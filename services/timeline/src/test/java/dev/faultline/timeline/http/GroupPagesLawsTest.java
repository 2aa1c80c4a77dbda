package dev.faultline.timeline.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.timeline.http.RandomQueries.Read;
import dev.faultline.timeline.laws.Histories;
import dev.faultline.timeline.laws.StaffHistories;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For any history of facts and of what staff did and said")
class GroupPagesLawsTest {
    private static final int HISTORIES = 600;
    private static final int QUESTIONS = 4;
    private static final int MOST_PARTS = 6;

    @Test
    @DisplayName("figures that are asked for a few groups at a time are those that are asked for at once")
    void parts_are_the_whole() throws IOException {
        int further = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            var facts = new Histories(seed);
            RandomGenerator random = facts.random();
            ToldLog log = ToldLog.random(facts, new StaffHistories(seed));
            var queries = new RandomQueries(facts);
            Instant now = facts.latest();
            var timeline = new StandingTimeline(now);
            timeline.shows(log.read(random));
            var reads = new Reads(timeline, () -> now, ReadLimits.DEFAULT);
            for (int i = 0; i < QUESTIONS; i++) {
                Map<String, List<String>> query = queries.parameters(Read.FIGURES);
                Reply whole = Read.FIGURES.ask(reads, query);
                if (whole.status() != 200) {
                    continue;
                }
                JsonNode groups = Asked.json(whole).get("groups");
                int limit = groups.size() / (1 + random.nextInt(MOST_PARTS)) + random.nextInt(1, 3);
                if (limit > ReadLimits.DEFAULT.maxLimit() || Asked.json(whole).has("next")) {
                    continue;
                }
                String told = "seed " + seed + " limit " + limit + " " + query;
                List<JsonNode> pages = inParts(reads, query, limit, told);
                assertEquals(groups.size(), pages.size(), told);
                for (int group = 0; group < pages.size(); group++) {
                    assertEquals(groups.get(group), pages.get(group), told);
                }
                further += Math.max(0, (pages.size() - 1) / limit);
            }
        }
        assertTrue(further > HISTORIES / 2, further + " further parts");
    }

    private static List<JsonNode> inParts(Reads reads, Map<String, List<String>> query, int limit, String told)
            throws IOException {
        List<JsonNode> groups = new ArrayList<>();
        Map<String, List<String>> part = new TreeMap<>(query);
        RandomQueries.put(part, "limit", limit);
        while (true) {
            Reply reply = Read.FIGURES.ask(reads, part);
            JsonNode body = Asked.json(reply);
            body.get("groups").forEach(groups::add);
            assertTrue(body.get("groups").size() <= limit, told);
            assertEquals(body.has("next"), reply.headers().containsKey("Link"), told);
            if (!body.has("next")) {
                return groups;
            }
            assertEquals(limit, body.get("groups").size(), told);
            RandomQueries.put(part, "cursor", body.get("next").textValue());
        }
    }
}
