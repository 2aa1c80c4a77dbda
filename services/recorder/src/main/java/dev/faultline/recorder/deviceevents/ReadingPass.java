package dev.faultline.recorder.deviceevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.faultline.access.Role;
import dev.faultline.events.DeviceEvent;
import dev.faultline.events.DeviceEventCodec;
import dev.faultline.events.EncodedEvent;
import dev.faultline.events.Envelope;
import dev.faultline.recorder.requests.Texts;
import dev.faultline.recorder.requests.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one pass over one body. For one thread and one use. */
final class ReadingPass {
    private static final int MAX_PARSER_MESSAGE = 300;

    private final JsonFactory json;
    private final IntakeLimits limits;
    private final byte[] body;
    private final int start;
    private final int end;
    private final IntakeOptions options;
    private final Faults faults;
    private final Line line;

    private final List<EncodedEvent> events = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Told> told = new HashMap<>();
    private int idsAssigned;
    private int stateChanges;
    private int retractions;

    /** Where the next byte lies that is not UTF-8; -1 when there is none. */
    private int notUtf8;

    /** Where the line that is being read lies. */
    private int lineStart;

    private int lineEnd;

    private record Told(int line, Envelope<DeviceEvent> event) {}

    /** Ends the pass at a limit. It is caught within this class, and costs no stack trace. */
    private static final class OverLimit extends Exception {
        private static final long serialVersionUID = 1L;

        OverLimit(String message) {
            super(message, null, false, false);
        }
    }

    ReadingPass(
            JsonFactory json,
            IntakeLimits limits,
            EventIds eventIds,
            byte[] body,
            int length,
            Instant receivedAt,
            IntakeOptions options) {
        this.json = json;
        this.limits = limits;
        this.options = options;
        this.faults = new Faults(options.skipInvalid());
        this.body = body;
        this.start = startsWithByteOrderMark(body, length) ? 3 : 0;
        this.end = length;
        this.line = new Line(
                faults, options.idsOfContent() ? idsOfContent() : eventIds, receivedAt, limits.maxAhead(), options);
    }

    private EventIds idsOfContent() {
        var ids = new ContentIds();
        return () -> ids.of(body, lineStart, lineEnd);
    }

    Reading read(BodyFormat format) {
        notUtf8 = Utf8.firstInvalid(body, start, end);
        try {
            switch (format) {
                case JSON -> readJson();
                case NDJSON -> readLines();
            }
        } catch (OverLimit e) {
            return new Reading.OverLimit(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
        if (line.forbiddenAt() > 0) {
            return new Reading.Forbidden(Role.IMPORTER, line.forbiddenAt());
        }
        boolean refused = options.skipInvalid() ? events.isEmpty() : faults.total() > 0;
        return refused
                ? faults.refusal()
                : new Reading.Accepted(
                        events,
                        ids,
                        idsAssigned,
                        stateChanges,
                        retractions,
                        options.skipInvalid() ? Optional.of(faults.skipped()) : Optional.empty());
    }

    private void readJson() throws IOException, OverLimit {
        int number = 1;
        lineStart = start;
        try (JsonParser parser = json.createParser(body, start, end - start)) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                faults.add(1, "must be an object or an array of objects, and the body is empty");
                return;
            }
            if (token == JsonToken.START_OBJECT) {
                readObject(parser, 1);
                requireWithinLimit(1, lineStart, position(parser));
            } else if (token == JsonToken.START_ARRAY) {
                for (; parser.nextToken() != JsonToken.END_ARRAY; number++) {
                    requireFewer(number);
                    readElement(parser, number);
                    lineEnd = position(parser);
                    requireWithinLimit(number, lineStart, lineEnd);
                    reportNotUtf8(number, lineStart, lineEnd);
                    lineStart = lineEnd;
                }
                if (number == 1) {
                    faults.add(1, "must be at least one object, and the array is empty");
                    return;
                }
                number--;
            } else {
                faults.add(1, "must be an object or an array of objects");
                return;
            }
            if (parser.nextToken() != null) {
                faults.add(
                        number,
                        "must be the last thing in the body, and more follows: send several events as one array, or"
                                + " one on each line as application/x-ndjson");
            }
            reportNotUtf8(number, lineStart, end);
        } catch (JsonProcessingException e) {
            requireWithinLimit(number, lineStart, position(e, start));
            if (!reportNotUtf8(number, lineStart, position(e, start) + 1)) {
                faults.add(number, notJson(e));
            }
        }
    }

    private void readElement(JsonParser parser, int number) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            readObject(parser, number);
        } else {
            faults.add(number, "must be an object");
            parser.skipChildren();
        }
    }

    private void readLines() throws IOException, OverLimit {
        // One parser reads line after line; only behind a line that it fell over does a new one begin.
        JsonParser parser = null;
        int parserStart = start;
        int number = 0;
        int count = 0;
        try {
            for (lineStart = start; lineStart < end; lineStart = lineEnd + 1) {
                lineEnd = endOfLine(lineStart);
                number++;
                if (tooLong(number)) {
                    requireFewer(++count);
                    parser = closed(parser);
                } else if (!blank(lineStart, lineEnd)) {
                    requireFewer(++count);
                    if (parser == null) {
                        parserStart = lineStart;
                        parser = json.createParser(body, lineStart, end - lineStart);
                    }
                    if (reportNotUtf8(number, lineStart, lineEnd) || !readLine(parser, parserStart, number)) {
                        parser = closed(parser);
                    }
                }
            }
        } finally {
            closed(parser);
        }
        if (count == 0) {
            faults.add(1, "must be an object, and the body is empty");
        }
    }

    /** Whether a line of NDJSON that is too long was left out; where wrong lines are not left out, it ends the pass. */
    private boolean tooLong(int number) throws OverLimit {
        if (!options.skipInvalid()) {
            requireWithinLimit(number, lineStart, lineEnd);
        }
        if (lineEnd - lineStart <= limits.maxLineBytes()) {
            return false;
        }
        faults.add(
                number,
                "must have %,d bytes at most, and has %,d".formatted(limits.maxLineBytes(), lineEnd - lineStart));
        if (notUtf8 >= 0 && notUtf8 < lineEnd) {
            notUtf8 = Utf8.firstInvalid(body, lineEnd, end);
        }
        return true;
    }

    private static JsonParser closed(JsonParser parser) throws IOException {
        if (parser != null) {
            parser.close();
        }
        return null;
    }

    /** Reads one line; false when the parser is no longer at the end of it. */
    private boolean readLine(JsonParser parser, int parserStart, int number) throws IOException {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                faults.add(number, "must be an object, and each line one of its own");
                return false;
            }
            int before = faults.total();
            line.read(parser, number);
            Envelope<DeviceEvent> event = line.event();
            int behind = parserStart + (int) parser.currentLocation().getByteOffset();
            if (behind > lineEnd) {
                faults.add(number, "must be a whole object, and the line ends within it");
                return false;
            }
            if (!blank(behind, lineEnd)) {
                faults.add(number, "must be one object, and more follows on the line");
                return false;
            }
            if (event != null && faults.total() == before) {
                take(event, number);
            }
            return true;
        } catch (JsonProcessingException e) {
            faults.add(
                    number,
                    position(e, parserStart) > lineEnd
                            ? "must be a whole object, and the line ends within it"
                            : notJson(e));
            return false;
        }
    }

    private void readObject(JsonParser parser, int number) throws IOException {
        int before = faults.total();
        line.read(parser, number);
        Envelope<DeviceEvent> event = line.event();
        if (event != null && faults.total() == before) {
            take(event, number);
        }
    }

    private void take(Envelope<DeviceEvent> event, int number) {
        boolean ofChance = line.idAssigned() && !options.idsOfContent();
        if (ofChance) {
            idsAssigned++;
        } else {
            Told before = told.putIfAbsent(event.id(), new Told(number, event));
            if (before != null) {
                if (!before.event().equals(event)) {
                    faults.add(
                            number,
                            Field.ID.wire,
                            "must be another one than that of line " + before.line()
                                    + ", which says something else under it");
                } else {
                    ids.add(event.id());
                }
                return;
            }
        }
        ids.add(event.id());
        if (faults.total() > 0 && !options.skipInvalid()) {
            return;
        }
        events.add(DeviceEventCodec.encode(event));
        switch (event.event()) {
            case DeviceEvent.StateChanged changed -> stateChanges++;
            case DeviceEvent.StateRetracted retracted -> retractions++;
            case DeviceEvent.Registered registered -> throw new IllegalStateException("not told over this way");
        }
    }

    /** Reports the bytes of a line that are not UTF-8, once for the line; false when all are. */
    private boolean reportNotUtf8(int number, int lineStart, int lineEnd) {
        if (notUtf8 < 0 || notUtf8 >= lineEnd) {
            return false;
        }
        faults.add(
                number,
                "must be UTF-8, and byte %d of the line, 0x%02x, is not"
                        .formatted(notUtf8 - lineStart + 1, body[notUtf8] & 0xff));
        notUtf8 = Utf8.firstInvalid(body, Math.min(lineEnd, end), end);
        return true;
    }

    private void requireFewer(int count) throws OverLimit {
        if (count > limits.maxLines()) {
            throw new OverLimit("A request may have %,d events at most, and this one has more. Send it in parts"
                    .formatted(limits.maxLines()));
        }
    }

    private void requireWithinLimit(int number, int lineStart, int lineEnd) throws OverLimit {
        if (lineEnd - lineStart > limits.maxLineBytes()) {
            throw new OverLimit("A line may have %,d bytes at most, and line %,d has more"
                    .formatted(limits.maxLineBytes(), number));
        }
    }

    private int position(JsonParser parser) {
        return start + (int) parser.currentLocation().getByteOffset();
    }

    private int position(JsonProcessingException e, int parserStart) {
        long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        return offset < 0 ? end : (int) Math.min(end, parserStart + offset);
    }

    private static String notJson(JsonProcessingException e) {
        return "must be JSON. " + Texts.plain(e.getOriginalMessage(), MAX_PARSER_MESSAGE);
    }

    private int endOfLine(int from) {
        int i = from;
        while (i < end && body[i] != '\n') {
            i++;
        }
        return i;
    }

    private boolean blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!blank(body[i])) {
                return false;
            }
        }
        return true;
    }

    static boolean blank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    private static boolean startsWithByteOrderMark(byte[] body, int length) {
        return length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf;
    }
}
