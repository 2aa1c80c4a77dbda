package dev.faultline.recorder.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.faultline.recorder.incidents.IncidentOperations;
import dev.faultline.recorder.maintenance.MaintenanceOperations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A body that is broken anyhow")
class BodiesFuzzTest {
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "-0",
            "1e999999999",
            "-1.5E-400",
            "123456789012345678901234567890",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"\\udc00\\ud83d\"",
            "\"\\u2028\"",
            "\"2013-08-28T02:38:00-04:00\"",
            "\"PT999999999999H\"",
            "\"9999-12-31\"",
            "[]",
            "[null]",
            "[[\"x\"]]",
            "{}",
            "{\"devices\":[\"\"]}",
            "{\"\":{}}",
            "\"" + "é".repeat(9_000) + "\"",
            "\"*\"",
            "\"trigger\"");

    private static String[] path(Operation<?> call) {
        if (call.creates()) {
            return new String[0];
        }
        String id = call.on() == Operation.On.INCIDENT ? "i1" : "m1";
        return call.numbered().isEmpty() ? new String[] {id} : new String[] {id, "1"};
    }

    private static byte[] broken(String body, RandomGenerator chance) {
        byte[] bytes = chance.nextInt(3) == 0
                ? body.getBytes(StandardCharsets.UTF_8)
                : odd(body, chance).getBytes(StandardCharsets.UTF_8);
        for (int changes = chance.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
            int at = chance.nextInt(bytes.length);
            switch (chance.nextInt(4)) {
                case 0 -> bytes[at] = (byte) chance.nextInt();
                case 1 -> bytes = Arrays.copyOf(bytes, at);
                case 2 -> bytes[at] = (byte) "\"{}[],:\\0".charAt(chance.nextInt(9));
                default -> {
                    byte[] doubled = Arrays.copyOf(bytes, bytes.length + bytes.length - at);
                    System.arraycopy(bytes, at, doubled, bytes.length, bytes.length - at);
                    bytes = doubled;
                }
            }
        }
        return bytes;
    }

    /** The body with another value in the place of one. */
    private static String odd(String body, RandomGenerator chance) {
        List<Integer> colons = new ArrayList<>();
        for (int i = body.indexOf("\": "); i >= 0; i = body.indexOf("\": ", i + 1)) {
            colons.add(i + 3);
        }
        int from = colons.get(chance.nextInt(colons.size()));
        int to = body.indexOf(", \"", from);
        String value = ODD.get(chance.nextInt(ODD.size()));
        return body.substring(0, from) + value + (to < 0 ? "}" : body.substring(to));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    @DisplayName("is refused in words or recorded whole, never half, and never a fault of the service")
    void broken(long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Operation<?>> calls = new ArrayList<>(IncidentOperations.ALL);
        calls.addAll(MaintenanceOperations.ALL);
        try (Desk desk = Desk.on(Desk.streams(Desk.log()), "a")) {
            desk.declare("i1");
            int recorded = 0;
            for (int n = 0; n < 1_000; n++) {
                Operation<?> call = calls.get(chance.nextInt(calls.size()));
                String body = call.example()
                        .replace("\"id\": \"2013-08-28-va\"", "\"id\": \"new" + n + "\"")
                        .replace("\"id\": \"va-core-2013-09-07\"", "\"id\": \"m" + n + "\"");
                byte[] sent = broken(body, chance);
                String place = "seed " + seed + ", body " + n + " of " + call.name() + ": "
                        + new String(sent, StandardCharsets.UTF_8);
                long before = desk.size("i1");
                Desk.Answer answer = desk.call(call, path(call)).body(sent).send();

                assertTrue(answer.status() == 201 || (answer.status() >= 400 && answer.status() < 500), place);
                if (answer.status() == 201) {
                    recorded++;
                    String id = answer.json().get(call.on().field()).asText();
                    assertEquals(
                            answer.json().get("events").get(0).asText(),
                            desk.stream(id).getLast().envelope().id(),
                            place);
                } else {
                    assertEquals(before, desk.size("i1"), place);
                    assertEquals(answer.status(), answer.json().get("status").asInt(), place);
                    if (answer.problem().equals("invalid-command")) {
                        assertTrue(!answer.errors().isEmpty(), place);
                    }
                }
            }
            assertTrue(recorded > 50, "only " + recorded + " were right");
        }
    }
}
