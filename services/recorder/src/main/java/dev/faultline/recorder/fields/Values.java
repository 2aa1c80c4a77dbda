package dev.faultline.recorder.fields;

import dev.faultline.recorder.requests.FieldNames;
import dev.faultline.recorder.requests.Texts;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a body, read as what they mean. */
public final class Values {
    private final Map<Field<?>, Object> read = new IdentityHashMap<>();

    private Values() {}

    /**
     * Reads the fields that a body may have. A fault is added for every one that is wrong, missing or none of them.
     *
     * @param body as {@link JsonObject} gives it
     * @param of what has the fields, for faults, such as "a note"
     */
    public static Values read(Map<String, Object> body, String of, List<Field<?>> fields, FieldFaults faults) {
        var values = new Values();
        List<String> names = fields.stream().<String>map(Field::name).toList();
        for (String name : body.keySet()) {
            if (!names.contains(name)) {
                faults.add(Texts.plain(name, Texts.MAX_NAME), FieldNames.unknown(name, of, names));
            }
        }
        for (Field<?> field : fields) {
            Object value = body.get(field.name());
            if (value != null) {
                field.format()
                        .reading()
                        .read(value, field.name(), faults)
                        .ifPresent(meant -> values.read.put(field, meant));
            } else if (field.required()) {
                faults.add(field.name(), "must be there in " + of);
            }
        }
        return values;
    }

    /** What a field means; empty where it is missing or wrong. */
    public <T> Optional<T> find(Field<T> field) {
        @SuppressWarnings("unchecked") // put there by the field's own reading
        T value = (T) read.get(field);
        return Optional.ofNullable(value);
    }

    /** What a required field means, once no fault was found. */
    public <T> T get(Field<T> field) {
        return find(field).orElseThrow(() -> new IllegalStateException(field.name() + " is missing or wrong"));
    }
}
