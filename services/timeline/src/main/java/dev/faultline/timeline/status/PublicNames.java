package dev.faultline.timeline.status;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** What incidents and works are called in public, where their ids may tell too much or make no address. */
final class PublicNames {
    /** Lower case alone, for a folder may be told from another by nothing else, and no dots that lead upwards. */
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9](?:[a-z0-9_-]|\\.(?=[a-z0-9])){0,99}");

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private PublicNames() {}

    /** A name that is the same for ever and tells nothing: a UUID made of what it names. */
    static String key(String kind, String id) {
        return UUID.nameUUIDFromBytes(("faultline:" + kind + ":" + id).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The id where it may be told and makes an address, else the key. */
    static String path(String id, String key, Redaction redaction) {
        return PLAIN.matcher(id).matches() && !KEY.matcher(id).matches() && redaction.allows(id) ? id : key;
    }
}
