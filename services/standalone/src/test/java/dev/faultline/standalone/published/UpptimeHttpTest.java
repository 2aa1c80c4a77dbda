package dev.faultline.standalone.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The uptimes that Upptime published for five sites, out of the state changes that it committed. Two of its rules need a
 * parameter of ours, and a test shows of each that it is needed; its rule of the 100 newest issues is met by all, for no
 * site has as many outages.
 */
@QuarkusTest
class UpptimeHttpTest {
    private static final String SET = "upptime-33fraise33/";
    private static final String DATACENTER = "33Fraise33/upptime";

    /** What is closed within a quarter of an hour is deleted, and never was for the source's figures. */
    private static final String NO_SHORT_ONES = "PT15M";

    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int DAYS = 365;

    private final JsonNode published = Api.resource(SET + "published.json");
    private final Instant asOf = Instant.parse(published.get("asOf").textValue());

    @TestHTTPResource
    String base;

    private Api api;
    private String position;

    /** A repeat is harmless, so each test may record them all. */
    @BeforeEach
    void record_all_changes() {
        List<JsonNode> changes =
                Api.lines(SET + "events.ndjson").stream().map(this::change).toList();
        assertEquals(549, changes.size());
        api = new Api(base);
        position = api.record(changes).expect(201).position();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    @DisplayName("given 549 changes of five sites, when asked by the source's rules, then all 25 uptimes are its own")
    void all_figures() {
        List<Row> rows = rows(published, Map.of("minDuration", NO_SHORT_ONES));

        assertEquals(25, rows.size());
        assertEquals(List.of(), missed(rows), () -> table(rows));
        for (Row row : rows) {
            assertEquals(row.published(), row.ours().setScale(2, RoundingMode.HALF_UP), () -> table(rows));
        }
    }

    @Test
    @DisplayName("given nothing later counts, when asked as known when they were published, then all 25 are the same")
    void as_known_then() {
        List<Row> rows = rows(published, Map.of("minDuration", NO_SHORT_ONES, "knownAt", asOf.toString()));

        assertEquals(rows(published, Map.of("minDuration", NO_SHORT_ONES)), rows);
    }

    @Test
    @DisplayName("given outages of less than 15 minutes are kept, then eight figures are missed: that rule is needed")
    void short_outages_kept() {
        List<Row> rows = rows(published, Map.of());

        assertEquals(
                List.of(
                        "frai-se uptime",
                        "unitix uptime",
                        "home-assistant uptime",
                        "dendrite-matrix uptime",
                        "home-assistant uptimeMonth",
                        "frai-se uptimeYear",
                        "home-assistant uptimeYear",
                        "dendrite-matrix uptimeYear"),
                missed(rows),
                () -> table(rows));
    }

    @Test
    @DisplayName(
            "given a month is that of the calendar, then two figures are missed: the source's own length is needed")
    void calendar_month() {
        String monthAgo =
                asOf.atOffset(ZoneOffset.UTC).minusMonths(1).toInstant().toString();
        List<Row> rows = rows(
                published, Period.MONTH, Map.of("minDuration", NO_SHORT_ONES, "from", monthAgo, "to", asOf.toString()));

        assertEquals(List.of("frai-se uptimeMonth", "dendrite-matrix uptimeMonth"), missed(rows), () -> table(rows));
    }

    @Test
    @DisplayName("given each of 365 days, then the minutes of downtime of each site are within one of those published")
    void minutes_of_each_day() {
        LocalDate last = asOf.atOffset(ZoneOffset.UTC).toLocalDate();
        List<String> wrong = new ArrayList<>();
        int days = 0;
        for (LocalDate day = last.minusDays(DAYS - 1L); !day.isAfter(last); day = day.plusDays(1)) {
            Map<String, JsonNode> figures = figures(Map.of(
                    "minDuration", NO_SHORT_ONES,
                    "from", day.atStartOfDay(ZoneOffset.UTC).toInstant().toString(),
                    "to",
                            earlier(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(), asOf)
                                    .toString()));
            for (JsonNode site : published.get("sites")) {
                days++;
                String slug = site.get("slug").textValue();
                BigDecimal expected =
                        site.get("dailyMinutesDown").path(day.toString()).decimalValue();
                BigDecimal minutes = availability(figures, slug, "downSeconds")
                        .divide(BigDecimal.valueOf(60), 3, RoundingMode.HALF_UP);
                // The source rounds each outage of the day to whole minutes, and stamps it some seconds after its
                // check.
                if (minutes.subtract(expected).abs().compareTo(BigDecimal.ONE) > 0) {
                    wrong.add("%s on %s: published %s, ours %s".formatted(slug, day, expected, minutes));
                }
            }
        }
        assertEquals(5 * DAYS, days);
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    @Test
    @DisplayName(
            "given the end of each of 26 months, when asked as known then, then 632 of 645 uptimes are the published")
    void as_known_at_the_end_of_each_month() {
        List<Row> rows = new ArrayList<>();
        for (JsonNode month : Api.lines(SET + "months.ndjson")) {
            rows.addAll(rows(
                    month,
                    Map.of(
                            "minDuration",
                            NO_SHORT_ONES,
                            "knownAt",
                            month.get("asOf").textValue())));
        }

        assertEquals(645, rows.size());
        assertEquals(
                List.of(
                        // Computed some ten seconds before it was committed, while the site was down.
                        "2024-05-31 frai-se uptimeDay",
                        // What is down in the 31 days of a calendar month is divided by 30.42 days.
                        "2024-06-30 frai-se uptimeMonth",
                        // An outage of 14 minutes was over but not deleted yet.
                        "2024-07-31 frai-se uptimeDay",
                        "2024-07-31 dendrite-matrix uptimeDay",
                        "2024-07-31 frai-se uptimeWeek",
                        "2024-07-31 dendrite-matrix uptimeWeek",
                        "2024-07-31 frai-se uptimeMonth",
                        "2024-07-31 dendrite-matrix uptimeMonth",
                        // 31 days again.
                        "2024-11-18 frai-se uptimeMonth",
                        // An outage of 13 minutes was over but not deleted yet.
                        "2025-06-30 dendrite-matrix uptimeDay",
                        "2025-06-30 dendrite-matrix uptimeWeek",
                        "2025-06-30 dendrite-matrix uptimeMonth",
                        // 31 days again.
                        "2025-11-30 dendrite-matrix uptimeMonth"),
                rows.stream()
                        .filter(Row::missed)
                        .map(row -> row.day() + " " + row.name())
                        .toList(),
                () -> table(rows.stream().filter(Row::missed).toList()));
    }

    /** One figure, in percent, and the parameters that gave it. */
    private record Row(String day, String name, BigDecimal published, BigDecimal ours, String parameters) {
        private boolean missed() {
            return ours.subtract(published).abs().compareTo(TOLERANCE) > 0;
        }

        @Override
        public String toString() {
            return "%s %-28s %7s %10.4f %+8.4f  %s%s"
                    .formatted(
                            day,
                            name,
                            published,
                            ours,
                            ours.subtract(published),
                            parameters,
                            missed() ? "  MISSED" : "");
        }
    }

    private JsonNode change(JsonNode event) {
        return Api.JSON
                .createObjectNode()
                .put("id", event.get("source").textValue())
                .put("device", event.get("entity").textValue())
                .put("datacenter", event.get("group").textValue())
                .put("role", "website")
                .put("state", event.get("state").textValue())
                .put("occurredAt", event.get("time").textValue())
                .put("knownAt", event.get("time").textValue());
    }

    /** All that was published at once, by period and then by site. */
    private List<Row> rows(JsonNode published, Map<String, String> parameters) {
        Instant asOf = Instant.parse(published.get("asOf").textValue());
        List<Row> rows = new ArrayList<>();
        for (Period period : Period.values()) {
            var query = new HashMap<>(parameters);
            query.putAll(period.until(asOf));
            rows.addAll(rows(published, period, query));
        }
        return rows;
    }

    private List<Row> rows(JsonNode published, Period period, Map<String, String> query) {
        Map<String, JsonNode> figures = figures(query);
        List<Row> rows = new ArrayList<>();
        for (JsonNode site : published.get("sites")) {
            String slug = site.get("slug").textValue();
            rows.add(new Row(
                    published.get("asOf").textValue().substring(0, 10),
                    slug + " " + period.published,
                    new BigDecimal(site.get(period.published).textValue().replace("%", "")),
                    availability(figures, slug, "value").multiply(HUNDRED),
                    "%s to %s, minDuration %s"
                            .formatted(
                                    query.getOrDefault("from", "first fact"),
                                    query.get("to"),
                                    query.getOrDefault("minDuration", "PT0S"))));
        }
        return rows;
    }

    /** The figures of each site. */
    private Map<String, JsonNode> figures(Map<String, String> parameters) {
        var query = new HashMap<>(parameters);
        query.put("datacenter", DATACENTER);
        query.put("groupBy", "device");
        query.put("after", position);
        return api.get("/figures", query)
                .get("groups")
                .valueStream()
                .collect(
                        Collectors.toMap(group -> group.get("key").get("device").textValue(), group -> group));
    }

    private static BigDecimal availability(Map<String, JsonNode> figures, String site, String name) {
        return figures.get(site).get("availability").get(name).decimalValue();
    }

    private static List<String> missed(List<Row> rows) {
        return rows.stream().filter(Row::missed).map(Row::name).toList();
    }

    private static String table(List<Row> rows) {
        return rows.stream()
                .map(Row::toString)
                .collect(Collectors.joining(
                        "\n", "\n%-39s %7s %10s %8s\n".formatted("figure", "theirs", "ours", "less"), "\n"));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
