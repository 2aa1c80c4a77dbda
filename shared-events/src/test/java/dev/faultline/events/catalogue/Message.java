package dev.faultline.events.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A type of event, as the code has it.
 *
 * @param topic where it goes
 * @param type its word
 * @param subject the field that is as the key
 * @param fields in the order in which they are written
 * @param rules what a value must keep to besides, as a JSON schema; may be empty
 */
public record Message(String topic, String type, String subject, List<Field> fields, ObjectNode rules) {

    /**
     * One field of a type.
     *
     * @param schema what it may hold, as a JSON schema
     */
    public record Field(String name, boolean required, ObjectNode schema) {}

    @Override
    public String toString() {
        return type;
    }
}
