import { day, el } from './dom.js';

/**
 * What the playground knows of an open patient.
 *
 * @typedef {{patient: any, name: string, userId: string, encounterId: (string|undefined), problems: any[]}} Chart
 * @param {import('./fhir.js').FhirServer} fhir
 * @param {string} id
 * @returns {Promise<Chart>}
 */
export async function openChart(fhir, id) {
  const [patient, encounters, conditions] = await Promise.all([
    fhir.get(`Patient/${encodeURIComponent(id)}`),
    fhir.search('Encounter', { patient: id, _count: 20 }).catch(() => []),
    fhir.search('Condition', { patient: id, _count: 50 }).catch(() => [])
  ]);
  const encounter = encounters.find(visit => visit.status === 'in-progress');
  const doctor = encounter?.participant?.[0]?.individual?.reference ?? patient.generalPractitioner?.[0]?.reference;
  return {
    patient,
    name: nameOf(patient),
    userId: /^Practitioner(Role)?\//.test(doctor ?? '') ? doctor : 'Practitioner/playground',
    encounterId: encounter?.id,
    problems: conditions.filter(isActive)
  };
}

function isActive(condition) {
  const status = condition.clinicalStatus?.coding?.[0]?.code ?? 'active';
  return ['active', 'recurrence', 'relapse'].includes(status) && condition.code;
}

/** A patient's name as one reads it. */
export function nameOf(patient) {
  const name = patient.name?.find(one => one.use === 'official') ?? patient.name?.[0] ?? {};
  return name.text ?? ([...(name.given ?? []), name.family].filter(Boolean).join(' ') || `Patient ${patient.id}`);
}

/** Age in whole years today, or the empty text. */
export function ageOf(patient, today = new Date()) {
  const born = /^(\d{4})-(\d{2})-(\d{2})/.exec(patient.birthDate ?? '');
  if (!born) return '';
  const before = today.getMonth() + 1 < Number(born[2]) || (today.getMonth() + 1 === Number(born[2]) && today.getDate() < Number(born[3]));
  return String(today.getFullYear() - Number(born[1]) - (before ? 1 : 0));
}

/** The line above everything of a patient's: who it is and, in the demo, what is particular. */
export function drawBanner({ patient, name, problems }, situation) {
  const facts = [patient.birthDate && `born ${day(patient.birthDate)} (${ageOf(patient)})`, patient.gender, patient.identifier?.[0]?.value].filter(Boolean);
  return el('header', { class: 'person' },
    el('h2', {}, name),
    el('p', {}, facts.join(' · ')),
    situation && el('p', { class: 'situation' }, situation),
    problems.length > 0 && el('p', { class: 'note' }, `Problems: ${problems.map(problem => problem.code.text ?? problem.code.coding?.[0]?.display).join(', ')}`));
}
