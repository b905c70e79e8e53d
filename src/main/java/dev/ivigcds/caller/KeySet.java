package dev.ivigcds.caller;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The public keys of one client, as its JSON Web Key Set has them.
 *
 * @param keys those that may be used
 * @param refused those that may not, each with the reason (T-08)
 */
record KeySet(List<VerificationKey> keys, List<String> refused) {
    static final KeySet NONE = new KeySet(List.of(), List.of());
    static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_KEYS = 100;

    KeySet {
        keys = List.copyOf(keys);
        refused = List.copyOf(refused);
    }

    /** The keys with this {@code kid}; two of different kinds may share one. */
    List<VerificationKey> named(String kid) {
        return keys.stream().filter(key -> key.id().equals(kid)).toList();
    }

    /**
     * Reads a key set; a key that may not be used is left out and named.
     *
     * @throws IOException if it is not a key set at all
     */
    static KeySet parse(String json) throws IOException {
        List<VerificationKey> keys = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Map<String, Object> key : members(json)) {
            try {
                keys.add(VerificationKey.read(key));
            } catch (VerificationKey.Unfit e) {
                refused.add("key " + LogText.clean(String.valueOf(key.get("kid"))) + " is not used: " + e.because());
            }
        }
        return new KeySet(keys, refused);
    }

    private static List<Map<String, Object>> members(String json) throws IOException {
        Map<String, Object>[] keys;
        try {
            keys = JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(json, MOST_BYTES), "keys");
        } catch (ParseException | RuntimeException e) {
            throw new IOException("it is not a JSON Web Key Set");
        }
        if (keys == null || keys.length > MOST_KEYS) {
            throw new IOException("it has no array \"keys\", or more than " + MOST_KEYS + " keys");
        }
        return List.of(keys);
    }
}
