package dev.faultline.timeline.replay;

import dev.faultline.timeline.facts.Annotation;
import dev.faultline.timeline.facts.Vocabulary;
import dev.faultline.timeline.feed.LoggedEvent;
import java.nio.charset.StandardCharsets;

/**
 * The words of a fact beside its device, state and times. Facts that share them share one of these, so that the fold looks
 * their number up once and not for each fact. Made on the reading thread; the number belongs to the folding thread.
 */
final class DetailWords {
    private static final int NOT_ASKED = -1;

    private final LoggedEvent.About.Placed placed;
    private final String source;
    private final Annotation annotation;
    private int number = NOT_ASKED;

    DetailWords(String datacenter, String role, String source, Annotation annotation) {
        this.placed = new LoggedEvent.About.Placed(datacenter, role);
        this.source = source;
        this.annotation = annotation;
    }

    /** Where the device stands. */
    LoggedEvent.About.Placed placed() {
        return placed;
    }

    /** Who issued the id of the fact. */
    String source() {
        return source;
    }

    /** The number in the vocabulary of the one fold that asks. */
    int numberIn(Vocabulary words) {
        if (number == NOT_ASKED) {
            number = words.detail(
                    words.placement(placed.datacenter(), placed.role()),
                    words.source(source.getBytes(StandardCharsets.UTF_8)),
                    words.annotation(annotation));
        }
        return number;
    }
}
