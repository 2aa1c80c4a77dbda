package dev.faultline.timeline.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of a question. */
public sealed interface Answer {
    /**
     * It is answered.
     *
     * @param body what is written as JSON
     * @param next for a list that goes on, the key behind which it does
     * @param revision of what is answered, for those who change it on condition that it is still the same
     */
    record Found(Object body, Optional<List<String>> next, Optional<String> revision) implements Answer {
        public Found(Object body, Optional<List<String>> next) {
            this(body, next, Optional.empty());
        }
    }

    /**
     * It is answered with a document.
     *
     * @param body as it goes over the wire
     * @param mediaType of the body
     * @param position of which it is
     * @param headers beyond those, by name
     */
    record Document(byte[] body, String mediaType, String position, Map<String, String> headers) implements Answer {
        public Document {
            headers = Map.copyOf(headers);
        }
    }

    /** It is not. */
    record Refused(Problem problem) implements Answer {}

    /** An answer that is whole. */
    static Answer found(Object body) {
        return new Found(body, Optional.empty());
    }

    /** A refusal of the question as a whole. */
    static Answer refused(ProblemType type, String detail) {
        return new Refused(Problem.of(type, detail));
    }
}
