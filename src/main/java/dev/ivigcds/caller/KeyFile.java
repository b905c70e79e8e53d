package dev.ivigcds.caller;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file with key pairs of ours, a JWK or a JWK Set. The first signs, all are published; so are those of the file beside it whose name ends in
 * {@code .previous}, which is how keys change hands: the old file is renamed, a new one takes its place, and both are published until every
 * authorization server has seen the new one.
 */
final class KeyFile {
    private static final Set<PosixFilePermission> OURS_ALONE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final List<SigningKey> keys;

    private KeyFile(List<SigningKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads a file that a site gives us.
     *
     * @throws Unusable saying why it cannot be used, and nothing of what is in it
     */
    static KeyFile given(Path file) throws Unusable {
        return new KeyFile(withPrevious(file));
    }

    /**
     * Reads a file of our own, and makes it first if it is not there: only we may read it.
     *
     * @throws Unusable if it cannot be made or read, or if others may read it
     */
    static KeyFile ours(Path file) throws Unusable {
        if (!Files.exists(file)) {
            make(file);
        }
        if (isOpenToOthers(file)) {
            throw new Unusable(
                    file + " may be read by others. Make a new key pair by renaming it, or chmod it to 600.");
        }
        return new KeyFile(withPrevious(file));
    }

    SigningKey current() {
        return keys.getFirst();
    }

    List<SigningKey> all() {
        return keys;
    }

    private static List<SigningKey> withPrevious(Path file) throws Unusable {
        List<SigningKey> keys = new ArrayList<>(read(file));
        Path previous = file.resolveSibling(file.getFileName() + ".previous");
        if (Files.exists(previous)) {
            keys.addAll(read(previous));
        }
        return keys;
    }

    private static List<SigningKey> read(Path file) throws Unusable {
        try {
            List<SigningKey> keys = parse(Files.readString(file)).stream()
                    .map(SigningKey::of)
                    .flatMap(Optional::stream)
                    .toList();
            if (keys.isEmpty()) {
                throw new Unusable(
                        file + " holds no private key on the curve P-384 and none for RSA of 2048 bits or more.");
            }
            return keys;
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read.");
        } catch (ParseException e) {
            throw new Unusable(file + " is no JWK and no JWK Set.");
        }
    }

    private static List<JWK> parse(String json) throws ParseException {
        return json.contains("\"keys\"") ? JWKSet.parse(json).getKeys() : List.of(JWK.parse(json));
    }

    private static void make(Path file) throws Unusable {
        String json = new JWKSet(SigningKey.made().pair()).toString(false);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, forUsAlone(file));
            Files.writeString(file, json, StandardOpenOption.WRITE);
        } catch (IOException e) {
            // Another server of this site may have been quicker: its key is as good.
            if (!(e instanceof FileAlreadyExistsException) || !Files.isRegularFile(file)) {
                throw new Unusable(file
                        + " cannot be written. Name a folder of the server's own as data-dir, or give a key-file.");
            }
        }
    }

    private static FileAttribute<?>[] forUsAlone(Path file) throws IOException {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OURS_ALONE)}
                : new FileAttribute<?>[0];
    }

    private static boolean isOpenToOthers(Path file) throws Unusable {
        try {
            return isPosix(file) && !OURS_ALONE.containsAll(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read.");
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** A key file that cannot be used; its words hold nothing of what is in it. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String words) {
            super(words);
        }
    }
}
