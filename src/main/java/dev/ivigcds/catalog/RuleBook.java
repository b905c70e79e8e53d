package dev.ivigcds.catalog;

import dev.ivigcds.rules.ClotRisk;
import dev.ivigcds.rules.IgaScreening;
import dev.ivigcds.rules.ImmunoglobulinAllergy;
import dev.ivigcds.rules.InfusionDose;
import dev.ivigcds.rules.InfusionReadiness;
import dev.ivigcds.rules.MyositisSubtype;
import dev.ivigcds.rules.PlasmapheresisAfterIvig;
import dev.ivigcds.rules.Premedication;
import dev.ivigcds.rules.PriorReaction;
import dev.ivigcds.rules.RenalRisk;
import dev.ivigcds.rules.ResponseReview;
import dev.ivigcds.rules.Rule;
import dev.ivigcds.rules.SevereDisease;
import dev.ivigcds.rules.StopEarly;
import java.util.List;

/** Every rule that a service.yaml may name, by the simple name of its record with a small first letter. Adding a rule adds a line here. */
final class RuleBook {
    static final List<Class<? extends Rule>> RULES = List.of(
            ClotRisk.class,
            IgaScreening.class,
            ImmunoglobulinAllergy.class,
            InfusionDose.class,
            InfusionReadiness.class,
            MyositisSubtype.class,
            PlasmapheresisAfterIvig.class,
            Premedication.class,
            PriorReaction.class,
            RenalRisk.class,
            ResponseReview.class,
            SevereDisease.class,
            StopEarly.class);

    private RuleBook() {}

    static String name(Class<? extends Rule> rule) {
        String name = rule.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
