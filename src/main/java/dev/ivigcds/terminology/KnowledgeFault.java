package dev.ivigcds.terminology;

/**
 * One thing that is wrong with the knowledge; the server does not start while there is any.
 *
 * @param file path below the knowledge folder
 * @param line line number, 0 if the whole file is meant
 * @param words what is wrong and what to do
 */
public record KnowledgeFault(String file, int line, String words) {
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + words : file + ": " + words;
    }
}
