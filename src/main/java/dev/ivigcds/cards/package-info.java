/**
 * Findings and texts to cards: strict templates, merging, order.
 *
 * <p>Imports {@code rules}, {@code facts} and {@code wire}. The words stand in {@code hooks/<service>/service.yaml}; patient text is escaped before
 * it enters markdown.
 */
@NullMarked
package dev.ivigcds.cards;

import org.jspecify.annotations.NullMarked;
