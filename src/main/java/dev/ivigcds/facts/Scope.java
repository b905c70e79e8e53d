package dev.ivigcds.facts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether this call concerns IVIG for myositis at all (clinical.md 0.1, 0.2, 6-17, 6-30).
 *
 * @param ivig the surest IVIG among what the call is about
 * @param myositis whether it is for myositis
 * @param because one sentence
 */
public record Scope(Ivig ivig, Myositis myositis, String because) {

    public enum Myositis {
        /** A coded diagnosis or reason. */
        YES,
        /** Recognised by the words of a diagnosis or reason alone: no card goes above warning. */
        BY_NAME,
        NO,
        /** Diagnoses could not be searched and the order gives no reason. */
        NOT_CHECKED
    }

    /** Whether the rules are asked at all. */
    public boolean isIn() {
        return ivig.maybe() && (myositis == Myositis.YES || myositis == Myositis.BY_NAME);
    }

    /** Whether something was recognised by its name only, so that no card goes above warning. */
    public boolean byNameOnly() {
        return ivig == Ivig.POSSIBLE || myositis == Myositis.BY_NAME;
    }

    /** Reads the gates for a chart. Stopped and cancelled IVIG orders count as IVIG here: stopping too early is a matter of ours. */
    public static Scope of(Chart chart) {
        List<MedicationOrder> ivigOrders = ivigOrders(chart);
        Ivig ivig = surestIvig(chart, ivigOrders);
        if (ivig == Ivig.NO) {
            return new Scope(Ivig.NO, Myositis.NO, nothingIvig(chart));
        }
        return byReason(ivig, ivigOrders).orElseGet(() -> byProblems(ivig, chart));
    }

    /**
     * Whether the record decides if this is about IVIG, and not an order of the call: a chart is opened, or plasmapheresis is ordered and no
     * IVIG beside it (clinical.md S-20).
     */
    public static boolean restsOnRecord(Chart chart) {
        return chart.occasion() == Occasion.PATIENT_VIEW
                || (chart.plasmapheresisInFocus()
                        && chart.inFocus().stream().noneMatch(o -> o.ivig().maybe()));
    }

    private static List<MedicationOrder> ivigOrders(Chart chart) {
        Stream<MedicationOrder> about = restsOnRecord(chart)
                ? Stream.concat(chart.drafts(), chart.orders().items().stream())
                : chart.inFocus().stream();
        return about.filter(o -> o.ivig().maybe()).toList();
    }

    private static Ivig surestIvig(Chart chart, List<MedicationOrder> orders) {
        var ofOrders = orders.stream().map(MedicationOrder::ivig);
        if (!restsOnRecord(chart)) {
            return ofOrders.min(Enum::compareTo).orElse(Ivig.NO);
        }
        var ofGiven = chart.given().items().stream().map(Administration::ivig);
        Ivig surest = Stream.concat(ofOrders, ofGiven).min(Enum::compareTo).orElse(Ivig.NO);
        boolean unknown = !chart.orders().isComplete() || isNotChecked(chart.given());
        return surest == Ivig.NO && unknown ? Ivig.POSSIBLE : surest;
    }

    private static boolean isNotChecked(Section<?> section) {
        return section.completeness() instanceof Section.Completeness.NotChecked;
    }

    private static String nothingIvig(Chart chart) {
        return restsOnRecord(chart) ? "no IVIG on this patient's record" : "none of the orders is IVIG";
    }

    /** The order's own reason wins (clinical.md 0.2): out only if every IVIG order names another indication and none myositis. */
    private static Optional<Scope> byReason(Ivig ivig, List<MedicationOrder> orders) {
        List<Recognition> reasons =
                orders.stream().flatMap(o -> o.reasons().stream()).toList();
        List<Recognition> myositis =
                reasons.stream().filter(r -> r.isAny(Concepts.MYOSITIS)).toList();
        if (!myositis.isEmpty()) {
            boolean coded = myositis.stream().anyMatch(r -> r.by() == Recognition.By.CODE);
            return Optional.of(
                    new Scope(ivig, coded ? Myositis.YES : Myositis.BY_NAME, "the order gives myositis as its reason"));
        }
        boolean allOther = !orders.isEmpty()
                && orders.stream()
                        .allMatch(o -> o.reasons().stream().anyMatch(r -> r.is(Concepts.OTHER_IVIG_INDICATION)));
        return allOther
                ? Optional.of(new Scope(ivig, Myositis.NO, "the order gives another indication as its reason"))
                : Optional.empty();
    }

    private static Scope byProblems(Ivig ivig, Chart chart) {
        List<Problem> myositis = chart.problems().items().stream()
                .filter(p -> p.what().isAny(Concepts.MYOSITIS))
                .toList();
        if (myositis.stream().anyMatch(p -> p.what().by() == Recognition.By.CODE)) {
            return new Scope(ivig, Myositis.YES, "myositis is on the problem list");
        }
        if (!myositis.isEmpty()) {
            return new Scope(ivig, Myositis.BY_NAME, "myositis is on the problem list by name, without a known code");
        }
        if (chart.assumeMyositis()) {
            return new Scope(ivig, Myositis.YES, "this client's IVIG orders are taken to be for myositis");
        }
        return chart.problems()
                .gap()
                .map(gap -> new Scope(ivig, Myositis.NOT_CHECKED, "diagnoses could not be checked: " + gap))
                .orElseGet(() ->
                        new Scope(ivig, Myositis.NO, "no myositis on the problem list and none named by the order"));
    }
}
