package dev.ivigcds.rules;

import java.util.List;

/** What a rule says of one topic. A rule explains its silence too. */
public sealed interface Verdict {
    /** One sentence. */
    String because();

    /** The data it rests on. */
    List<Input> inputs();

    /** There is something to say. */
    record Raised(Finding finding, String because, List<Input> inputs) implements Verdict {
        public Raised {
            inputs = List.copyOf(inputs);
        }
    }

    /** Checked, and there is nothing to say. */
    record Quiet(String because, List<Input> inputs) implements Verdict {
        public Quiet {
            inputs = List.copyOf(inputs);
        }
    }

    /** Could not be judged: part of the data could not be had, or was had and does not say. */
    record Undetermined(String because, List<Input> inputs) implements Verdict {
        public Undetermined {
            inputs = List.copyOf(inputs);
        }
    }

    /** True, but not said now: another topic says it, or this is not the moment. */
    record Suppressed(String because, List<Input> inputs) implements Verdict {
        public Suppressed {
            inputs = List.copyOf(inputs);
        }
    }

    static Verdict quiet(String because) {
        return new Quiet(because, List.of());
    }

    static Verdict undetermined(String because) {
        return new Undetermined(because, List.of());
    }
}
