package dev.ivigcds.catalog;

import dev.ivigcds.cards.Texts;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.rules.Topic;
import java.util.Set;

/**
 * A topic as the file has it.
 *
 * @param topic the topic
 * @param hooks where it may be said (clinical.md 6-9)
 * @param words its words
 * @param logic how the rule that speaks for it decides
 */
record TopicDefinition(Topic topic, Set<Occasion> hooks, Texts.OfTopic words, Logic logic) {}
