package dev.faultline.timeline.http;

import dev.faultline.events.Instants;
import dev.faultline.log.Position;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The parameters of a question. Each is read by its name and kind; what is wrong is noted, and a value that would do is
 * given instead, so that one pass finds all that is wrong. Who read them all asks for {@link #errors} before he goes on.
 */
public final class Ask {
    /** How many values a list may have. */
    public static final int MAX_VALUES = 1_000;
    /** How long a name may be, in characters. */
    public static final int MAX_NAME_LENGTH = 200;
    /** The longest duration. */
    public static final Duration MAX_DURATION = Duration.ofDays(36_525);

    /** A day, or a day and a time, without an offset. */
    private static final Pattern LOCAL =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?)?");

    /** No present comes to it. */
    private static final String ALWAYS_AHEAD = Instants.LATEST.minusSeconds(1).toString();

    private static final int DAY_LENGTH = "2013-09-03".length();
    private static final int MAX_SHOWN = 60;
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    /** These say which part of an answer is wanted, of when and up to where; all others say what is asked. */
    private static final Set<String> NOT_OF_THE_QUESTION =
            Set.of(LIMIT, CURSOR, "after", "position", "asOf", "knownAt");

    private final String path;
    private final Map<String, List<String>> given;
    private final List<FieldError> errors = new ArrayList<>();

    /**
     * @param path of the question, which cursors are bound to
     * @param given the values of each parameter, decoded
     * @param allowed the names of all parameters that the question may have
     */
    public Ask(String path, Map<String, List<String>> given, Set<String> allowed) {
        this.path = path;
        this.given = new TreeMap<>(given);
        for (String name : this.given.keySet()) {
            if (!allowed.contains(name)) {
                wrong(
                        shown(name),
                        "there is no such parameter; there are " + String.join(", ", new TreeSet<>(allowed)));
            }
        }
    }

    /** All that was found wrong so far. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** Notes that a parameter is wrong, and what would be right. */
    public void wrong(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** Whether the parameter is there at all. */
    public boolean has(String name) {
        return given.containsKey(name);
    }

    /** An RFC 3339 instant, in nanoseconds since 1970-01-01T00:00Z. */
    public OptionalLong instant(String name) {
        Optional<String> text = one(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        long nanos = Instants.parse(text.get());
        if (nanos != Instants.NOT_AN_INSTANT) {
            return OptionalLong.of(nanos);
        }
        String plus = text.get().replace(' ', '+');
        boolean spoiledPlus = !plus.equals(text.get()) && Instants.parse(plus) != Instants.NOT_AN_INSTANT;
        wrong(
                name,
                spoiledPlus
                        ? "a plus sign means a space in a URL: write %2B for it, or use Z for UTC"
                        : "must be an RFC 3339 instant with a zone, from 1910 to 2199, like 2013-09-03T07:00:00Z, and is "
                                + quoted(text.get()));
        return OptionalLong.empty();
    }

    /**
     * As {@link #instant(String)}; a day, or a day and a time, without an offset is that of the zone's clocks, and a day its
     * first instant.
     */
    public OptionalLong instant(String name, ZoneId zone) {
        Optional<String> text = one(name);
        return text.isPresent() && LOCAL.matcher(text.get()).matches() ? local(name, text.get(), zone) : instant(name);
    }

    private OptionalLong local(String name, String text, ZoneId zone) {
        try {
            boolean day = text.length() == DAY_LENGTH;
            LocalDateTime time = day ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
            ZonedDateTime shown = day ? time.toLocalDate().atStartOfDay(zone) : time.atZone(zone);
            if (day
                    ? !shown.toLocalDate().equals(time.toLocalDate())
                    : !shown.toLocalDateTime().equals(time)) {
                wrong(name, "is no time in " + zone + ", whose clocks skip it: give it with an offset");
            } else if (!day && zone.getRules().getValidOffsets(time).size() > 1) {
                wrong(name, "is a time that the clocks in " + zone + " show twice: give it with an offset");
            } else if (Instants.inBounds(shown.toInstant())) {
                return OptionalLong.of(Instants.toEpochNanos(shown.toInstant()));
            } else {
                wrong(name, "must lie from 1910 to 2199, and is " + quoted(text));
            }
        } catch (DateTimeException notATime) {
            wrong(
                    name,
                    "must be a day or a time that there is, like 2013-09-03 or 2013-09-03T07:00, and is "
                            + quoted(text));
        }
        return OptionalLong.empty();
    }

    /** An ISO-8601 duration of 0 to {@link #MAX_DURATION}; zero where there is none. */
    public Duration duration(String name) {
        Optional<String> text = one(name);
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        try {
            Duration duration = Duration.parse(text.get());
            if (!duration.isNegative() && duration.compareTo(MAX_DURATION) <= 0) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException notADuration) {
            // Said below.
        }
        wrong(name, "must be an ISO-8601 duration from PT0S to P36525D, like PT15M, and is " + quoted(text.get()));
        return Duration.ZERO;
    }

    /** As {@link #duration(String)}; {@code otherwise} where there is none. */
    public Duration duration(String name, Duration otherwise) {
        return has(name) ? duration(name) : otherwise;
    }

    /** Names, separated by commas or each in a parameter of its own; empty where there are none. */
    public Set<String> names(String name) {
        Set<String> names = new LinkedHashSet<>();
        for (String value : given.getOrDefault(name, List.of())) {
            for (String part : value.split(",", -1)) {
                if (part.isBlank() || part.length() > MAX_NAME_LENGTH) {
                    wrong(name, "each name must have 1 to " + MAX_NAME_LENGTH + " characters");
                    return Set.of();
                }
                names.add(part);
                if (names.size() > MAX_VALUES) {
                    wrong(name, "there may be " + MAX_VALUES + " names at most");
                    return Set.of();
                }
            }
        }
        return names;
    }

    /** Words of a vocabulary, given as {@link #names} are; those that are none are noted. */
    public <T> List<T> words(String name, List<T> all, Function<T, String> wire) {
        List<T> words = new ArrayList<>();
        for (String word : names(name)) {
            Optional<T> found =
                    all.stream().filter(each -> wire.apply(each).equals(word)).findFirst();
            if (found.isEmpty()) {
                wrong(name, "must be of " + listed(all, wire) + ", and has " + quoted(word));
                return List.of();
            }
            words.add(found.get());
        }
        return words;
    }

    /** One word of a vocabulary; {@code otherwise} where there is none. */
    public <T> T word(String name, List<T> all, Function<T, String> wire, T otherwise) {
        Optional<String> text = one(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        Optional<T> found =
                all.stream().filter(each -> wire.apply(each).equals(text.get())).findFirst();
        if (found.isEmpty()) {
            wrong(name, "must be one of " + listed(all, wire) + ", and is " + quoted(text.get()));
        }
        return found.orElse(otherwise);
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> flag(String name) {
        return has(name) ? Optional.of(word(name, List.of(true, false), String::valueOf, false)) : Optional.empty();
    }

    /** A whole number from 1 on. */
    OptionalInt number(String name) {
        Optional<String> text = one(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (text.get().matches("[1-9][0-9]{0,8}")) {
            return OptionalInt.of(Integer.parseInt(text.get()));
        }
        wrong(name, "must be a whole number from 1 on, and is " + quoted(text.get()));
        return OptionalInt.empty();
    }

    /** How many items a list may have at most: 1 to {@code max}, and {@code usual} where that is not said. */
    public int limit(int usual, int max) {
        Optional<String> text = one(LIMIT);
        if (text.isEmpty()) {
            return usual;
        }
        if (text.get().matches("[0-9]{1,6}")) {
            int limit = Integer.parseInt(text.get());
            if (limit >= 1 && limit <= max) {
                return limit;
            }
        }
        wrong(LIMIT, "must be a whole number from 1 to " + max + ", and is " + quoted(text.get()));
        return usual;
    }

    /** A position of the log. */
    public Optional<Position> position(String name) {
        Optional<String> text = one(name);
        Optional<Position> position = text.flatMap(Position::parse);
        if (text.isPresent() && position.isEmpty()) {
            wrong(name, "must be a position as an earlier answer gave it");
        }
        return position;
    }

    /** The address of the same question with one parameter said otherwise. */
    String with(String name, String value) {
        Map<String, List<String>> parameters = new TreeMap<>(given);
        parameters.remove("after");
        parameters.put(name, List.of(value));
        return Address.of(path, parameters);
    }

    /**
     * The address at which this very answer can be had again.
     *
     * @param look from where the question was answered
     * @param end of the window
     */
    public String permalink(Look look, long end) {
        return permalink(look.position(), look.frame().askedAt(end), Map.of("knownAt", look));
    }

    /**
     * As {@link #permalink(Look, long)}, of several looks.
     *
     * @param asOf the time of the question, in nanoseconds since 1970-01-01T00:00Z
     * @param looks by the parameter that says what was known; one that lies ahead goes on lying ahead
     */
    String permalink(String position, long asOf, Map<String, Look> looks) {
        Map<String, List<String>> parameters = new TreeMap<>(given);
        parameters.remove("after");
        parameters.put("position", List.of(position));
        parameters.put("asOf", List.of(Instants.ofEpochNanos(asOf).toString()));
        looks.forEach((name, look) -> {
            if (look.frame().isAllKnown()) {
                parameters.computeIfPresent(name, (given, ahead) -> List.of(ALWAYS_AHEAD));
            }
        });
        return Address.of(path, parameters);
    }

    /**
     * The key behind which a list goes on.
     *
     * @param read makes the key of the parts that {@link #cursor(List)} was given; what it throws makes the cursor wrong
     */
    public <K> Optional<K> cursor(Function<List<String>, K> read) {
        Optional<String> text = one(CURSOR);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Cursor.Decoded> decoded = Cursor.decode(text.get());
        if (decoded.isPresent() && decoded.get().question() != question()) {
            wrong(
                    CURSOR,
                    "belongs to another question: all parameters but limit, after, position, asOf and knownAt must be as they were");
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(decoded.orElseThrow().key()));
        } catch (RuntimeException notSuchAKey) {
            wrong(CURSOR, "must be a cursor as an earlier answer gave it");
            return Optional.empty();
        }
    }

    /** The cursor for the part of the list behind a key. */
    public String cursor(List<String> key) {
        return Cursor.encode(question(), key);
    }

    /** A number for what is asked: equal for two parts of one list. */
    private long question() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            feed(digest, path);
            given.forEach((name, values) -> {
                if (!NOT_OF_THE_QUESTION.contains(name)) {
                    feed(digest, name);
                    values.forEach(value -> feed(digest, value));
                }
            });
            return java.nio.ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void feed(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /** The value of a parameter that may be there once. */
    public Optional<String> one(String name) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            wrong(name, "must be there once, and is there " + values.size() + " times");
            return Optional.empty();
        }
        return values.stream().findFirst();
    }

    private static <T> String listed(List<T> all, Function<T, String> wire) {
        return String.join(", ", all.stream().map(wire).toList());
    }

    static String quoted(String text) {
        return "\"" + shown(text) + "\"";
    }

    private static String shown(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}
