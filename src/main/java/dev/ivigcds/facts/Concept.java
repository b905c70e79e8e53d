package dev.ivigcds.facts;

/**
 * A clinical idea, named by the id of the ValueSet in {@code fhir-profiles/valuesets} that lists its codes.
 *
 * @param id id of the ValueSet, for example {@code iga}
 */
public record Concept(String id) {}
