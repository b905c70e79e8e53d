package dev.ivigcds.web;

import dev.ivigcds.wire.ReceivedJson;
import tools.jackson.databind.node.POJONode;

/** In place of an object whose bytes are kept and whose members are not read yet. */
final class LeftAsItCame extends POJONode {
    private static final long serialVersionUID = 1L;

    private final transient ReceivedJson json;
    private final String resourceType;

    /**
     * Stands for an object.
     *
     * @param json the object
     * @param resourceType its member of this name, empty if that is not a string
     */
    LeftAsItCame(ReceivedJson json, String resourceType) {
        super(json);
        this.json = json;
        this.resourceType = resourceType;
    }

    ReceivedJson json() {
        return json;
    }

    String resourceType() {
        return resourceType;
    }
}
