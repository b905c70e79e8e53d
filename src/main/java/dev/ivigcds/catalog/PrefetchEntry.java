package dev.ivigcds.catalog;

import dev.ivigcds.facts.Occasion;
import dev.ivigcds.wire.PrefetchNeed;
import java.util.Set;

/**
 * A line of the prefetch.
 *
 * @param need key and published query
 * @param hooks where it is asked for
 */
record PrefetchEntry(PrefetchNeed need, Set<Occasion> hooks) {}
