package dev.faultline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What alerts say, taken apart. */
final class Monitoring {
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b(?=[\\[{ )]|$)");
    private static final Set<String> WORDS = Set.of("group_right", "predict_linear", "group_left");

    private Monitoring() {}

    static List<JsonNode> alerts(Manifests manifests) {
        return manifests.ofKind("PrometheusRule").stream()
                .flatMap(rule -> Manifests.each(rule.at("/spec/groups")))
                .flatMap(group -> Manifests.each(group.path("rules")))
                .toList();
    }

    /** The metrics that an expression names. */
    static Set<String> metrics(String expression) {
        return METRIC.matcher(expression.replaceAll("\"[^\"]*\"", "\"\""))
                .results()
                .map(MatchResult::group)
                .filter(word -> !WORDS.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
