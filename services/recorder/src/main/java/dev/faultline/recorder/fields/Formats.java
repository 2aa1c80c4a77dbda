package dev.faultline.recorder.fields;

import dev.faultline.events.staff.Days;
import dev.faultline.events.staff.Scope;
import dev.faultline.events.staff.Worded;
import dev.faultline.recorder.requests.FieldNames;
import dev.faultline.recorder.requests.Texts;
import dev.faultline.recorder.requests.Times;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The formats that fields of commands have. */
public final class Formats {
    /** The longest sentence, in characters. */
    public static final int MAX_PROSE = Texts.MAX_PROSE;
    /** The longest account of something, in characters. */
    public static final int MAX_LONG_PROSE = 10_000;
    /** The most names in one list. */
    public static final int MAX_NAMES = 1_000;
    /** The highest count: the highest whole number that every reader of JSON has exactly. */
    public static final long MAX_COUNT = (1L << 53) - 1;

    private static final List<String> SCOPE_PARTS = List.of("datacenters", "roles", "devices");

    /** A name or id of 1 to 200 characters. */
    public static final Format<String> NAME =
            new Format<>(Format.Kind.NAME, Texts.MAX_NAME, List.of(), text(Texts::nameFault));

    /** The id of something that has an address of its own. */
    public static final Format<String> ID =
            new Format<>(Format.Kind.NAME, Texts.MAX_NAME, List.of(), text(Formats::idFault));

    /** Sentences of 1 to 2,000 characters. */
    public static final Format<String> PROSE = prose(MAX_PROSE);

    /** An account of 1 to 10,000 characters. */
    public static final Format<String> LONG_PROSE = prose(MAX_LONG_PROSE);

    /** An RFC 3339 instant. */
    public static final Format<Instant> INSTANT =
            new Format<>(Format.Kind.INSTANT, 0, List.of(), parsed(Times::instant, Times::instantFault));

    /** An ISO-8601 duration from PT0S to P366D. */
    public static final Format<Duration> UNCERTAINTY =
            new Format<>(Format.Kind.DURATION, 0, List.of(), parsed(Times::uncertainty, Times::uncertaintyFault));

    /** A day such as 2013-09-30. */
    public static final Format<LocalDate> DAY = new Format<>(
            Format.Kind.DAY,
            0,
            List.of(),
            parsed(
                    Formats::day,
                    text -> "must be a day such as 2013-09-30, from " + Days.EARLIEST + " to " + Days.LATEST
                            + ", and is " + Texts.quote(text)));

    /** How many of something there are. */
    public static final Format<Long> COUNT = new Format<>(Format.Kind.COUNT, MAX_COUNT, List.of(), whole(0, MAX_COUNT));

    /** Yes or no. */
    public static final Format<Boolean> FLAG = new Format<>(Format.Kind.FLAG, 0, List.of(), Formats::flag);

    /** Which devices are meant; it names something. */
    public static final Format<Scope> SCOPE = new Format<>(Format.Kind.SCOPE, MAX_NAMES, List.of(), Formats::scope);

    private Formats() {}

    private static Format<String> prose(int most) {
        return new Format<>(Format.Kind.PROSE, most, List.of(), text(text -> Texts.proseFault(text, most)));
    }

    /** One word of a vocabulary. */
    public static <W extends Worded> Format<W> word(W[] vocabulary) {
        return new Format<>(
                Format.Kind.WORD,
                0,
                Arrays.stream(vocabulary).map(Worded::wire).toList(),
                parsed(
                        text -> Worded.find(vocabulary, text),
                        text -> "must be one of " + Worded.list(vocabulary) + ", and is " + Texts.quote(text)));
    }

    /** A number within an incident, from 1 to {@code most}. */
    public static Format<Integer> number(int most) {
        Format.Reading<Long> whole = whole(1, most);
        return new Format<>(
                Format.Kind.NUMBER,
                most,
                List.of(),
                (value, at, faults) -> whole.read(value, at, faults).map(Long::intValue));
    }

    /** From one to so many names, each counted once. */
    public static Format<List<String>> names(int most) {
        return new Format<>(
                Format.Kind.NAMES,
                most,
                List.of(),
                (value, at, faults) -> names(value, at, most, faults).filter(names -> {
                    if (names.isEmpty()) {
                        faults.add(at, "must have at least one name");
                    }
                    return !names.isEmpty();
                }));
    }

    private static Optional<String> idFault(String text) {
        // Everybody on the way takes these out of an address.
        boolean dots = text.equals(".") || text.equals("..");
        return Texts.nameFault(text)
                .or(() -> dots ? Optional.of("must not be . or .., for no address can have that") : Optional.empty());
    }

    private static Format.Reading<String> text(Function<String, Optional<String>> fault) {
        return (value, at, faults) -> string(value, at, faults).filter(text -> {
            Optional<String> found = fault.apply(text);
            found.ifPresent(message -> faults.add(at, message));
            return found.isEmpty();
        });
    }

    private static <T> Format.Reading<T> parsed(Function<String, Optional<T>> parse, Function<String, String> fault) {
        return (value, at, faults) -> string(value, at, faults).flatMap(text -> {
            Optional<T> found = parse.apply(text);
            if (found.isEmpty()) {
                faults.add(at, fault.apply(text));
            }
            return found;
        });
    }

    private static Optional<String> string(Object value, String at, FieldFaults faults) {
        if (value instanceof String text) {
            return Optional.of(text);
        }
        faults.add(at, "must be a string, and is " + JsonObject.kind(value));
        return Optional.empty();
    }

    private static Format.Reading<Long> whole(long least, long most) {
        return (value, at, faults) -> {
            if (value instanceof Long number && number >= least && number <= most) {
                return Optional.of(number);
            }
            String given = value instanceof Number ? "another one" : JsonObject.kind(value);
            faults.add(at, "must be a whole number from %d to %d, and is %s".formatted(least, most, given));
            return Optional.empty();
        };
    }

    private static Optional<Boolean> flag(Object value, String at, FieldFaults faults) {
        if (value instanceof Boolean flag) {
            return Optional.of(flag);
        }
        faults.add(at, "must be true or false, and is " + JsonObject.kind(value));
        return Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        // LocalDate takes years of more digits and with signs as well.
        if (text.length() != "2013-09-30".length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text)).filter(Days::inBounds);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> names(Object value, String at, int most, FieldFaults faults) {
        if (!(value instanceof List<?> items)) {
            faults.add(at, "must be an array of names, and is " + JsonObject.kind(value));
            return Optional.empty();
        }
        if (items.size() > most) {
            faults.add(at, "must have %,d names at most, and has %,d".formatted(most, items.size()));
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            NAME.reading().read(items.get(i), at + "[" + i + "]", faults).ifPresent(names::add);
        }
        return names.size() == items.size()
                ? Optional.of(names.stream().distinct().toList())
                : Optional.empty();
    }

    private static Optional<Scope> scope(Object value, String at, FieldFaults faults) {
        if (!(value instanceof Map<?, ?> parts)) {
            faults.add(at, "must be an object with datacenters, roles or devices, and is " + JsonObject.kind(value));
            return Optional.empty();
        }
        int before = faults.total();
        for (Object name : parts.keySet()) {
            if (!SCOPE_PARTS.contains(name)) {
                String plain = Texts.plain((String) name, Texts.MAX_NAME);
                faults.add(at + "." + plain, FieldNames.unknown((String) name, "a scope", SCOPE_PARTS));
            }
        }
        var scope = new Scope(
                part(parts, "datacenters", at, faults),
                part(parts, "roles", at, faults),
                part(parts, "devices", at, faults));
        if (faults.total() > before) {
            return Optional.empty();
        }
        if (scope.isEmpty()) {
            faults.add(at, "must name at least one datacenter, role or device");
            return Optional.empty();
        }
        return Optional.of(scope);
    }

    private static List<String> part(Map<?, ?> parts, String name, String at, FieldFaults faults) {
        Object value = parts.get(name);
        return value == null
                ? List.of()
                : names(value, at + "." + name, MAX_NAMES, faults).orElse(List.of());
    }
}
