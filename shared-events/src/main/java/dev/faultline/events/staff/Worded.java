package dev.faultline.events.staff;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A constant of a vocabulary, with the word that stands for it in events and in HTTP. Words never change. */
public interface Worded {
    /** The word, in lower case with hyphens. */
    String wire();

    /** The constant of a vocabulary with this word; empty for any other word. */
    static <W extends Worded> Optional<W> find(W[] vocabulary, String word) {
        return Arrays.stream(vocabulary)
                .filter(each -> each.wire().equals(word))
                .findFirst();
    }

    /** All words of a vocabulary in order, separated by commas, for messages. */
    static String list(Worded[] vocabulary) {
        return Arrays.stream(vocabulary).map(Worded::wire).collect(Collectors.joining(", "));
    }
}
