package dev.faultline.events.catalogue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The JSON schemas of what fields can hold, in the draft 7 that AsyncAPI builds upon. */
public final class Schemas {
    /** The schema of a scope, which is written once and referred to. */
    static final String SCOPE = "scope";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Schemas() {}

    /** Text that may be empty. */
    public static ObjectNode anyText() {
        return of("string");
    }

    /** Text that is not empty. */
    public static ObjectNode text() {
        return of("string").put("minLength", 1);
    }

    public static ObjectNode words(List<String> words) {
        ObjectNode schema = of("string");
        words.forEach(schema.putArray("enum")::add);
        return schema;
    }

    public static ObjectNode instant() {
        return of("string").put("format", "date-time");
    }

    /** Spelt out, for the format of this name knows no fractions of a second. */
    public static ObjectNode duration() {
        return of("string").put("pattern", "^P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+([.][0-9]{1,9})?S)?)?$");
    }

    public static ObjectNode day() {
        return of("string").put("format", "date");
    }

    /** A whole number. */
    public static ObjectNode from(int least) {
        return of("integer").put("minimum", least);
    }

    public static ObjectNode flag() {
        return of("boolean");
    }

    /** A list of texts that are not empty. */
    public static ObjectNode names(int atLeast) {
        ObjectNode schema = of("array");
        schema.set("items", text());
        return atLeast == 0 ? schema : schema.put("minItems", atLeast);
    }

    /** A reference to {@link #SCOPE}. */
    public static ObjectNode scope() {
        ObjectNode schema = object();
        schema.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + SCOPE);
        return schema;
    }

    /** At least one of these fields is there. */
    public static ObjectNode atLeastOneOf(List<String> fields) {
        ObjectNode rule = object();
        var any = rule.putArray("anyOf");
        fields.forEach(field -> any.addObject().putArray("required").add(field));
        return rule;
    }

    static ObjectNode of(String type) {
        return object().put("type", type);
    }

    static ObjectNode object() {
        return JSON.objectNode();
    }
}
