package dev.ivigcds.rules;

import dev.ivigcds.facts.Allergy;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.When;
import java.util.List;
import java.util.Map;

/** A recorded severe reaction to immune globulin, before more of it is given (S-02, IG-ALLERGY). */
public record ImmunoglobulinAllergy() implements Rule {
    private static final List<Topic> TOPICS = List.of(Topic.IG_ALLERGY);

    @Override
    public List<Topic> topics() {
        return TOPICS;
    }

    @Override
    public Answer judge(Chart chart) {
        return new Answer(Map.of(Topic.IG_ALLERGY, verdict(chart)), List.of());
    }

    private static Verdict verdict(Chart chart) {
        if (chart.occasion() == Occasion.PATIENT_VIEW) {
            return Verdict.quiet("allergies are not judged when a chart is opened");
        }
        if (chart.ivigInFocus().isEmpty()) {
            return Verdict.quiet("no IVIG is about to be given");
        }
        List<Allergy> recorded = ImmunoglobulinReactions.of(chart);
        List<Allergy> severe =
                recorded.stream().filter(ImmunoglobulinReactions::isSevere).toList();
        if (!severe.isEmpty()) {
            return raised(severe);
        }
        List<Input> inputs = recorded.stream().map(ImmunoglobulinAllergy::input).toList();
        return chart.allergies()
                .gap()
                .<Verdict>map(gap -> new Verdict.Undetermined("allergies could not be checked: " + gap, inputs))
                .orElseGet(() -> new Verdict.Quiet(
                        recorded.isEmpty()
                                ? "no allergy to immune globulin in the data supplied"
                                : "a reaction to immune globulin is recorded, neither severe nor of high criticality",
                        inputs));
    }

    private static Verdict raised(List<Allergy> severe) {
        boolean byName = severe.stream().allMatch(a -> a.substance().by() == Recognition.By.NAME);
        boolean reacted = severe.stream().anyMatch(ImmunoglobulinReactions::reactedSeverely);
        List<String> notes = byName
                ? List.of("The substance was identified as immune globulin by its name, not by a code.")
                : List.of();
        Finding finding = Finding.of(
                reacted ? "default" : "highCriticality",
                byName ? Indicator.WARNING : Indicator.CRITICAL,
                Map.of(),
                notes,
                List.of(IgaOffers.consult(true)));
        return new Verdict.Raised(
                finding,
                reacted
                        ? "a severe reaction to immune globulin is recorded"
                        : "an allergy to immune globulin of high criticality is recorded",
                severe.stream().map(ImmunoglobulinAllergy::input).toList());
    }

    private static Input input(Allergy allergy) {
        String reactions =
                allergy.reactions().isEmpty() ? "no reaction described" : String.join(", ", allergy.reactions());
        String criticality = allergy.highCriticality() ? ", high criticality" : "";
        String severity = allergy.severeReaction() ? ", severe" : "";
        return new Input(
                "allergy to "
                        + (allergy.substance().text().isEmpty()
                                ? "immune globulin"
                                : allergy.substance().text()),
                reactions + severity + criticality,
                allergy.when().map(When::day),
                allergy.from());
    }
}
