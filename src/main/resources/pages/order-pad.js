import { el, fill } from './dom.js';
import { orderWords, PREMEDICATION, PRODUCTS, RHYTHMS, ROUTES, UNITS } from './drafts.js';

/**
 * Draws the order pad. It has no memory of its own: it shows a pad, and tells what the person makes of it.
 *
 * @param {HTMLElement} place
 * @param {import('./open-chart.js').OpenChart} current
 * @param {{changed: (pad: import('./drafts.js').Pad, field: string) => void, signed: () => void, saved: () => void,
 *   takenOut: (reference: string) => void}} told
 */
export function drawPad(place, { pad, chart, added }, told) {
  const form = el('form', { class: 'pad', 'aria-labelledby': 'pad-heading', onsubmit: sign });
  const read = () => padIn(form);
  form.addEventListener('change', event => told.changed(read(), event.target.name));
  form.addEventListener('input', event => event.target.type === 'number' && told.changed(read(), event.target.name));
  form.append(...[
    el('h2', { id: 'pad-heading' }, 'Order pad'),
    el('div', { class: 'fields' },
      choice('product', 'Product', pad.product, [['', 'No immune globulin'], ...Object.entries(PRODUCTS).map(([code, p]) => [code, `${p.brand} ${p.percent} %`])], 'w4'),
      number('dose', 'Dose', pad.dose, 'w2', { min: 0, step: 'any' }),
      choice('unit', 'Unit', pad.unit, UNITS.map(unit => [unit, unit]), 'w2'),
      choice('every', 'How often', pad.every, Object.entries(RHYTHMS), 'w4'),
      number('days', 'Times', pad.days, 'w2', { min: 1, max: 60, step: 1, placeholder: 'open' }),
      choice('route', 'Route', pad.route, [['', 'not stated'], ...Object.entries(ROUTES).map(([code, route]) => [code, route.name.replace(' route', '')])], 'w3'),
      number('weight', 'Dosing weight, kg', pad.weight, 'w3', { min: 0, step: 'any', placeholder: 'as measured' }),
      choice('reason', 'Reason', pad.reason, [['', 'not stated'], ...chart.problems.map(problem => [problem.id, problem.code.text ?? problem.code.coding?.[0]?.display ?? 'a problem'])], 'w4'),
      premedication(pad.pre.split(' ')),
      plasmapheresis(pad.plex)),
    added.length > 0 && alsoDrafted(added, told.takenOut),
    el('div', { class: 'buttons' },
      el('button', { class: 'primary', type: 'submit' }, 'Sign'),
      el('button', { type: 'button', onclick: told.saved }, 'Save as draft'),
      el('p', { id: 'pad-note', class: 'note', role: 'status' }))].filter(Boolean));
  fill(place, form);

  function sign(event) {
    event.preventDefault();
    told.signed();
  }
}

/** What has just become of the pad, in words beside its buttons. */
export function notePad(place, ...words) {
  fill(place.querySelector('#pad-note'), ...words);
}

function alsoDrafted(added, takenOut) {
  return el('div', { class: 'also' }, el('h3', {}, 'Also drafted'), el('ul', {}, added.map(draft =>
    el('li', {}, orderWords(draft), ' ',
      el('button', { type: 'button', class: 'quiet', 'aria-label': `Take out ${orderWords(draft)}`, onclick: () => takenOut(`${draft.resourceType}/${draft.id}`) }, 'Take out')))));
}

function padIn(form) {
  const value = name => form.elements[name].value.trim();
  const pad = Object.fromEntries(['product', 'dose', 'unit', 'days', 'every', 'route', 'weight', 'reason'].map(name => [name, value(name)]));
  pad.pre = [...form.querySelectorAll('[name=pre]:checked')].map(box => box.value).join(' ');
  pad.plex = form.elements.plex.checked ? value('plexDay') || 'now' : '';
  form.elements.plexDay.disabled = !form.elements.plex.checked;
  return pad;
}

function field(label, name, input, width) {
  return el('div', { class: `field ${width}` }, el('label', { for: `pad-${name}` }, label), input);
}

function choice(name, label, value, options, width) {
  const select = el('select', { id: `pad-${name}`, name }, options.map(([code, words]) => el('option', { value: code }, words)));
  select.value = value;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
  return field(label, name, select, width);
}

function number(name, label, value, width, limits) {
  return field(label, name, el('input', { id: `pad-${name}`, name, type: 'number', inputMode: 'decimal', value, ...limits }), width);
}

function premedication(chosen) {
  return el('fieldset', { class: 'field w6' },
    el('legend', {}, 'Premedication'),
    Object.entries(PREMEDICATION).map(([code, { name }]) => el('label', { class: 'tick' }, el('input', { type: 'checkbox', name: 'pre', value: code, checked: chosen.includes(code) }), name)));
}

function plasmapheresis(when) {
  const dated = /^\d{4}/.test(when);
  return el('fieldset', { class: 'field w6' },
    el('legend', {}, 'Plasmapheresis'),
    el('label', { class: 'tick' }, el('input', { type: 'checkbox', name: 'plex', checked: Boolean(when) }), 'ordered'),
    el('input', { type: 'date', name: 'plexDay', 'aria-label': 'Day of the plasmapheresis', value: dated ? when : '', disabled: !when }));
}
