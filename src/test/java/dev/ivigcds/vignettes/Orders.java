package dev.ivigcds.vignettes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.hl7.fhir.r4.model.Type;

/** Orders of the shorthand as FHIR R4: drafted ones as a Bundle, those of the record one by one. */
final class Orders {
    private static final Pattern EVERY = Pattern.compile("(?:(\\d+) per )?(\\d+(?:\\.\\d+)?) (\\w+)");
    private static final Pattern RATIO = Pattern.compile("(.+)/(\\d.*)");
    private static final String REASONS = "http://terminology.hl7.org/CodeSystem/medicationrequest-status-reason";
    private static final String DOSE_TYPE = "http://terminology.hl7.org/CodeSystem/dose-rate-type";

    private Orders() {}

    /** The hook's draftOrders. */
    static Bundle drafts(Vignette vignette) {
        Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
        for (Resource draft : drafted(vignette)) {
            bundle.addEntry().setResource(draft);
        }
        return bundle;
    }

    /** The references of the selected drafts, as the hook's selections name them. */
    static List<String> selections(Vignette vignette) {
        return drafted(vignette).stream()
                .limit(vignette.selecting().size())
                .map(draft -> draft.fhirType() + "/" + draft.getIdElement().getIdPart())
                .toList();
    }

    private static List<Resource> drafted(Vignette vignette) {
        List<Resource> drafted = new ArrayList<>();
        for (Vignette.Order order : vignette.drafts()) {
            Resource draft = order.resource() != null
                    ? Records.raw(vignette, order.resource().toString())
                    : order.test() != null ? test(order, vignette) : order(order, vignette, "draft");
            if (!draft.hasId()) {
                draft.setId(vignette.slug() + "-draft" + drafted.size());
            }
            drafted.add(draft);
        }
        return drafted;
    }

    private static Resource test(Vignette.Order order, Vignette vignette) {
        ServiceRequest request = new ServiceRequest()
                .setStatus(ServiceRequestStatus.fromCode(order.status() == null ? "draft" : order.status()))
                .setIntent(ServiceRequestIntent.ORDER)
                .setCode(Codes.concept(order.test(), Codes.SERVICES))
                .setSubject(new Reference("Patient/" + vignette.slug()));
        if (order.on() != null) {
            request.setAuthoredOnElement(Records.date(Shorthand.day(order.on(), vignette.today())));
        }
        return request.setOccurrence(occurrence(order.dosage().getFirst(), vignette));
    }

    /** When a test or procedure is to be done: a moment, or a series; null if nothing is said of it. */
    static Type occurrence(Vignette.Instruction written, Vignette vignette) {
        boolean series = written.every() != null || written.times() != null;
        if (series) {
            return timing(written, vignette);
        }
        return written.start() == null ? null : Shorthand.moment(written.start(), vignette.today());
    }

    static MedicationRequest order(Vignette.Order order, Vignette vignette, String usualStatus) {
        MedicationRequest request = new MedicationRequest();
        if (order.id() != null) {
            request.setId(vignette.slug() + "-" + order.id());
        }
        request.setStatus(MedicationRequestStatus.fromCode(order.status() == null ? usualStatus : order.status()));
        request.setIntent(MedicationRequestIntent.fromCode(order.intent() == null ? "order" : order.intent()));
        request.setSubject(new Reference("Patient/" + vignette.slug()));
        medication(order, request);
        String on = order.on() == null ? "today" : order.on();
        if (!on.equals("none")) {
            request.setAuthoredOnElement(Records.date(Shorthand.day(on, vignette.today())));
        }
        if (order.reason() != null) {
            request.addReasonCode(Codes.diagnosis(order.reason()));
        }
        if (order.statusReason() != null) {
            request.setStatusReason(statusReason(order.statusReason()));
        }
        if (order.replaces() != null) {
            request.setPriorPrescription(
                    new Reference("MedicationRequest/" + vignette.slug() + "-" + order.replaces()));
        }
        if (order.doNotPerform() != null) {
            request.setDoNotPerform(order.doNotPerform());
        }
        order.dosage().forEach(i -> request.addDosageInstruction(dosage(i, vignette)));
        return request;
    }

    private static CodeableConcept statusReason(String written) {
        return written.startsWith("'")
                ? new CodeableConcept().setText(written.replace("'", ""))
                : new CodeableConcept().addCoding(new Coding(REASONS, written, null));
    }

    /** With a strength, the product is a contained Medication that states it. */
    private static void medication(Vignette.Order order, MedicationRequest request) {
        CodeableConcept drug = Codes.concept(order.drug(), Codes.DRUGS);
        if (order.strength() == null) {
            request.setMedication(drug);
            return;
        }
        Medication medication = new Medication().setCode(drug);
        medication.setId("product");
        medication.addIngredient().setItem(drug.copy()).setStrength(ratio(order.strength()));
        request.addContained(medication);
        request.setMedication(new Reference("#product"));
    }

    private static Ratio ratio(String written) {
        Matcher parts = RATIO.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + written + "\" is not a strength such as \"10 g/100 mL\"");
        }
        return new Ratio()
                .setNumerator(Shorthand.amount(parts.group(1)))
                .setDenominator(Shorthand.amount(parts.group(2)));
    }

    private static Dosage dosage(Vignette.Instruction written, Vignette vignette) {
        Dosage dosage = new Dosage();
        if (written.sequence() != null) {
            dosage.setSequence(written.sequence());
        }
        if (written.text() != null) {
            dosage.setText(written.text());
        }
        String route = written.route() == null ? "iv" : written.route();
        if (!route.equals("none")) {
            dosage.setRoute(Codes.concept(route, Codes.ROUTES));
        }
        if (written.hasTiming()) {
            dosage.setTiming(timing(written, vignette));
        }
        dose(dosage, written.dose(), written.calculated() == null ? null : "ordered");
        dose(dosage, written.calculated(), "calculated");
        if (written.rate() != null) {
            dosage.addDoseAndRate().setRate(Shorthand.amount(written.rate()));
        }
        return dosage;
    }

    private static void dose(Dosage dosage, String written, String type) {
        if (written == null) {
            return;
        }
        var entry = dosage.addDoseAndRate();
        entry.setDose(Shorthand.isRange(written) ? Shorthand.range(written) : Shorthand.amount(written));
        if (type != null) {
            entry.setType(new CodeableConcept().addCoding(new Coding(DOSE_TYPE, type, null)));
        }
    }

    private static Timing timing(Vignette.Instruction written, Vignette vignette) {
        Timing timing = new Timing();
        var repeat = timing.getRepeat();
        if (written.every() != null) {
            Matcher every = EVERY.matcher(written.every());
            if (!every.matches()) {
                throw new IllegalArgumentException("\"" + written.every() + "\" is not \"1 d\" or \"2 per 4 wk\"");
            }
            repeat.setFrequency(every.group(1) == null ? 1 : Integer.parseInt(every.group(1)));
            repeat.setPeriod(new BigDecimal(every.group(2)));
            repeat.setPeriodUnit(UnitsOfTime.fromCode(every.group(3)));
        }
        if (written.times() != null) {
            repeat.setCount(written.times());
        }
        if (written.duration() != null) {
            Quantity duration = Shorthand.span(written.duration());
            repeat.setDuration(duration.getValue()).setDurationUnit(UnitsOfTime.fromCode(duration.getCode()));
        }
        if (written.lasting() != null) {
            Quantity span = Shorthand.span(written.lasting());
            Duration bounds = new Duration();
            bounds.setValue(span.getValue()).setUnit(span.getUnit());
            repeat.setBounds(bounds.setSystem(span.getSystem()).setCode(span.getCode()));
        } else if (written.start() != null) {
            Period bounds = new Period().setStartElement(Shorthand.moment(written.start(), vignette.today()));
            if (written.until() != null) {
                bounds.setEndElement(Shorthand.moment(written.until(), vignette.today()));
            }
            repeat.setBounds(bounds);
        }
        if (written.at() != null) {
            written.at().forEach(t -> repeat.getTimeOfDay().add(new TimeType(t + ":00")));
        }
        return timing;
    }
}
