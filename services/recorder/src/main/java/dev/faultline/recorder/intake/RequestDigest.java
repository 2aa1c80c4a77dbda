package dev.faultline.recorder.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is derived from a request, the same on every replica. */
final class RequestDigest {
    private static final int BYTES = 16;

    private RequestDigest() {}

    /**
     * A digest that tells a repeat of a request from another one: the first 32 hexadecimal digits of SHA-256 over the call,
     * the ids in its path, who sent it where the body does not say so, and the body as it was sent.
     *
     * @param sender empty where the body has the actor
     * @param body what is told, uncompressed
     * @param length how many bytes of it count
     */
    static String hash(Operation<?> operation, List<String> path, Optional<String> sender, byte[] body, int length) {
        MessageDigest digest = sha256();
        // Ids have no control characters, so a line is one id and no two requests look alike.
        digest.update((operation.method() + " " + operation.wholePath() + "\n").getBytes(StandardCharsets.UTF_8));
        for (String id : path) {
            digest.update((id + "\n").getBytes(StandardCharsets.UTF_8));
        }
        // Behind an empty line comes the body, so a sender has a tab before its name, which no id has.
        sender.ifPresent(name -> digest.update(("\t" + name + "\n").getBytes(StandardCharsets.UTF_8)));
        digest.update((byte) '\n');
        digest.update(body, 0, length);
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** The id of what is made under this key. */
    static String id(Operation<?> operation, String key) {
        byte[] name = ("faultline:" + operation.on().field() + ":" + key).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
