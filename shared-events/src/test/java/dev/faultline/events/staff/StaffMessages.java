package dev.faultline.events.staff;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.events.Topics;
import dev.faultline.events.catalogue.Message;
import dev.faultline.events.catalogue.Schemas;
import java.util.Arrays;
import java.util.List;

/** The types of events about incidents and maintenance as their codec has them. */
public final class StaffMessages {
    private StaffMessages() {}

    public static List<Message> all() {
        return Arrays.stream(StaffEventType.values())
                .map(StaffMessages::message)
                .toList();
    }

    private static Message message(StaffEventType type) {
        List<Message.Field> fields = Arrays.stream(StaffField.values())
                .filter(field -> StaffField.named(type, field.wire()) == field)
                .map(field -> new Message.Field(
                        field.wire(), StaffField.required(type).contains(field), schema(field)))
                .toList();
        String subject = StaffField.subject(type).wire();
        return new Message(Topics.INCIDENT_EVENTS, type.wire(), subject, fields, rules(type));
    }

    private static ObjectNode schema(StaffField field) {
        return switch (field.shape()) {
            case TEXT -> Schemas.text();
            case WORD ->
                Schemas.words(field.vocabulary().stream().map(Worded::wire).toList());
            case INSTANT -> Schemas.instant();
            case UNCERTAINTY -> Schemas.duration();
            case DAY -> Schemas.day();
            case NUMBER -> Schemas.from(1).put("maximum", Integer.MAX_VALUE);
            case COUNT -> Schemas.from(0).put("format", "int64");
            case FLAG -> Schemas.flag();
            case NAMES -> Schemas.names(1);
            case SCOPE -> Schemas.scope();
        };
    }

    private static ObjectNode rules(StaffEventType type) {
        if (type != StaffEventType.SCOPED) {
            return JsonNodeFactory.instance.objectNode();
        }
        ObjectNode rules = Schemas.atLeastOneOf(List.of(
                StaffField.TITLE.wire(),
                StaffField.SEVERITY.wire(),
                StaffField.SCOPE.wire(),
                StaffField.IMPACT_START.wire()));
        rules.putObject("dependencies")
                .putArray(StaffField.IMPACT_UNCERTAINTY.wire())
                .add(StaffField.IMPACT_START.wire());
        return rules;
    }
}
