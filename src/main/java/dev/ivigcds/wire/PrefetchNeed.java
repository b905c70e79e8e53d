package dev.ivigcds.wire;

/**
 * One part of the chart a service needs.
 *
 * @param key the prefetch key
 * @param template the query published in discovery: code lists expanded, {@code {{context.…}}} tokens left in
 * @param needed whether a site must be able to give it (contract, "Prefetch keys")
 */
public record PrefetchNeed(String key, String template, boolean needed) {}
