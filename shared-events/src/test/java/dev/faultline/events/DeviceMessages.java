package dev.faultline.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.events.catalogue.Message;
import dev.faultline.events.catalogue.Schemas;
import java.util.Arrays;
import java.util.List;

/** The types of events about devices as their codec has them. */
public final class DeviceMessages {
    private DeviceMessages() {}

    public static List<Message> all() {
        return Arrays.stream(EventType.values()).map(DeviceMessages::message).toList();
    }

    private static Message message(EventType type) {
        List<Message.Field> fields = Arrays.stream(Field.values())
                .filter(field -> Field.required(type).contains(field)
                        || Field.optional(type).contains(field))
                .map(field ->
                        new Message.Field(field.wire(), Field.required(type).contains(field), schema(field)))
                .toList();
        ObjectNode noRules = JsonNodeFactory.instance.objectNode();
        return new Message(Topics.DEVICE_EVENTS, type.wire(), Field.DEVICE.wire(), fields, noRules);
    }

    private static ObjectNode schema(Field field) {
        return switch (field) {
            case DEVICE, DATACENTER, ROLE, RETRACTS -> Schemas.text();
            case STATE ->
                Schemas.words(Arrays.stream(DeviceState.values())
                        .map(DeviceState::wire)
                        .toList());
            case OCCURRED_AT -> Schemas.instant();
            case UNCERTAINTY -> Schemas.duration();
            case OBSERVER, BY, REASON -> Schemas.anyText();
            case DEPENDS_ON -> Schemas.names(0);
        };
    }
}
