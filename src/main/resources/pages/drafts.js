/**
 * The fields of the order pad; all are words, the empty text where nothing is chosen.
 *
 * @typedef {{product: string, dose: string, unit: string, days: string, every: string, route: string, weight: string, reason: string,
 *   pre: string, plex: string}} Pad
 */
export const EMPTY_PAD = Object.freeze({ product: '', dose: '', unit: '', days: '', every: '', route: '', weight: '', reason: '', pre: '', plex: '' });

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const SNOMED = 'http://snomed.info/sct';
const UCUM = 'http://unitsofmeasure.org';
const DOSING_WEIGHT = 'https://ivig-cds.dev/fhir/StructureDefinition/dosing-weight';

/** Products by RxNorm code, as the value sets hold them (fhir-profiles/valuesets/ivig-product.json, scig-or-im-product.json). */
export const PRODUCTS = {
  1809499: { brand: 'Octagam', percent: 10, way: 'intravenous' },
  1809521: { brand: 'Privigen', percent: 10, way: 'intravenous' },
  2102440: { brand: 'Panzyga', percent: 10, way: 'intravenous' },
  2123042: { brand: 'Asceniv', percent: 10, way: 'intravenous' },
  1809508: { brand: 'Gammaplex', percent: 5, way: 'intravenous' },
  1809077: { brand: 'Hizentra', percent: 20, way: 'subcutaneous' }
};

/** Routes by SNOMED CT code. */
export const ROUTES = { '47625008': { name: 'Intravenous route', how: 'intravenously' }, '34206005': { name: 'Subcutaneous route', how: 'subcutaneously' } };

export const UNITS = ['g/kg', 'mg/kg', 'g'];

/** How often: a period and its unit. */
export const RHYTHMS = { '1d': 'once a day', '2d': 'every 2 days', '1wk': 'once a week', '2wk': 'every 2 weeks', '4wk': 'every 4 weeks' };

/** Premedication by RxNorm code, dosed as in the demo's charts. */
export const PREMEDICATION = {
  161: { name: 'acetaminophen', text: '650 mg by mouth 30 minutes before the infusion' },
  3498: { name: 'diphenhydramine', text: '25 mg by mouth 30 minutes before the infusion' }
};

const PLASMAPHERESIS = { coding: [{ system: SNOMED, code: '20720000', display: 'Plasmapheresis' }], text: 'Therapeutic plasma exchange' };

/**
 * The orders on the pad as FHIR R4 resources, all in draft.
 *
 * @param {Pad} pad
 * @param {import('./patient.js').Chart} chart
 */
export function draftsOf(pad, chart) {
  const drafts = pad.product ? [immuneGlobulin(pad, chart)] : [];
  for (const code of pad.pre.split(' ').filter(code => PREMEDICATION[code])) drafts.push(premedication(code, chart));
  if (pad.plex) drafts.push(plasmapheresis(pad, chart));
  return drafts;
}

/** The id of the immune globulin on the pad of a patient. */
export function draftId(chart) {
  return `${chart.patient.id.slice(0, 40)}-draft`;
}

function immuneGlobulin(pad, chart) {
  const product = PRODUCTS[pad.product];
  const problem = chart.problems.find(one => one.id === pad.reason);
  return {
    resourceType: 'MedicationRequest',
    id: draftId(chart),
    ...(pad.weight && { extension: [{ url: DOSING_WEIGHT, valueQuantity: quantity(pad.weight, 'kg') }] }),
    status: 'draft',
    intent: 'order',
    medicationCodeableConcept: {
      coding: [{ system: RXNORM, code: pad.product, display: `${product.brand} ${product.percent} % package (immunoglobulin G)` }],
      text: `immune globulin (human) ${product.percent} % ${product.way} solution (${product.brand})`
    },
    ...about(chart),
    ...(problem && { reasonCode: [problem.code] }),
    dosageInstruction: [dosage(pad)]
  };
}

function dosage(pad) {
  const route = ROUTES[pad.route];
  const [, period, unit] = /^(\d+)(d|wk)$/.exec(pad.every) ?? [];
  const once = pad.days === '1';
  const repeat = { ...(pad.days && { count: Number(pad.days) }), ...(!once && period && { frequency: 1, period: Number(period), periodUnit: unit }) };
  const often = once ? 'once' : [RHYTHMS[pad.every], pad.days && (pad.every === '1d' ? `for ${pad.days} days` : `${pad.days} times`)].filter(Boolean).join(' ');
  return {
    text: [pad.dose && `${pad.dose} ${pad.unit}`, route?.how, often].filter(Boolean).join(' '),
    ...(Object.keys(repeat).length && { timing: { repeat } }),
    ...(route && { route: { coding: [{ system: SNOMED, code: pad.route, display: route.name }], text: route.name } }),
    ...(pad.dose && { doseAndRate: [{ doseQuantity: quantity(pad.dose, pad.unit) }] })
  };
}

function premedication(code, chart) {
  const { name, text } = PREMEDICATION[code];
  return {
    resourceType: 'MedicationRequest',
    id: `${draftId(chart)}-${name}`,
    status: 'draft',
    intent: 'order',
    medicationCodeableConcept: { coding: [{ system: RXNORM, code, display: name }], text: name },
    ...about(chart),
    dosageInstruction: [{ text }]
  };
}

function plasmapheresis(pad, chart) {
  const when = /^\d{4}-\d{2}-\d{2}$/.test(pad.plex) && { occurrenceDateTime: pad.plex };
  return { resourceType: 'ServiceRequest', id: `${draftId(chart)}-plasmapheresis`, status: 'draft', intent: 'order', code: PLASMAPHERESIS, ...about(chart), ...when };
}

function about(chart) {
  return {
    subject: { reference: `Patient/${chart.patient.id}`, display: chart.name },
    ...(chart.encounterId && { encounter: { reference: `Encounter/${chart.encounterId}` } }),
    requester: { reference: chart.userId }
  };
}

function quantity(value, unit) {
  return { value: Number(value), unit, system: UCUM, code: unit };
}

/**
 * The pad that says what these drafts say, as far as a pad can.
 *
 * @param {any[]} drafts
 * @param {import('./patient.js').Chart} chart
 * @returns {Pad}
 */
export function padOf(drafts, chart) {
  const medication = drafts.find(draft => codes(draft.medicationCodeableConcept).some(code => PRODUCTS[code]));
  const removal = drafts.find(draft => codes(draft.code).includes('20720000'));
  const pre = drafts.flatMap(draft => codes(draft.medicationCodeableConcept)).filter(code => PREMEDICATION[code]);
  return { ...EMPTY_PAD, ...(medication && fields(medication, chart)), pre: pre.join(' '), plex: removal ? (removal.occurrenceDateTime ?? 'now').slice(0, 10) : '' };
}

function fields(order, chart) {
  const instruction = order.dosageInstruction?.[0] ?? {};
  const dose = instruction.doseAndRate?.[0]?.doseQuantity;
  const repeat = instruction.timing?.repeat ?? {};
  const reasons = (order.reasonCode ?? []).flatMap(codes);
  return {
    product: codes(order.medicationCodeableConcept).find(code => PRODUCTS[code]),
    dose: dose ? String(dose.value) : '',
    unit: UNITS.includes(dose?.code) ? dose.code : UNITS[0],
    days: String(repeat.count ?? ''),
    every: RHYTHMS[`${repeat.period}${repeat.periodUnit}`] ? `${repeat.period}${repeat.periodUnit}` : '1d',
    route: codes(instruction.route).find(code => ROUTES[code]) ?? '',
    weight: String(order.extension?.find(one => one.url === DOSING_WEIGHT)?.valueQuantity?.value ?? ''),
    reason: chart.problems.find(problem => codes(problem.code).some(code => reasons.includes(code)))?.id ?? ''
  };
}

function codes(concept) {
  return (concept?.coding ?? []).map(coding => coding.code);
}

/** What an order is for, in a few words. */
export function orderWords(order) {
  const concept = order.medicationCodeableConcept ?? order.code;
  return concept?.text ?? concept?.coding?.[0]?.display ?? order.resourceType;
}
