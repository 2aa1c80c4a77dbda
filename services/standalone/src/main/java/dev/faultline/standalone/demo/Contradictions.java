package dev.faultline.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The contradictions between what staff said and what devices showed that the scenario is known to hold. */
final class Contradictions {
    private static final int RELAPSE_SECONDS = 446_400;
    private static final int STRUCK_BY_REPAIR = 15;

    private Contradictions() {}

    /** Each in words, and whether it was found in what the API answers of all incidents as known now. */
    static Map<String, Boolean> of(Collection<IncidentStory.Answers> incidents) {
        Map<String, Boolean> found = new LinkedHashMap<>();
        found.put(
                "what was believed completely resolved on August 29 relapsed 5 d 4 h later",
                claims(incidents)
                        .anyMatch(claim -> claim.at("/now/verdict").asText().equals("relapsed")
                                && claim.at("/now/relapse/afterSeconds").asInt() == RELAPSE_SECONDS));
        found.put(
                "the interventions before 08:00 brought no device back",
                actions(incidents)
                        .anyMatch(action -> action.path("kind").asText().equals("intervention")
                                && action.path("outcome").asText().equals("failed")
                                && action.path("effect").asText().equals("none")
                                && action.path("agrees").asBoolean()));
        found.put(
                "the repair of the first fault struck three more datacenters",
                actions(incidents)
                                .anyMatch(action -> action.path("kind").asText().equals("config-change")
                                        && action.path("struckAfter").asInt() >= STRUCK_BY_REPAIR)
                        && incidents.stream()
                                .flatMap(answers -> each(answers.incident().path("links")))
                                .anyMatch(link -> link.path("kind").asText().equals("caused-by-repair-of")));
        return found;
    }

    private static Stream<JsonNode> claims(Collection<IncidentStory.Answers> incidents) {
        return incidents.stream().flatMap(answers -> each(answers.claims().path("claims")));
    }

    private static Stream<JsonNode> actions(Collection<IncidentStory.Answers> incidents) {
        return incidents.stream().flatMap(answers -> each(answers.actions().path("actions")));
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
