package dev.faultline.log.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HeaderAttributesTest {
    private static final List<String> NAMES = List.of(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_subject",
            "ce_time",
            "ce_knownat",
            "content-type",
            "traceparent");

    @Test
    @DisplayName("given headers in any order and any of them missing, then each is found by its name and no other is")
    void order_does_not_matter() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var names = new ArrayList<>(NAMES);
            Collections.shuffle(names, random);
            List<String> present = names.subList(0, random.nextInt(NAMES.size() + 1));
            var headers = new RecordHeaders();
            present.forEach(name -> headers.add(name, ("value of " + name).getBytes(UTF_8)));
            var attributes = new HeaderAttributes(headers);
            for (String name : NAMES) {
                byte[] value = attributes.value(name);
                if (present.contains(name)) {
                    assertEquals("value of " + name, new String(value, UTF_8), "seed " + seed);
                } else {
                    assertNull(value, "seed " + seed);
                }
            }
        }
    }

    @Test
    @DisplayName("given headers were detached, then their values are the same, and what they take is about told")
    void detached_headers_have_the_same_values() {
        var headers = new RecordHeaders();
        headers.add(new RecordHeader(UTF_8.encode("ce_id"), UTF_8.encode("one")));
        headers.add(new RecordHeader(UTF_8.encode("empty"), null));
        var attributes = new HeaderAttributes(headers);

        long bytes = attributes.detach();

        assertEquals("one", new String(attributes.value("ce_id"), UTF_8));
        assertNull(attributes.value("empty"));
        assertEquals(2 * 100 + 5 + 3 + 5, bytes);
    }
}
