package dev.ivigcds.catalog;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** A YAML file as nodes that know their line. No object is ever made from it, no structure is repeated by alias. */
final class YamlFile {
    private YamlFile() {}

    /** The root node, or a fault. */
    static Optional<Node> root(String text, Faults faults) {
        LoaderOptions limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(0);
        limits.setAllowRecursiveKeys(false);
        limits.setNestingDepthLimit(20);
        limits.setCodePointLimit(1_000_000);
        try {
            Node root = new Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
            if (root == null) {
                faults.line(0, "the file is empty");
            }
            return Optional.ofNullable(root);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            faults.line(mark == null ? 0 : mark.getLine() + 1, "this is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            faults.line(0, "this is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }
}
