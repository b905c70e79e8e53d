import { askJson, Failure } from './fhir.js';

/**
 * The patients of a FHIR server and, where it is the demo's own, what each is there to show.
 *
 * @param {import('./fhir.js').FhirServer} fhir
 * @param {boolean} demo whether it is the demo's own
 */
export async function readPeople(fhir, demo) {
  const situations = demo ? await askJson('This server', '/demo/situations').catch(() => []) : [];
  const order = situations.map(one => one.patient);
  const rank = ({ id }) => (order.includes(id) ? order.indexOf(id) : order.length);
  return {
    situations: new Map(situations.map(one => [one.patient, one.situation])),
    drafts: new Map(situations.map(one => [one.patient, one.drafts])),
    find: async words => (await fhir.search('Patient', { ...(words && { name: words }), _count: 50 })).sort((a, b) => rank(a) - rank(b))
  };
}

/** Titles of our topics by code. */
export async function readTitles() {
  const services = await askJson('This server', '/rules', { headers: { Accept: 'application/json' } }).catch(() => []);
  return new Map(services.flatMap(service => Object.entries(service.topics)));
}

/** What is shown of anything that went wrong. */
export function wordsOf(error) {
  return error instanceof Failure ? error.message : `The page has a fault: ${error.message}`;
}
