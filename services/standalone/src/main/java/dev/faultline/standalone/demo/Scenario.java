package dev.faultline.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The outage of 3 September 2013 as it lies in the resources, with its source and licence beside it.
 *
 * @param zone where the tellings' clocks stand
 * @param from the first instant of the published period, RFC 3339
 * @param to the first instant after it
 * @param networkRoles the roles that make up the network, separated by commas
 * @param tellings in the order in which they were told
 */
record Scenario(ZoneId zone, String from, String to, String networkRoles, List<Telling> tellings) {
    /** The day of the outage, RFC 3339, in the tellings' zone. */
    static final String DAY_FROM = "2013-09-03T00:00:00-04:00";

    /** The first instant after that day. */
    static final String DAY_TO = "2013-09-04T00:00:00-04:00";

    private static final String FOLDER = "/scenarios/intermedia-2013/";
    private static final String BETWEEN_TELLINGS = "2013-09-05T00:00:00-04:00";

    /**
     * One telling.
     *
     * @param source who told it, in words
     * @param asKnown as known when, in words
     * @param facts the body for the recorder, NDJSON
     * @param staff what staff did and said, in the order in which it became known
     * @param knownAt the instant at which nothing later was known; empty for now
     * @param published what must come out
     */
    record Telling(
            String source,
            String asKnown,
            byte[] facts,
            List<StaffCall> staff,
            Optional<String> knownAt,
            PublishedFigures published) {
        /** How many facts it has. */
        long count() {
            return new String(facts, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .count();
        }
    }

    /** Reads it from the resources. */
    static Scenario load() {
        JsonNode expected;
        try {
            expected = new ObjectMapper().readTree(read("expected.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Scenario(
                ZoneId.of(expected.path("timezone").asText()),
                expected.at("/period/from").asText(),
                expected.at("/period/to").asText(),
                StreamSupport.stream(expected.path("network_roles").spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(",")),
                List.of(
                        new Telling(
                                "the letter of September 3",
                                "as known on 2013-09-05",
                                read("1-letter-of-sept-3.ndjson"),
                                staff("1-letter-of-sept-3.staff.ndjson"),
                                Optional.of(BETWEEN_TELLINGS),
                                published(expected.path("as_known_at_" + BETWEEN_TELLINGS))),
                        new Telling(
                                "the report of September 13",
                                "as known now",
                                read("2-report-of-sept-13.ndjson"),
                                staff("2-report-of-sept-13.staff.ndjson"),
                                Optional.empty(),
                                published(expected.path("as_known_now")))));
    }

    private static List<StaffCall> staff(String name) {
        var json = new ObjectMapper();
        var calls = new ArrayList<StaffCall>();
        for (String line :
                new String(read(name), StandardCharsets.UTF_8).lines().toList()) {
            try {
                JsonNode call = json.readTree(line);
                calls.add(new StaffCall(
                        call.path("post").asText(),
                        call.path("idempotencyKey").asText(),
                        call.path("body").toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        }
        return List.copyOf(calls);
    }

    private static PublishedFigures published(JsonNode node) {
        return new PublishedFigures(
                numbers(node.path("network_outage_seconds")),
                numbers(node.path("network_availability_percent")),
                number(node.path("mean_time_to_restore_network_seconds")),
                numbers(node.path("mail_server_outage_seconds")),
                number(node.path("phone_outage_seconds")));
    }

    private static Map<String, BigDecimal> numbers(JsonNode node) {
        var numbers = new LinkedHashMap<String, BigDecimal>();
        node.properties().forEach(entry -> numbers.put(entry.getKey(), number(entry.getValue())));
        return Collections.unmodifiableMap(numbers);
    }

    private static BigDecimal number(JsonNode node) {
        return new BigDecimal(node.asText());
    }

    private static byte[] read(String name) {
        try (InputStream in = Scenario.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + FOLDER + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
