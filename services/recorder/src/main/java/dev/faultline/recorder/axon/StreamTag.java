package dev.faultline.recorder.axon;

import java.util.Set;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.axonframework.messaging.eventstreaming.Tag;

/** The one tag of every event: the key of its stream, the id of an incident or maintenance. */
final class StreamTag {
    private static final String NAME = "stream";

    private StreamTag() {}

    static Set<Tag> tags(String key) {
        return Set.of(Tag.of(NAME, key));
    }

    static EventCriteria criteria(String key) {
        return EventCriteria.havingTags(tags(key));
    }

    /** The key of the one stream that is meant. */
    static String key(EventCriteria criteria) {
        Set<EventCriterion> criterions = criteria.flatten();
        if (criterions.size() == 1) {
            EventCriterion only = criterions.iterator().next();
            if (only.types().isEmpty() && only.tags().size() == 1) {
                Tag tag = only.tags().iterator().next();
                if (tag.key().equals(NAME)) {
                    return tag.value();
                }
            }
        }
        throw new UnsupportedOperationException(
                "events are read and appended by exactly one stream, and not by " + criteria);
    }
}
