package dev.ivigcds.web;

import dev.ivigcds.wire.Refusal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An object inside the request, and where it stands; every getter names the member that is missing or of the wrong kind.
 *
 * @param node the object
 * @param path dotted path of the object, empty for the whole request
 */
record Member(JsonNode node, String path) {

    /** The request itself. */
    static Member root(JsonNode node) {
        if (!node.isObject()) {
            throw new Refusal.Malformed("The body must be one JSON object: a CDS Hooks request.");
        }
        return new Member(node, "");
    }

    static String path(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }

    /** Whether a member is not there, or null. */
    boolean isAbsent(String name) {
        return node.path(name).isMissingNode() || node.path(name).isNull();
    }

    String requiredText(String name, String meaning) {
        require(name, meaning);
        return optionalText(name).orElseThrow(() -> malformed(name, "must not be empty"));
    }

    Optional<String> optionalText(String name) {
        if (isAbsent(name)) {
            return Optional.empty();
        }
        JsonNode value = node.path(name);
        if (!value.isString()) {
            throw malformed(name, "must be a string");
        }
        return Optional.of(value.asString()).filter(text -> !text.isBlank());
    }

    Member requiredObject(String name, String meaning) {
        require(name, meaning);
        return optionalObject(name).orElseThrow();
    }

    Optional<Member> optionalObject(String name) {
        if (isAbsent(name)) {
            return Optional.empty();
        }
        if (!node.path(name).isObject()) {
            throw malformed(name, "must be a JSON object");
        }
        return Optional.of(new Member(node.path(name), path(path, name)));
    }

    JsonNode requiredArray(String name, String meaning) {
        require(name, meaning);
        if (!node.path(name).isArray()) {
            throw malformed(name, "must be a JSON array");
        }
        return node.path(name);
    }

    private void require(String name, String meaning) {
        if (isAbsent(name)) {
            throw new Refusal.Missing(path(path, name) + " is missing: " + meaning + ".", path(path, name));
        }
    }

    private Refusal malformed(String name, String demand) {
        return new Refusal.Malformed(path(path, name) + " " + demand + ".", path(path, name));
    }
}
