package dev.faultline.access.tokens;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The public keys of an issuer. Symmetric ones are left out: a secret that can check a signature can make one.
 *
 * @param keys at most {@link #MAX_KEYS}
 */
record KeySet(List<KeySet.Entry> keys) {
    /** The most keys of an issuer. */
    static final int MAX_KEYS = 100;

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final List<String> PEM_KINDS = List.of("RSA", "EC", "Ed25519");

    /**
     * One key.
     *
     * @param id null where it has none
     * @param kind RSA, EC or OKP
     * @param algorithm for which alone it is; null where it is for any of its kind
     */
    record Entry(String id, String kind, String algorithm, PublicKey key) {}

    KeySet {
        keys = List.copyOf(keys);
    }

    /** What was given is no set of keys; the message says why. */
    static final class UnreadableKeysException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableKeysException(String message) {
            super(message);
        }
    }

    /** Reads a JWKS document, or public keys as PEM. */
    static KeySet read(String text) throws UnreadableKeysException {
        List<Entry> keys = text.contains("-----BEGIN") ? pem(text) : jwks(text);
        if (keys.isEmpty()) {
            throw new UnreadableKeysException("there is no public key for signatures in it");
        }
        if (keys.size() > MAX_KEYS) {
            throw new UnreadableKeysException("it has more than " + MAX_KEYS + " keys");
        }
        return new KeySet(keys);
    }

    /** The keys that may have made a signature: those of this id, or, where one of the two has no id, of this kind. */
    List<Entry> candidates(String id, String kind, String algorithm) {
        return keys.stream()
                .filter(entry -> entry.kind().equals(kind))
                .filter(entry -> entry.algorithm() == null || entry.algorithm().equals(algorithm))
                .filter(entry -> id == null || entry.id() == null || entry.id().equals(id))
                .toList();
    }

    private static List<Entry> jwks(String text) throws UnreadableKeysException {
        List<JsonWebKey> found;
        try {
            found = new JsonWebKeySet(text).getJsonWebKeys();
        } catch (JoseException | RuntimeException e) {
            throw new UnreadableKeysException("it is neither a JWKS document nor PEM");
        }
        List<Entry> keys = new ArrayList<>();
        for (JsonWebKey key : found) {
            boolean forSignatures = key.getUse() == null || key.getUse().equals("sig");
            if (forSignatures && key instanceof PublicJsonWebKey pair && pair.getPublicKey() != null) {
                keys.add(new Entry(key.getKeyId(), key.getKeyType(), key.getAlgorithm(), pair.getPublicKey()));
            }
        }
        return keys;
    }

    private static List<Entry> pem(String text) throws UnreadableKeysException {
        if (text.contains("PRIVATE KEY")) {
            throw new UnreadableKeysException("it has a private key in it, and only public ones belong there");
        }
        List<Entry> keys = new ArrayList<>();
        Matcher block = PEM.matcher(text);
        while (block.find()) {
            keys.add(pemKey(block.group(1).replaceAll("\\s", "")));
        }
        return keys;
    }

    private static Entry pemKey(String base64) throws UnreadableKeysException {
        for (String kind : PEM_KINDS) {
            try {
                var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
                PublicKey key = KeyFactory.getInstance(kind).generatePublic(spec);
                return new Entry(null, kind.equals("Ed25519") ? "OKP" : kind, null, key);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // It may be of another kind.
            }
        }
        throw new UnreadableKeysException("a public key in it is none of RSA, EC and Ed25519");
    }
}
