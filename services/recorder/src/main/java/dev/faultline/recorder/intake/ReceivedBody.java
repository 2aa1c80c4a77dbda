package dev.faultline.recorder.intake;

import dev.faultline.recorder.http.ProblemType;
import dev.faultline.recorder.http.Reply;
import dev.faultline.recorder.requests.Admission;
import dev.faultline.recorder.requests.Body;
import dev.faultline.recorder.requests.ContentHeaders;
import dev.faultline.recorder.requests.Texts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What came of taking in the body of a command. */
sealed interface ReceivedBody {
    /** The whole body, decompressed: the first {@code length} of the bytes. */
    record Whole(byte[] bytes, int length) implements ReceivedBody {}

    /** It is not taken, and this is the answer. */
    record Refused(Reply reply) implements ReceivedBody {}

    /**
     * Takes in a body.
     *
     * @param maxBytes the longest body after decompression
     * @param place where its bytes are held
     */
    static ReceivedBody of(CommandRequest<?> request, int maxBytes, Admission admission, Admission.Place place) {
        Optional<String> encoding = first(request, "Content-Encoding");
        Optional<Boolean> gzip = ContentHeaders.gzip(encoding.orElse(null));
        if (gzip.isEmpty()) {
            return new Refused(CommandReplies.unsupported(
                    "Content-Encoding must be gzip or none at all, and is " + Texts.quote(encoding.orElse(""))));
        }
        Optional<String> type = first(request, "Content-Type");
        boolean json = ContentHeaders.utf8MediaType(type.orElse(null))
                .filter("application/json"::equals)
                .isPresent();
        if (!json && !request.operation().bodyOptional()) {
            return wrongType(type);
        }
        Body body;
        try {
            body = Body.read(request.body(), gzip.get(), length(request), maxBytes, place);
        } catch (IOException e) {
            return unreadable("The body could not be read to its end");
        }
        return switch (body) {
            case Body.Whole whole ->
                whole.length() > 0 && !json ? wrongType(type) : new Whole(whole.bytes(), whole.length());
            case Body.TooLarge tooLarge ->
                new Refused(CommandReplies.problem(
                        ProblemType.BODY_TOO_LARGE,
                        "A command may have %,d bytes at most%s"
                                .formatted(maxBytes, gzip.get() ? " when unpacked" : "")));
            case Body.Broken broken -> unreadable(broken.detail());
            case Body.NoRoom noRoom -> new Refused(CommandReplies.overloaded(admission.retryAfterSeconds()));
        };
    }

    private static Refused wrongType(Optional<String> type) {
        return new Refused(CommandReplies.unsupported("Content-Type must be application/json, in UTF-8, and "
                + type.map(given -> "it is " + Texts.quote(given)).orElse("there is none")));
    }

    private static Refused unreadable(String detail) {
        return new Refused(CommandReplies.problem(ProblemType.UNREADABLE_BODY, detail));
    }

    private static long length(CommandRequest<?> request) {
        try {
            return first(request, "Content-Length").map(Long::parseLong).orElse(-1L);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static Optional<String> first(CommandRequest<?> request, String header) {
        List<String> values = request.headers().values(header);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }
}
