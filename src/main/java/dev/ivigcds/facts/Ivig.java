package dev.ivigcds.facts;

/** Whether an order or a record of giving is IVIG (clinical.md 0.1). */
public enum Ivig {
    /** An intravenous-only product, or an immunoglobulin with the intravenous route. */
    YES,
    /** An immunoglobulin whose route is not stated. */
    PROBABLE,
    /** Recognised by its name alone: no card goes above warning. */
    POSSIBLE,
    /** Something else. */
    NO;

    /**
     * Reads the gate of clinical.md 0.1, in its order: excluded product, excluded route, intravenous-only code, open-route code with
     * or without the intravenous route, name.
     */
    public static Ivig of(Product product, Recognition route) {
        Recognition what = product.what();
        if (what.is(Concepts.OTHER_GLOBULIN) || what.is(Concepts.SCIG_OR_IM)) {
            return NO;
        }
        if (route.is(Concepts.ROUTE_SC_OR_IM)) {
            return NO;
        }
        boolean named = what.by() == Recognition.By.NAME;
        if (what.is(Concepts.IVIG)) {
            return named ? POSSIBLE : YES;
        }
        if (what.is(Concepts.IMMUNOGLOBULIN_ANY_ROUTE)) {
            if (named) {
                return POSSIBLE;
            }
            return route.is(Concepts.ROUTE_IV) ? YES : PROBABLE;
        }
        return NO;
    }

    public boolean maybe() {
        return this != NO;
    }
}
