package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import java.util.List;

/**
 * One clinical question: a record of its own parameters with one method. It is asked only when the call is in scope, never throws on
 * missing data, and gives a verdict for each of its topics.
 */
public interface Rule {
    /** The topics it speaks for, in a fixed order. */
    List<Topic> topics();

    /** Judges a chart; the answer holds exactly the topics of {@link #topics()}. */
    Answer judge(Chart chart);
}
