package dev.ivigcds.vignettes;

import tools.jackson.databind.node.ObjectNode;

/** Hook requests for tests that are about the envelope and not about the patient. */
public final class Situations {
    private Situations() {}

    /** A first IVIG order for dermatomyositis at 70 kg with its reason on it, as a request without a prefetch and without a server. */
    public static ObjectNode firstIvig(EhrOverHttp ehr) {
        return ehr.request(firstIvig());
    }

    /** The vignette of {@link #firstIvig(EhrOverHttp)}: no IgA was ever measured, everything else is as it should be. */
    public static Vignette firstIvig() {
        return read("first-ivig", """
                { "title": "First IVIG, no IgA", "today": "2026-03-02", "hook": "order-sign",
                  "patient": { "sex": "female", "born": "1971-05-04", "weight": "70 kg on 2026-02-27" },
                  "problems": [ "dermatomyositis" ],
                  "checked": [ "ck", "strength", "kidney", "premedication" ],
                  "signing": [ { "id": "order", "drug": "ivig", "dose": "0.4 g/kg", "every": "1 d", "times": 5,
                                 "reason": "dermatomyositis" } ],
                  "expect": { "raised": [] } }
                """);
    }

    /** The same patient's chart being opened. */
    public static ObjectNode openedChart(EhrOverHttp ehr) {
        return ehr.request(read("first-ivig", """
                { "title": "Chart opened", "today": "2026-03-02", "hook": "patient-view",
                  "patient": { "sex": "female" }, "expect": { "raised": [] } }
                """));
    }

    private static Vignette read(String slug, String json) {
        return Vignettes.parse(slug, json);
    }

    /** Writes the patient of {@link #firstIvig()} to the FHIR server. */
    public static void store(EhrOverHttp ehr) {
        Records.of(firstIvig()).forEach(ehr::store);
    }
}
