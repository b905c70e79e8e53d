import { el, fill } from './dom.js';
import { ageOf, nameOf } from './patient.js';

/**
 * Draws the list of patients to open.
 *
 * @param {HTMLElement} place
 * @param {{patients: any[], situations: Map<string, string>, open: string, search: ((words: string) => void)}} list
 *   `open` is the id of the patient whose chart is open
 * @param {(id: string) => void} opened
 */
export function drawPatients(place, { patients, situations, open, search }, opened) {
  const rows = el('ul', { class: 'patients' }, rowsOf(patients, situations, open, opened));
  fill(place,
    el('h2', {}, 'Patients'),
    el('input', { type: 'search', 'aria-label': 'Find a patient by name', placeholder: 'Find by name', autocomplete: 'off', oninput: event => search(event.target.value.trim()) }),
    rows);
}

/** Puts other patients in the list, and leaves the search field as it is. */
export function listPatients(place, { patients, situations, open }, opened) {
  fill(place.querySelector('.patients'), rowsOf(patients, situations, open, opened));
}

/** Shows whose chart is open. */
export function markOpen(place, id) {
  for (const button of place.querySelectorAll('[data-patient]')) button.setAttribute('aria-pressed', String(button.dataset.patient === id));
}

function rowsOf(patients, situations, open, opened) {
  if (patients.length === 0) return el('li', { class: 'none' }, 'No patient of this name.');
  return patients.map(patient =>
    el('li', {},
      el('button', { type: 'button', 'aria-pressed': String(patient.id === open), 'data-patient': patient.id, onclick: () => opened(patient.id) },
        el('span', { class: 'who' }, nameOf(patient)),
        el('span', { class: 'what' }, situations.get(patient.id) ?? facts(patient)))));
}

function facts(patient) {
  return [ageOf(patient) && `${ageOf(patient)} years`, patient.gender].filter(Boolean).join(', ');
}
