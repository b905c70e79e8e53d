package dev.ivigcds.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Section.Completeness;
import java.util.List;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class PatientNamesTest {
    private static String name(HumanName... names) {
        Patient patient = new Patient().setName(List.of(names));
        return PatientNames.in(new Part(List.of(patient), new Completeness.Complete()))
                .orElse("none");
    }

    @Test
    void theOfficialNameComesFirstThenTheUsualOne() {
        HumanName nick = new HumanName().setUse(NameUse.NICKNAME).setText("Nonny");
        HumanName usual =
                new HumanName().setUse(NameUse.USUAL).setFamily("Response").addGiven("Nora");
        HumanName official = new HumanName()
                .setUse(NameUse.OFFICIAL)
                .setFamily("Response")
                .addGiven("Nora")
                .addGiven("May");

        assertThat(name(nick, usual, official)).isEqualTo("Nora May Response");
        assertThat(name(nick, usual)).isEqualTo("Nora Response");
        assertThat(name(nick)).isEqualTo("Nonny");
    }

    @Test
    void aPatientWithoutANameHasNone() {
        assertThat(name()).isEqualTo("none");
        assertThat(name(new HumanName().setUse(NameUse.OFFICIAL))).isEqualTo("none");
        assertThat(PatientNames.in(Gathered.gap("the search failed"))).isEmpty();
    }

    @Test
    void aNameIsOneShortLine() {
        assertThat(name(new HumanName().setText("a\nb"))).isEqualTo("a b");
        assertThat(name(new HumanName().setText("x".repeat(500)))).hasSize(120).endsWith("…");
    }
}
