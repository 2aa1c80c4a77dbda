package dev.faultline.standalone.published;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An incident of a cState page.
 *
 * @param title without the white space that some end with, which Faultline refuses
 * @param severity as the source has it: {@code down}, {@code disrupted} or {@code notice}
 * @param affected the parts of the service that it names, maybe none
 * @param announced when its page was first committed
 * @param start as its page has it
 * @param end as its page has it; empty while it is not resolved
 * @param seconds its duration by the source's definition; empty where the source can give none
 */
record PublishedIncident(
        String id,
        String title,
        String severity,
        List<String> affected,
        String announced,
        String start,
        Optional<String> end,
        Optional<BigDecimal> seconds) {
    static PublishedIncident of(JsonNode line) {
        return new PublishedIncident(
                line.get("id").textValue(),
                line.get("title").textValue().strip(),
                line.get("severity").textValue(),
                line.get("affected").valueStream().map(JsonNode::textValue).toList(),
                line.get("first_committed").textValue(),
                line.get("start_raw").textValue(),
                Optional.of(line.get("end_raw"))
                        .filter(end -> line.get("resolved").booleanValue())
                        .map(JsonNode::textValue),
                Optional.of(line.get("duration_s")).filter(JsonNode::isNumber).map(JsonNode::decimalValue));
    }

    /** Whether its two times stand at different offsets from UTC. */
    boolean changesOffset() {
        return end.filter(to -> !start.substring(start.length() - 6).equals(to.substring(to.length() - 6)))
                .isPresent();
    }
}
