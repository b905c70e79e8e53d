package dev.ivigcds.rules;

import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.StatusReason;
import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A record of giving as the order it carried out on its day, so that its grams come from the one arithmetic of doses. */
final class GivenDose {
    private GivenDose() {}

    static Optional<LocalDate> day(Administration given) {
        return given.start().or(given::end).map(When::day);
    }

    static MedicationOrder asOrder(Administration given) {
        When day = When.on(day(given).orElseThrow());
        List<DosageInstruction.Dose> doses = given
                .dose()
                .map(dose ->
                        new DosageInstruction.Dose("", new DosageInstruction.Amount.Exactly(dose), Optional.empty()))
                .stream()
                .toList();
        DosageInstruction once = new DosageInstruction(
                Optional.empty(),
                "",
                Optional.of(new Timing(List.of(day), Optional.empty(), "", "")),
                false,
                Recognition.NONE,
                doses,
                Optional.empty(),
                Optional.empty());
        return new MedicationOrder(
                given.from(),
                false,
                MedicationOrder.Status.COMPLETED,
                "order",
                false,
                given.product(),
                List.of(),
                List.of(once),
                Optional.of(day),
                Set.of(),
                Set.of(),
                Set.of(),
                StatusReason.NONE);
    }
}
