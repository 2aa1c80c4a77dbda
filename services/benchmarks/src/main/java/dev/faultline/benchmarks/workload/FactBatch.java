package dev.faultline.benchmarks.workload;

import dev.faultline.events.CloudEvents;
import dev.faultline.events.DeviceEvent.StateChanged;
import dev.faultline.events.DeviceEventCodec;
import dev.faultline.events.DeviceState;
import dev.faultline.events.EncodedEvent;
import dev.faultline.events.Envelope;
import dev.faultline.events.Instants;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Facts twice over: as the body of one request, and as the events on the log that the body becomes. Before each sending
 * {@link #renew} writes new ids and the present instant into both, in place, so that a client spends next to nothing on
 * them. For one thread.
 */
public final class FactBatch {
    private static final Instant PLACEHOLDER_TIME = Instant.parse("2000-01-01T00:00:00.000001Z");
    private static final String PLACEHOLDER_ID = "00000000-0000-4000-8000-000000000000";
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_LENGTH = 36;

    private final byte[] body;
    private final int[] bodyIdAt;
    private final int[] bodyTimeAt;
    private final List<EncodedEvent> events = new ArrayList<>();
    private final List<byte[]> ids = new ArrayList<>();
    private final List<byte[]> times = new ArrayList<>();
    private final int[] valueTimeAt;

    /** The facts that each of these devices is in this state. */
    public FactBatch(Fleet fleet, int[] devices, DeviceState state) {
        bodyIdAt = new int[devices.length];
        bodyTimeAt = new int[devices.length];
        valueTimeAt = new int[devices.length];
        var text = new ByteArrayOutputStream();
        text.write('[');
        for (int i = 0; i < devices.length; i++) {
            if (i > 0) {
                text.write(',');
            }
            byte[] line = line(fleet, devices[i], state).getBytes(StandardCharsets.US_ASCII);
            bodyIdAt[i] = text.size() + indexOf(line, PLACEHOLDER_ID);
            bodyTimeAt[i] = text.size() + indexOf(line, PLACEHOLDER_TIME.toString());
            text.writeBytes(line);
            add(i, DeviceEventCodec.encode(event(fleet, devices[i], state)));
        }
        text.write(']');
        body = text.toByteArray();
    }

    /** How many facts these are. */
    public int size() {
        return events.size();
    }

    /** A JSON array of the facts. Not copied: it holds until the next {@link #renew}. */
    public byte[] body() {
        return body;
    }

    /** The same facts as they go on the log. Not copied: they hold until the next {@link #renew}. */
    public List<EncodedEvent> events() {
        return events;
    }

    /** Gives every fact a new id, and all of them this instant, rounded down to microseconds. */
    public void renew(SplittableRandom random, long epochNanos) {
        long micros = epochNanos / 1_000;
        // Instants at whole milliseconds are shorter when they are written.
        long instant = (micros % 1_000 == 0 ? micros + 1 : micros) * 1_000;
        for (int i = 0; i < events.size(); i++) {
            byte[] id = ids.get(i);
            writeId(random.nextLong(), random.nextLong(), id);
            System.arraycopy(id, 0, body, bodyIdAt[i], ID_LENGTH);
            byte[] time = times.get(i);
            Instants.write(instant, time, 0);
            System.arraycopy(time, 0, body, bodyTimeAt[i], time.length);
            System.arraycopy(time, 0, events.get(i).value(), valueTimeAt[i], time.length);
        }
    }

    /** The id of a fact as it is now. */
    public String id(int fact) {
        return new String(ids.get(fact), StandardCharsets.US_ASCII);
    }

    private void add(int i, EncodedEvent event) {
        events.add(event);
        for (EncodedEvent.Header header : event.headers()) {
            switch (header.name()) {
                case CloudEvents.ID -> ids.add(header.value());
                case CloudEvents.TIME -> times.add(header.value());
                default -> {}
            }
        }
        valueTimeAt[i] = indexOf(event.value(), PLACEHOLDER_TIME.toString());
    }

    private static String line(Fleet fleet, int device, DeviceState state) {
        return "{\"id\":\"%s\",\"device\":\"%s\",\"datacenter\":\"%s\",\"role\":\"%s\",\"state\":\"%s\",\"occurredAt\":\"%s\"}"
                .formatted(
                        PLACEHOLDER_ID,
                        fleet.name(device),
                        fleet.datacenter(device),
                        fleet.role(device),
                        state.wire(),
                        PLACEHOLDER_TIME);
    }

    private static Envelope<StateChanged> event(Fleet fleet, int device, DeviceState state) {
        return new Envelope<>(
                PLACEHOLDER_ID,
                CloudEvents.RECORDER_SOURCE,
                Optional.empty(),
                new StateChanged(
                        fleet.name(device),
                        fleet.datacenter(device),
                        fleet.role(device),
                        state,
                        PLACEHOLDER_TIME,
                        Duration.ZERO,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static int indexOf(byte[] text, String part) {
        int at = new String(text, StandardCharsets.US_ASCII).indexOf(part);
        if (at < 0) {
            throw new IllegalStateException("no " + part + " in what was encoded");
        }
        return at;
    }

    private static void writeId(long high, long low, byte[] into) {
        int at = 0;
        for (int digit = 0; digit < 32; digit++) {
            if (digit == 8 || digit == 12 || digit == 16 || digit == 20) {
                into[at++] = '-';
            }
            long half = digit < 16 ? high : low;
            into[at++] = HEX[(int) (half >>> (60 - 4 * (digit & 15))) & 15];
        }
    }
}
