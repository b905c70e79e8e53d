package dev.ivigcds.rules;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Product;
import java.util.Set;

/** What a product is to severe myositis (clinical.md 2.7, S-19 and its traps). */
final class Treatment {
    private static final Set<Concept> TREATING =
            Set.of(Concepts.GLUCOCORTICOID, Concepts.DEXAMETHASONE_OR_HYDROCORTISONE, Concepts.IMMUNOSUPPRESSANT);

    private Treatment() {}

    /** A glucocorticoid or another immunosuppressant, in whatever form. */
    static boolean is(Product product) {
        return product.what().isAny(TREATING);
    }

    /** The same, in a form that reaches the whole body. */
    static boolean isSystemic(Product product) {
        return is(product) && !product.what().is(Concepts.LOCAL_FORM);
    }

    /** Dexamethasone and hydrocortisone count from a few days on only. */
    static boolean needsDays(Product product) {
        return product.what().is(Concepts.DEXAMETHASONE_OR_HYDROCORTISONE);
    }

    static boolean isSteroid(Product product) {
        return product.what().is(Concepts.GLUCOCORTICOID) || needsDays(product);
    }

    static String kind(Product product) {
        return isSteroid(product) ? "glucocorticoid" : "immunosuppressant";
    }
}
