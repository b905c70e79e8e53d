package dev.ivigcds.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What the store may know of a person only under a key: comments encrypted (AES-256-GCM), ids hashed (HMAC-SHA-256). Without a key it
 * knows nothing of either (R-124, R-143, T-25).
 */
final class Seal {
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HASH_BYTES = 16;

    private final Optional<Keys> keys;
    private final SecureRandom random = new SecureRandom();

    private record Keys(SecretKeySpec words, SecretKeySpec ids) {}

    private Seal(Optional<Keys> keys) {
        this.keys = keys;
    }

    /**
     * The seal of a key file, or one that keeps nothing where none is named.
     *
     * @throws IllegalArgumentException if the file cannot be read or does not hold a key
     */
    static Seal of(@Nullable Path keyFile) {
        if (keyFile == null) {
            return new Seal(Optional.empty());
        }
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(keyFile).strip());
            if (key.length == KEY_BYTES) {
                return new Seal(Optional.of(new Keys(derived(key, "comments", "AES"), derived(key, "ids", HMAC))));
            }
        } catch (IOException | IllegalArgumentException e) {
            // told below, without a word of what the file holds
        }
        throw new IllegalArgumentException("ivig-cds.journal.key-file: " + keyFile
                + " must be a readable file with 32 random bytes in base64, as `openssl rand -base64 32` writes them.");
    }

    /** A hash that is the same for the same id of the same client. */
    Optional<String> hash(String client, String id) {
        return keys.map(k -> Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(mac(k.ids(), client + "\n" + id), HASH_BYTES)));
    }

    /** The words, encrypted and bound to the card they are about. */
    Optional<String> close(String words, String about) {
        return keys.map(k -> {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] hidden =
                    cipher(Cipher.ENCRYPT_MODE, k.words(), nonce, about, words.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + hidden.length)
                            .put(nonce)
                            .put(hidden)
                            .array());
        });
    }

    /** The words again; empty without the key they were closed with. */
    Optional<String> open(String closed, String about) {
        byte[] bytes = Base64.getDecoder().decode(closed);
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        byte[] hidden = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
        return keys.flatMap(k -> {
            try {
                byte[] words = cipher(Cipher.DECRYPT_MODE, k.words(), nonce, about, hidden);
                return Optional.of(new String(words, StandardCharsets.UTF_8));
            } catch (IllegalStateException anotherKey) {
                return Optional.empty();
            }
        });
    }

    private static byte[] cipher(int mode, SecretKeySpec key, byte[] nonce, String about, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a comment could not be encrypted or decrypted");
        }
    }

    /** A key for one purpose alone. */
    private static SecretKeySpec derived(byte[] key, String purpose, String algorithm) {
        return new SecretKeySpec(mac(new SecretKeySpec(key, HMAC), purpose), algorithm);
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256");
        }
    }
}
