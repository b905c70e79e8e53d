package dev.ivigcds.catalog;

/**
 * What a service says of itself.
 *
 * @param id the last part of its URL
 * @param version version of its knowledge
 * @param sha256 hash of the knowledge it was read from, in hex
 * @param title its name
 * @param description what it does
 * @param usageRequirements what it needs
 */
record ServiceDescription(
        String id, String version, String sha256, String title, String description, String usageRequirements) {}
