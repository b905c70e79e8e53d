package dev.ivigcds.catalog;

import dev.ivigcds.terminology.KnowledgeFault;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Where the faults of one file are gathered.
 *
 * @param file path below the knowledge folder
 * @param found all faults so far, of every file
 */
record Faults(String file, List<KnowledgeFault> found) {

    /** A fault on the line where this node begins. */
    void at(Node node, String words) {
        line(node.getStartMark().getLine() + 1, words);
    }

    /** A fault on a line; 0 for the whole file. */
    void line(int line, String words) {
        found.add(new KnowledgeFault(file, line, words));
    }
}
