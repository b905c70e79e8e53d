package dev.ivigcds.terminology;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The knowledge as files: everything below {@code hooks/} and {@code fhir-profiles/}, bundled or mounted, read once.
 *
 * @param files text by path, for example {@code fhir-profiles/valuesets/iga.json}
 */
public record KnowledgeFolder(SortedMap<String, String> files) {

    /** Where a site may write the hash of its knowledge, so that half a copy or another one is not taken for it (T-26). */
    public static final String HASH_FILE = "knowledge.sha256";

    /** The files below a folder whose name ends as given. */
    public SortedMap<String, String> below(String folder, String ending) {
        SortedMap<String, String> found = new TreeMap<>(files.tailMap(folder + "/"));
        found.keySet().removeIf(path -> !path.startsWith(folder + "/") || !path.endsWith(ending));
        return found;
    }

    /** What is wrong where {@link #HASH_FILE} names another hash than that of the files; empty if it names the same or is not there. */
    public Optional<String> otherHash() {
        return Optional.ofNullable(files.get(HASH_FILE))
                .map(text -> text.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT))
                .filter(named -> !named.equals(sha256()))
                .map(named -> "names the hash " + named + ", and the files have " + sha256()
                        + ". They are not complete, or not the ones that were meant.");
    }

    /** SHA-256 over all paths and contents but the vignettes, which judge nothing, in hex: what the knowledge version is checked by. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, text) -> {
                if (path.contains("/vignettes/") || path.equals(HASH_FILE)) {
                    return;
                }
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
