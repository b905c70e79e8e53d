import { el, fill } from './dom.js';

/**
 * Draws the switches: as whom to call, with what data, and which servers.
 *
 * @param {HTMLElement} place
 * @param {import('./playground-state.js').State} state
 * @param {(change: Partial<import('./playground-state.js').State>) => void} changed
 */
export function drawSettings(place, state, changed) {
  fill(place,
    group('profile', 'EHR', [['generic', 'generic'], ['epic', 'Epic-like']]),
    group('mode', 'Data', [['fetch', 'fetched by the service'], ['prefetch', 'sent as prefetch']]),
    el('details', { class: 'servers', open: Boolean(state.fhir || state.cds) },
      el('summary', {}, 'Servers'),
      el('form', { onsubmit: point },
        server('fhir', 'FHIR R4 base URL', `${location.origin}/fhir`),
        server('cds', 'CDS base URL', `${location.origin}/cds-services`),
        el('p', { class: 'note' }, 'Any server that lets pages of other origins read it (CORS). Empty: the demo’s own.'),
        el('button', { type: 'submit' }, 'Use these'))));

  function group(name, label, options) {
    return el('fieldset', { class: 'switch' },
      el('legend', {}, label),
      options.map(([value, words]) => el('label', {},
        el('input', { type: 'radio', name, value, checked: state[name] === value, onchange: () => changed({ [name]: value }) }),
        el('span', {}, words))));
  }

  function server(name, label, own) {
    return el('div', { class: 'field' }, el('label', { for: `server-${name}` }, label),
      el('input', { type: 'url', id: `server-${name}`, name, value: state[name], placeholder: own, pattern: 'https?://.+', autocomplete: 'off' }));
  }

  function point(event) {
    event.preventDefault();
    const base = name => event.target.elements[name].value.trim().replace(/\/+$/, '');
    changed({ fhir: base('fhir'), cds: base('cds') });
  }
}
