package dev.faultline.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The story of one incident as lines of text, with what facts say against it. Made of what the API answers alone. */
final class IncidentStory {
    private static final String INDENT = "  ";
    private static final int WIDTH = 160;

    private final DateTimeFormatter time;

    /**
     * What the API answers about one incident.
     *
     * @param incident itself, as in the list of incidents
     * @param timeline its story
     * @param claims its claims held against facts
     * @param actions its actions held against facts
     * @param notices whom its notices reached
     */
    record Answers(JsonNode incident, JsonNode timeline, JsonNode claims, JsonNode actions, JsonNode notices) {}

    /** Facts that share an instant, a state and a reason, whatever the datacenter. */
    private record Moment(String occurredAt, String uncertainty, String state, String reason) {}

    /** @param zone in whose local time instants are shown */
    IncidentStory(ZoneId zone) {
        this.time = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(zone);
    }

    /** The lines, each ended. */
    String draw(Answers answers) {
        JsonNode incident = answers.incident();
        var text = new StringBuilder();
        line(
                text,
                1,
                "%s: %s, %s"
                        .formatted(
                                incident.path("title").asText(),
                                incident.path("severity").asText(),
                                incident.path("status").asText()));
        incident.path("links")
                .forEach(link -> line(
                        text,
                        2,
                        link.path("kind").asText().replace('-', ' ') + " "
                                + link.path("linkedTo").asText()));
        story(answers.timeline()).forEach(each -> line(text, 2, each));
        List<String> found = contradictions(answers);
        if (!found.isEmpty()) {
            line(text, 2, "what facts say to it:");
            found.forEach(each -> line(text, 3, each));
        }
        return text.append('\n').toString();
    }

    /** The lines of the story, those of facts at one instant drawn together. */
    private List<String> story(JsonNode timeline) {
        List<String> lines = new ArrayList<>();
        Map<Moment, List<JsonNode>> moments = new LinkedHashMap<>();
        for (JsonNode item : timeline.path("items")) {
            if (item.has("facts")) {
                moments.computeIfAbsent(moment(item), moment -> new ArrayList<>())
                        .add(item.path("facts"));
                continue;
            }
            facts(moments, lines);
            lines.add(when(item) + "  " + item.at("/staff/actor").asText() + ": "
                    + item.path("text").asText());
        }
        facts(moments, lines);
        return lines;
    }

    private static Moment moment(JsonNode item) {
        return new Moment(
                item.path("occurredAt").asText(),
                item.path("uncertainty").asText(),
                item.at("/facts/state").asText(),
                item.at("/facts/reason").asText(""));
    }

    private void facts(Map<Moment, List<JsonNode>> moments, List<String> lines) {
        moments.forEach((moment, groups) -> {
            Map<String, Integer> byRole = new LinkedHashMap<>();
            Set<String> datacenters = new LinkedHashSet<>();
            for (JsonNode group : groups) {
                byRole.merge(group.path("role").asText(), group.path("count").asInt(), Integer::sum);
                datacenters.add(group.path("datacenter").asText());
            }
            List<String> roles = new ArrayList<>();
            byRole.forEach((role, count) -> roles.add(count + " × " + role));
            lines.add(when(moment.occurredAt(), moment.uncertainty()) + "  " + String.join(", ", roles) + " "
                    + moment.state() + " in " + String.join(", ", datacenters)
                    + (moment.reason().isEmpty() ? "" : ": " + moment.reason()));
        });
        moments.clear();
    }

    private List<String> contradictions(Answers answers) {
        List<String> found = new ArrayList<>();
        answers.claims().path("claims").forEach(claim -> claim(claim, found));
        answers.actions().path("actions").forEach(action -> action(action, answers.actions(), found));
        answers.notices().path("notices").forEach(notice -> {
            if (notice.has("sharedFate")) {
                found.add("notice by " + notice.path("channel").asText() + ": "
                        + notice.at("/sharedFate/warning").asText());
            }
        });
        return found;
    }

    private void claim(JsonNode claim, List<String> found) {
        JsonNode now = claim.path("now");
        String verdict = now.path("verdict").asText();
        String then = claim.at("/then/verdict").asText();
        String said = "%s by %s, %s: ".formatted(claim.path("claim").asText(), when(claim), scope(claim.path("scope")));
        String before = then.equals(verdict) ? "" : ", " + then + " when it was said";
        JsonNode late = now.path("restoredAfterClaimSeconds");
        switch (verdict) {
            case "relapsed" ->
                found.add(said + "relapsed after "
                        + words(now.at("/relapse/afterSeconds").decimalValue()) + before);
            case "contradicted" ->
                found.add(said + "contradicted by " + now.path("impaired").asInt() + " devices"
                        + (late.isNumber() ? ", the last of them back " + words(late.decimalValue()) + " later" : "")
                        + before);
            case "unproven" -> found.add(said + "unproven, nothing was observed" + before);
            default -> {
                if (late.isNumber() && late.decimalValue().signum() != 0) {
                    found.add(said + "supported; devices were back "
                            + words(late.decimalValue().abs())
                            + (late.decimalValue().signum() < 0 ? " earlier" : " later, within the uncertainty"));
                }
            }
        }
    }

    private void action(JsonNode action, JsonNode actions, List<String> found) {
        String said = "%s at %s, %s as staff say: "
                .formatted(
                        action.path("kind").asText(),
                        when(action),
                        action.path("outcome").asText());
        String within = words(BigDecimal.valueOf(
                Duration.parse(actions.path("within").asText()).toSeconds()));
        int struck = action.path("struckAfter").asInt();
        if (struck > 0) {
            found.add(said + struck + " devices were struck with it or within " + within + " after it");
        }
        if (action.path("effect").asText().equals("none")) {
            found.add(said + "none of " + action.path("impaired").asInt() + " devices came back within " + within);
        }
    }

    private static String scope(JsonNode scope) {
        List<String> names = new ArrayList<>();
        for (String part : List.of("datacenters", "roles", "devices")) {
            scope.path(part).forEach(name -> names.add(name.asText()));
        }
        return names.isEmpty() ? "everywhere" : String.join(", ", names);
    }

    private String when(JsonNode item) {
        return when(item.path("occurredAt").asText(), item.path("uncertainty").asText());
    }

    private String when(String occurredAt, String uncertainty) {
        Duration around = Duration.parse(uncertainty);
        return time.format(Instant.parse(occurredAt))
                + (around.isZero() ? "" : " ±" + words(BigDecimal.valueOf(around.toSeconds())));
    }

    private static String words(BigDecimal seconds) {
        Duration duration = Duration.ofSeconds(seconds.longValue());
        List<String> parts = new ArrayList<>();
        part(parts, duration.toDays(), "d");
        part(parts, duration.toHoursPart(), "h");
        part(parts, duration.toMinutesPart(), "min");
        part(parts, duration.toSecondsPart(), "s");
        return parts.isEmpty() ? "0 s" : String.join(" ", parts);
    }

    private static void part(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit);
        }
    }

    private static void line(StringBuilder text, int depth, String words) {
        String indented = INDENT.repeat(depth) + words;
        text.append(indented.length() > WIDTH ? indented.substring(0, WIDTH - 1) + "…" : indented)
                .append('\n');
    }
}
