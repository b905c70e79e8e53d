package dev.ivigcds.facts;

import java.util.Set;

/** Every idea the rules speak of. Each is a ValueSet in {@code fhir-profiles/valuesets}; a test holds the two lists together. */
public final class Concepts {
    /** Immunoglobulin products that can only be given intravenously (clinical.md 2.5). */
    public static final Concept IVIG = new Concept("ivig-product");
    /** Immunoglobulin whose code leaves the route open: dual-route brands and the plain ingredient (clinical.md 0.1-4). */
    public static final Concept IMMUNOGLOBULIN_ANY_ROUTE = new Concept("immunoglobulin-any-route");
    /** Subcutaneous and intramuscular immunoglobulin (clinical.md 2.6). */
    public static final Concept SCIG_OR_IM = new Concept("scig-or-im-product");
    /** Hyperimmune globulins, antithymocyte globulin and look-alikes that are never IVIG (clinical.md 0.1-1). */
    public static final Concept OTHER_GLOBULIN = new Concept("other-globulin");

    public static final Concept ROUTE_IV = new Concept("route-intravenous");
    public static final Concept ROUTE_SC_OR_IM = new Concept("route-subcutaneous-or-intramuscular");

    public static final Concept IGA = new Concept("iga");
    public static final Concept IGG = new Concept("igg");
    public static final Concept IGM = new Concept("igm");
    public static final Concept ANTI_IGA = new Concept("anti-iga");
    public static final Concept CK = new Concept("ck");
    public static final Concept CREATININE = new Concept("creatinine");
    public static final Concept EGFR = new Concept("egfr");

    /** Measured body weight, then dry weight, then stated weight: the order of preference of clinical.md 3.3. */
    public static final Concept WEIGHT_MEASURED = new Concept("body-weight-measured");

    public static final Concept WEIGHT_DRY = new Concept("body-weight-dry");
    public static final Concept WEIGHT_STATED = new Concept("body-weight-stated");
    public static final Concept HEIGHT = new Concept("body-height");

    public static final Concept TIS = new Concept("tis");
    public static final Concept MMT8 = new Concept("mmt8");
    public static final Concept MMT8_BILATERAL = new Concept("mmt8-bilateral");
    public static final Concept HAQ_DI = new Concept("haq-di");
    public static final Concept CDASI = new Concept("cdasi-activity");

    public static final Concept DERMATOMYOSITIS = new Concept("dermatomyositis");
    public static final Concept AMYOPATHIC_DERMATOMYOSITIS = new Concept("amyopathic-dermatomyositis");
    public static final Concept JUVENILE_DERMATOMYOSITIS = new Concept("juvenile-dermatomyositis");
    public static final Concept POLYMYOSITIS = new Concept("polymyositis");
    public static final Concept INCLUSION_BODY_MYOSITIS = new Concept("inclusion-body-myositis");
    public static final Concept NECROTIZING_MYOPATHY = new Concept("necrotizing-myopathy");
    public static final Concept ANTISYNTHETASE_SYNDROME = new Concept("antisynthetase-syndrome");
    public static final Concept MYOSITIS_OTHER = new Concept("myositis-other");
    /** Infective, ossifying and orbital myositis: known, so that their words are not read, and in no scope (clinical.md 2.2). */
    public static final Concept MYOSITIS_EXCLUDED = new Concept("myositis-excluded");

    /** Diagnoses other than myositis that IVIG is given for (clinical.md 2.3). */
    public static final Concept OTHER_IVIG_INDICATION = new Concept("other-ivig-indication");

    /** Swallowing difficulty (clinical.md 2.3). */
    public static final Concept DYSPHAGIA = new Concept("dysphagia");

    /** Swallowing difficulty that a stroke has left; a code for its kind often stands beside it (clinical.md S-17, traps). */
    public static final Concept DYSPHAGIA_AFTER_STROKE = new Concept("dysphagia-after-stroke");

    public static final Concept ACUTE_RESPIRATORY_FAILURE = new Concept("acute-respiratory-failure");
    public static final Concept VENTILATOR_DEPENDENCE = new Concept("ventilator-dependence");
    public static final Concept RHABDOMYOLYSIS = new Concept("rhabdomyolysis");

    public static final Concept KIDNEY_DISEASE_STAGE_3_TO_5 = new Concept("kidney-disease-stage-3-to-5");
    public static final Concept KIDNEY_DISEASE_STAGE_NOT_STATED = new Concept("kidney-disease-stage-not-stated");
    public static final Concept ACUTE_KIDNEY_INJURY = new Concept("acute-kidney-injury");
    public static final Concept DIABETES = new Concept("diabetes");
    public static final Concept VOLUME_DEPLETION = new Concept("volume-depletion");
    public static final Concept PARAPROTEINEMIA = new Concept("paraproteinemia");

    public static final Concept VENOUS_THROMBOSIS = new Concept("venous-thrombosis");
    public static final Concept PULMONARY_EMBOLISM = new Concept("pulmonary-embolism");
    public static final Concept STROKE = new Concept("stroke");
    public static final Concept MYOCARDIAL_INFARCTION = new Concept("myocardial-infarction");
    public static final Concept THROMBOPHILIA = new Concept("thrombophilia");

    /** By its names alone: no verified code (clinical.md S-21). */
    public static final Concept SEVERE_LIVER_DISEASE = new Concept("severe-liver-disease");

    /** Glucocorticoids without dexamethasone and hydrocortisone; see {@link #LOCAL_FORM} (clinical.md 2.7). */
    public static final Concept GLUCOCORTICOID = new Concept("glucocorticoid");
    /** Glucocorticoids too, but often given briefly for something else, such as vomiting (clinical.md 2.7, S-19, traps). */
    public static final Concept DEXAMETHASONE_OR_HYDROCORTISONE = new Concept("dexamethasone-or-hydrocortisone");
    /** Immunosuppressants that count as treatment beside IVIG (clinical.md 2.7). */
    public static final Concept IMMUNOSUPPRESSANT = new Concept("immunosuppressant");
    /** By their names alone: no verified code (clinical.md 5.2-5). */
    public static final Concept CHECKPOINT_INHIBITOR = new Concept("immune-checkpoint-inhibitor");

    public static final Concept ACETAMINOPHEN = new Concept("acetaminophen");
    public static final Concept ANTIHISTAMINE_SEDATING = new Concept("antihistamine-sedating");
    public static final Concept ANTIHISTAMINE_NON_SEDATING = new Concept("antihistamine-non-sedating");

    /** A form or route that treats one place and not the body, by its words (clinical.md S-19, traps). */
    public static final Concept LOCAL_FORM = new Concept("local-form");

    /** Therapeutic plasma exchange (clinical.md 2.8). */
    public static final Concept PLASMAPHERESIS = new Concept("plasmapheresis");
    /** Apheresis of cells and photopheresis, which are not plasmapheresis (clinical.md 2.8). */
    public static final Concept OTHER_APHERESIS = new Concept("other-apheresis");

    public static final Concept IGA_DEFICIENCY = new Concept("iga-deficiency");
    /** What an AllergyIntolerance to immune globulin names as its substance (clinical.md S-02). */
    public static final Concept IMMUNOGLOBULIN_SUBSTANCE = new Concept("immunoglobulin-substance");
    /** A diagnosis whose words name a reaction to immune globulin: no verified code (clinical.md S-24). */
    public static final Concept IMMUNOGLOBULIN_REACTION = new Concept("immunoglobulin-reaction");
    /** Anaphylaxis coded as due to blood products or serum (clinical.md 2.3). */
    public static final Concept BLOOD_PRODUCT_ANAPHYLAXIS = new Concept("blood-product-anaphylaxis");

    /** Every diagnosis that puts a patient in scope (clinical.md 2.2). */
    public static final Set<Concept> MYOSITIS = Set.of(
            DERMATOMYOSITIS,
            AMYOPATHIC_DERMATOMYOSITIS,
            JUVENILE_DERMATOMYOSITIS,
            POLYMYOSITIS,
            INCLUSION_BODY_MYOSITIS,
            NECROTIZING_MYOPATHY,
            ANTISYNTHETASE_SYNDROME,
            MYOSITIS_OTHER);

    private Concepts() {}
}
