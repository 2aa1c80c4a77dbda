package dev.faultline.recorder.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A body")
class JsonObjectTest {
    private final FieldFaults faults = new FieldFaults();

    private Optional<Map<String, Object>> read(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return JsonObject.read(bytes, bytes.length, faults);
    }

    private List<String> said() {
        return faults.listed().stream()
                .map(fault -> fault.field().map(field -> field + ": ").orElse("") + fault.message())
                .toList();
    }

    @Test
    @DisplayName("is read as it is, but null is left out of objects")
    void right() {
        assertEquals(
                Optional.of(Map.of(
                        "a",
                        "b",
                        "n",
                        7L,
                        "d",
                        new BigDecimal("7.5"),
                        "t",
                        true,
                        "l",
                        Arrays.asList("x", null, Map.of()))),
                read("\ufeff{\"a\":\"b\",\"n\":7,\"d\":7.5,\"t\":true,\"z\":null,\"l\":[\"x\",null,{\"y\":null}]}"));
        assertTrue(faults.none());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "[]", "7", "null", "{\"a\":}", "{\"\\ud800\":1}", "{\"a\":\"\u0001\"}", "\u0000"})
    @DisplayName("that is no object has one fault, which is of the whole")
    void no_object(String body) {
        assertEquals(Optional.empty(), read(body));
        assertEquals(1, faults.total());
        assertEquals(Optional.empty(), faults.listed().getFirst().field());
    }

    @Test
    @DisplayName("names the place of what stands there twice, however deep")
    void twice() {
        read("{\"a\":[0,{\"b\":{\"c\":1,\"c\":1}}],\"a\":[]}");

        assertEquals(List.of("a[1].b.c: must be there once only", "a: must be there once only"), said());
    }

    @Test
    @DisplayName("nests 64 deep at most")
    void nesting() {
        assertTrue(read("{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}").isPresent());
        assertEquals(Optional.empty(), read("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}"));
    }
}
