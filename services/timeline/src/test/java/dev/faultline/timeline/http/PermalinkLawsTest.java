package dev.faultline.timeline.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.log.Position;
import dev.faultline.timeline.http.RandomQueries.Read;
import dev.faultline.timeline.laws.Histories;
import dev.faultline.timeline.laws.StaffHistories;
import dev.faultline.timeline.replay.TimelineView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For any history of facts and of what staff did and said")
class PermalinkLawsTest {
    private static final int HISTORIES = 500;
    private static final int POSITIONS = 2;
    private static final int QUESTIONS = 4;

    @Test
    @DisplayName("an answer at a position is, byte for byte, that of a replica which has read up to there")
    void bounded_is_prefix() {
        int answered = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            var facts = new Histories(seed);
            RandomGenerator random = facts.random();
            ToldLog log = ToldLog.random(facts, new StaffHistories(seed));
            var queries = new RandomQueries(facts);
            Instant now = facts.latest();
            Reads whole = reads(log.read(random), now);
            for (int at = 0; at < POSITIONS; at++) {
                Position position = log.somewhere(random);
                Reads prefix = reads(log.upTo(position).read(random), now);
                for (int i = 0; i < QUESTIONS; i++) {
                    Read read = queries.read();
                    Map<String, List<String>> query = queries.parameters(read);
                    RandomQueries.put(query, "asOf", random.nextInt(3) == 0 ? facts.instant() : now);
                    Map<String, List<String>> there = new TreeMap<>(query);
                    RandomQueries.put(there, "position", position);
                    Reply expected = read.ask(prefix, query);
                    String told = "seed " + seed + " " + read + " " + there;
                    assertSame(expected, read.ask(whole, there), told);
                    assertSame(expected, read.ask(prefix, there), told);
                    answered += expected.status() == 200 ? 1 : 0;
                }
            }
        }
        assertTrue(answered > HISTORIES * POSITIONS * QUESTIONS / 2, answered + " were answered");
    }

    @Test
    @DisplayName("an answer's permalink gives its bytes again: later, from another replica, whatever came meanwhile")
    void permalinks_stand() throws IOException {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var facts = new Histories(seed);
            RandomGenerator random = facts.random();
            ToldLog log = ToldLog.random(facts, new StaffHistories(seed));
            var queries = new RandomQueries(facts);
            Instant now = random.nextInt(3) == 0 ? facts.latest() : facts.instant();
            Reads first = reads(log.upTo(log.somewhere(random)).read(random), now);
            Reads later =
                    reads(log.read(random), now.plusNanos(random.nextInt(2)).plusSeconds(random.nextInt(90_000)));
            for (int i = 0; i < QUESTIONS; i++) {
                Read read = queries.read();
                Map<String, List<String>> query = queries.parameters(read);
                Reply answer = read.ask(first, query);
                if (answer.status() != 200) {
                    continue;
                }
                JsonNode body = Asked.json(answer);
                String permalink = body.get("permalink").textValue();
                String told = "seed " + seed + " " + read + " " + query + " by " + permalink;
                assertSame(answer, Read.follow(later, permalink), told);
                assertSame(answer, Read.follow(first, permalink), told);
                if (body.has("next")) {
                    RandomQueries.put(query, "cursor", body.get("next").textValue());
                    Reply next = read.ask(first, query);
                    assertSame(
                            next,
                            Read.follow(later, Asked.json(next).get("permalink").textValue()),
                            told + " and its next");
                }
            }
        }
    }

    private static Reads reads(TimelineView view, Instant now) {
        var timeline = new StandingTimeline(now);
        timeline.shows(view);
        return new Reads(timeline, () -> now, ReadLimits.DEFAULT);
    }

    private static void assertSame(Reply expected, Reply found, String told) {
        assertEquals(
                expected.status() + " " + new String(expected.body(), StandardCharsets.UTF_8),
                found.status() + " " + new String(found.body(), StandardCharsets.UTF_8),
                told);
    }
}
