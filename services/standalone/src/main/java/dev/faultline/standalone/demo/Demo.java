package dev.faultline.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.log.Position;
import dev.faultline.standalone.demo.ComputedFigures.Milestones;
import dev.faultline.standalone.demo.FaultlineClient.CallFailedException;
import dev.faultline.standalone.demo.Scenario.Telling;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads the outage of 3 September 2013 as it was told twice, asks for it as known then and now, and compares. */
public final class Demo {
    private final FaultlineClient client;
    private final PrintStream out;

    /**
     * A demo.
     *
     * @param client of a Faultline that is up
     * @param out where progress and tables go
     */
    public Demo(FaultlineClient client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    /** The settings that the demo wants, by their names: the time zone of each of its datacenters. */
    public static Map<String, String> settings() {
        Scenario scenario = Scenario.load();
        var settings = new LinkedHashMap<String, String>();
        scenario.tellings()
                .getLast()
                .published()
                .datacenters()
                .forEach(datacenter -> settings.put(
                        "faultline.timeline.zones.\"%s\"".formatted(datacenter),
                        scenario.zone().getId()));
        return settings;
    }

    /** Runs it, and says whether every figure was the published one. A call that fails is printed and counts as not. */
    public boolean run() throws InterruptedException {
        Scenario scenario = Scenario.load();
        try {
            return run(scenario);
        } catch (CallFailedException e) {
            out.println("✗ The demo could not go on: " + e.getMessage());
            return false;
        }
    }

    private boolean run(Scenario scenario) throws CallFailedException, InterruptedException {
        out.println("The outage of 3 September 2013: one provider, four datacenters, told twice.");
        String position = "";
        for (Telling telling : scenario.tellings()) {
            position = covering(position, client.record(telling.facts()));
            out.printf("  recorded %d facts of %s%n", telling.count(), telling.source());
            for (StaffCall call : telling.staff()) {
                position = covering(position, client.command(call));
            }
            out.printf(
                    "  and %d things that staff did and said by then%n",
                    telling.staff().size());
        }
        var all = new ArrayList<Comparison>();
        for (Telling telling : scenario.tellings()) {
            List<String> datacenters = telling.published().datacenters();
            ComputedFigures computed = new Questions(scenario, telling, position).ask(datacenters);
            List<Comparison> comparisons = Comparison.of(telling.published(), computed);
            all.addAll(comparisons);
            out.println();
            out.print(RecoveryTable.draw(
                    "%s, after %s; times of %s; each figure is ours / published:"
                            .formatted(capital(telling.asKnown()), telling.source(), scenario.zone()),
                    comparisons,
                    computed,
                    datacenters,
                    scenario.zone()));
        }
        List<IncidentStory.Answers> known = List.of();
        for (Telling telling : scenario.tellings()) {
            out.println();
            out.printf("What staff did and said, %s, after %s:%n%n", telling.asKnown(), telling.source());
            known = new Questions(scenario, telling, position).incidents();
            var story = new IncidentStory(scenario.zone());
            known.forEach(answers -> out.print(story.draw(answers)));
        }
        Map<String, Boolean> contradictions = Contradictions.of(known);
        contradictions.forEach((words, found) -> out.printf("%s %s%n", found ? "✓" : "✗", words));
        long found =
                contradictions.values().stream().filter(Boolean::booleanValue).count();
        out.printf(
                "%s %d of %d contradictions found.%n",
                found == contradictions.size() ? "✓" : "✗", found, contradictions.size());
        long equal = all.stream().filter(Comparison::equal).count();
        out.printf(
                "%s %d of %d figures equal the published ones.%n", equal == all.size() ? "✓" : "✗", equal, all.size());
        return equal == all.size() && found == contradictions.size();
    }

    /** The position that covers both: facts and what staff did lie on topics, and incidents on partitions, of their own. */
    private static String covering(String position, String further) throws CallFailedException {
        Optional<Position> one = Position.parse(position);
        Optional<Position> other = Position.parse(further);
        if (one.isEmpty() || other.isEmpty()) {
            throw new CallFailedException("a position is none: " + position + ", " + further);
        }
        return one.get().max(other.get()).toString();
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What is asked about one telling, at a position behind all facts. */
    private final class Questions {
        private final Scenario scenario;
        private final String known;

        Questions(Scenario scenario, Telling telling, String position) {
            this.scenario = scenario;
            this.known = "&after=" + URLEncoder.encode(position, StandardCharsets.UTF_8)
                    + telling.knownAt().map(at -> "&knownAt=" + at).orElse("");
        }

        /** All incidents that were known, each with its story and what facts say to it. */
        List<IncidentStory.Answers> incidents() throws CallFailedException, InterruptedException {
            var all = new ArrayList<IncidentStory.Answers>();
            for (JsonNode incident :
                    client.get("/api/v1/incidents?limit=100" + known).path("items")) {
                String path = "/api/v1/incidents/"
                        + URLEncoder.encode(incident.path("id").asText(), StandardCharsets.UTF_8);
                all.add(new IncidentStory.Answers(
                        incident,
                        client.get(path + "/timeline?limit=1000" + known),
                        client.get(path + "/claims?" + known.substring(1)),
                        client.get(path + "/actions?" + known.substring(1)),
                        client.get(path + "/notices?" + known.substring(1))));
            }
            return all;
        }

        ComputedFigures ask(List<String> datacenters) throws CallFailedException, InterruptedException {
            Map<String, JsonNode> network = figures(scenario.networkRoles(), true);
            var milestones = new LinkedHashMap<String, Milestones>();
            for (String datacenter : datacenters) {
                milestones.put(datacenter, milestones(datacenter));
            }
            return new ComputedFigures(
                    each(network, "/timeToRestore/meanSeconds"),
                    each(network, "/availability/value"),
                    Optional.ofNullable(each(figures(scenario.networkRoles(), false), "/timeToRestore/meanSeconds")
                            .get("")),
                    each(figures("mail-server", true), "/timeToRestore/meanSeconds"),
                    each(figures("phone-system", true), "/timeToRestore/meanSeconds"),
                    milestones);
        }

        /** The groups by datacenter; under the empty name the one group of all when they are not asked for. */
        private Map<String, JsonNode> figures(String roles, boolean byDatacenter)
                throws CallFailedException, InterruptedException {
            JsonNode answer = client.get("/api/v1/figures?role=" + roles + "&from=" + scenario.from() + "&to="
                    + scenario.to() + (byDatacenter ? "&groupBy=datacenter" : "") + known);
            var groups = new LinkedHashMap<String, JsonNode>();
            answer.path("groups")
                    .forEach(group -> groups.put(group.at("/key/datacenter").asText(""), group));
            return groups;
        }

        private Milestones milestones(String datacenter) throws CallFailedException, InterruptedException {
            JsonNode answer = client.get("/api/v1/datacenters/" + datacenter + "/recovery?from=" + Scenario.DAY_FROM
                    + "&to=" + Scenario.DAY_TO + "&role=" + scenario.networkRoles() + known);
            JsonNode milestones = answer.path("milestones");
            return new Milestones(
                    instant(milestones.path("firstImpact")),
                    instant(milestones.path("restored50")),
                    instant(milestones.path("restored90")),
                    instant(milestones.path("restored100")));
        }
    }

    private static Map<String, BigDecimal> each(Map<String, JsonNode> groups, String pointer) {
        var numbers = new LinkedHashMap<String, BigDecimal>();
        groups.forEach((name, group) -> {
            JsonNode number = group.at(pointer);
            if (number.isNumber()) {
                numbers.put(name, number.decimalValue());
            }
        });
        return numbers;
    }

    private static Optional<Instant> instant(JsonNode node) throws CallFailedException {
        if (!node.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(java.time.OffsetDateTime.parse(node.asText()).toInstant());
        } catch (DateTimeParseException e) {
            throw new CallFailedException("a milestone is no instant: " + node.asText());
        }
    }
}
