package dev.ivigcds.twin;

/** Values just below, at and just above what the rules look at; a value that stands more than once is drawn more often. */
final class Edges {
    static final String[] TODAY = of("2026-03-02 | 2026-03-29 | 2026-10-25 | 2028-02-29 | 2026-12-31");
    static final String[] HOOKS = of("order-sign | order-sign | order-sign | order-sign | order-select | patient-view");
    static final String[] PROBLEMS = of("""
            dermatomyositis | dermatomyositis | dermatomyositis | polymyositis | juvenile dermatomyositis | amyopathic dermatomyositis |
            inclusion body myositis | necrotizing myopathy | ITP""");
    static final String[] IGA = of("""
            6.99 mg/dL | 7 mg/dL | 7.00 mg/dL | 7.01 mg/dL | 0.069 g/L | 0.07 g/L | 0.0701 g/L | 69.9 mg/L | 70 mg/L | 0.007 g/dL |
            0.0069 g/dL | 69.99 ug/mL | 0.07 mg/mL | 10000 mg/dL | 10000.01 mg/dL | -1 mg/dL | 0 mg/dL | <7 mg/dL | <7.01 mg/dL |
            <=7 mg/dL | <=6.9 mg/dL | >6.9 mg/dL | >7 mg/dL | >=7 mg/dL | 1.2 | 110 [IU]/mL | 1.1 g/L | 150 mg/dL | 'undetectable' |
            interpretation L | none | absent data | 120 mg/dL""");
    static final String[] RESULT_STATUS = of(
            "final | final | final | final | final | final | amended | corrected | preliminary | registered | cancelled | entered-in-error");
    static final String[] WEIGHTS = of("""
            80 kg | 80.04 kg | 80.05 kg | 80.1 kg | 79.9 kg | 72.7 kg | 72.8 kg | 90 kg | 190.4 kg | 190.5 kg | 200 kg | 220 kg | 350 kg |
            350.1 kg | 25 kg | 24.9 kg | 2 kg | 1.9 kg | 176.3 lb | 176.4 lb | 176.5 lb | 80050 g | 66.6 kg | 160 kg""");
    static final String[] DOSES = of("""
            80 g | 80.0 g | 80.1 g | 80.01 g | 79.9 g | 40 g | 40.1 g | 26.7 g | 80000 mg | 80001 mg | 1 g/kg | 0.4 g/kg | 0.42 g/kg |
            0.5 g/kg | 2 g/kg | 1000 mg/kg | 1.1 g/kg | 400 mg/kg | 800 mL | 801 mL | 1600 mL | 60-80 g | 70-80.5 g | 0.5-1 g/kg | 140 g |
            400 g | 401 g | 240 g | 240.1 g""");
    static final String[] STRENGTHS = of("10 g/100 mL | 5 g/100 mL | 100 mg/1 mL | 2.5 g/50 mL");
    static final String[] EVERY =
            of("1 d | 1 d | 2 per 1 d | 2 d | 4 wk | 2 per 4 wk | 3 wk | 1 wk | 6 d | 7 d | 28 d | 9 per 1 wk");
    static final String[] LENGTHS = of("1 d | 2 d | 5 d | 28 d | 29 d | 12 wk | 4 wk");
    static final String[] PRODUCTS = of("ivig | ivig | ig | privigen | gamunex | octagam10 | ivig-atc");
    static final String[] OTHERS = of("hizentra | rho-d | methotrexate | prednisone | scig");
    static final String[] ORDER_STATUS =
            of("active | active | active | completed | stopped | on-hold | cancelled | entered-in-error");
    static final String[] GIVEN_STATUS =
            of("completed | completed | completed | completed | in-progress | stopped | not-done");

    private Edges() {}

    private static String[] of(String values) {
        return values.strip().split("\\s*\\|\\s*");
    }
}
