package dev.ivigcds.caller;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a client's key set comes from. */
interface KeySource {
    /**
     * The key set as it is now.
     *
     * @throws IOException with a message that says why it could not be had, without quoting what came
     */
    KeySet read() throws IOException;

    /** A file that the site keeps (closed networks). */
    record OfFile(Path file) implements KeySource {
        @Override
        public KeySet read() throws IOException {
            if (!Files.isReadable(file) || Files.size(file) > KeySet.MOST_BYTES) {
                throw new IOException("the file cannot be read or is larger than " + KeySet.MOST_BYTES + " bytes");
            }
            return KeySet.parse(Files.readString(file));
        }
    }
}
