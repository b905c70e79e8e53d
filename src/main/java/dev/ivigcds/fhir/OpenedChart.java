package dev.ivigcds.fhir;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Proposal;
import dev.ivigcds.wire.Card;
import dev.ivigcds.wire.Decision;
import java.util.List;
import java.util.Optional;

/** A chart that was read, with the way back: proposals become actions on the orders as they were received. */
public final class OpenedChart {
    private final ReadChart read;
    private final Optional<String> patientName;
    private final List<Decision.Data> data;
    private final Actions actions;

    OpenedChart(ReadChart read, Optional<String> patientName, List<Decision.Data> data, Actions actions) {
        this.read = read;
        this.patientName = patientName;
        this.data = List.copyOf(data);
        this.actions = actions;
    }

    /** What is known of the patient. */
    public Chart chart() {
        return read.chart();
    }

    /** The patient's name, for a page that shows the chart to who opened it: never for a log or the journal. */
    public Optional<String> patientName() {
        return patientName;
    }

    /** Where each part of it came from, in the order of the service's needs. */
    public List<Decision.Data> data() {
        return data;
    }

    /** The proposal as a change to the record; empty if it cannot be written without saying something the order does not. */
    public Optional<Card.Action> asAction(Proposal proposal) {
        return actions.write(proposal);
    }
}
