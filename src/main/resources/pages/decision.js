import { day, el } from './dom.js';

const ORDER = ['raised', 'undetermined', 'suppressed', 'quiet', 'off'];
const VERDICTS = { raised: 'raised', undetermined: 'could not be checked', suppressed: 'suppressed', quiet: 'nothing to say', off: 'switched off' };
const FROM = { prefetch: 'prefetch', fetch: 'FHIR server', none: 'not received' };

/**
 * The decision record as a readable table: what was asked, what came of it and on what it rests, the dose day by day, and the data.
 *
 * @param {any} decision
 * @param {Map<string, string>} titles of topics by code
 * @returns {Node[]}
 */
export function decisionParts(decision, titles) {
  return [
    el('p', {}, `IVIG: ${decision.scope?.ivig}. Myositis: ${decision.scope?.myositis}. Because ${decision.scope?.because}. Knowledge ${shortened(decision.knowledge)}.`),
    ...doseParts(decision.dose),
    el('h3', {}, 'Every question'),
    table(['Question', 'Verdict', 'Because', 'Rests on'], verdictRows(decision.verdicts ?? [], titles)),
    el('h3', {}, 'Data'),
    table(['Key', 'From', 'State', 'Resources', 'ms', 'Left aside'], (decision.data ?? []).map(dataRow))
  ];
}

function shortened(knowledge = '') {
  return knowledge.replace(/(sha256:.{8}).*/, '$1…');
}

function doseParts(dose) {
  if (!dose?.days?.length) return [];
  const perKg = grams => (dose.weightKg ? `${grams.toFixed(1)} g ÷ ${dose.weightKg} kg = ${(grams / dose.weightKg).toFixed(2)} g/kg` : '');
  return [
    el('h3', {}, 'The dose, day by day'),
    table(['Day', 'Grams', 'Per kilogram'], dose.days.map(one => [day(one.date), `${one.grams} g`, perKg(one.grams)])),
    el('ul', {}, [...(dose.arithmetic ?? []), ...(dose.notes ?? [])].map(line => el('li', {}, line))),
    dose.courseGrams !== undefined && el('p', {}, `Course: ${dose.courseGrams} g${dose.courseGramsPerKg ? `, ${dose.courseGramsPerKg} g/kg` : ''}.`),
    dose.proposal && el('p', {}, `Proposed: ${dose.proposal.gramsPerDay} g on each of ${dose.proposal.days} days, ${dose.proposal.gramsPerKgPerDay} g/kg a day.`)
  ].filter(Boolean);
}

function verdictRows(verdicts, titles) {
  return [...verdicts]
    .sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))
    .map(verdict => [
      el('span', {}, titles.get(verdict.topic) ?? '', ' ', el('code', {}, verdict.topic)),
      el('span', { class: `badge ${verdict.verdict}` }, `${VERDICTS[verdict.verdict] ?? verdict.verdict}${verdict.mode === 'shadow' ? ', in shadow' : ''}`),
      verdict.because ?? '',
      el('ul', { class: 'plain' }, (verdict.inputs ?? []).map(input => el('li', {}, inputWords(input))))
    ]);
}

function inputWords({ what, value, date, from }) {
  const where = [date && day(date), from].filter(Boolean).join(', ');
  return `${what}${value ? ` ${value}` : ''}${where ? ` (${where})` : ''}`;
}

function dataRow({ key, from, state, count, millis, ignored }) {
  const kind = { found: 'good', failed: 'critical', unavailable: 'warning' }[state] ?? '';
  return [el('code', {}, key), FROM[from] ?? from, el('span', { class: `badge ${kind}` }, state), count ?? '', millis ?? '', ignored ?? ''];
}

/** A table with these headings; a cell is words or a node. */
export function table(headings, rows) {
  return el('div', { class: 'table', tabIndex: 0, role: 'group', 'aria-label': headings.join(', ') },
    el('table', {},
      el('thead', {}, el('tr', {}, headings.map(words => el('th', { scope: 'col' }, words)))),
      el('tbody', {}, rows.map(cells => el('tr', {}, cells.map(cell => el('td', {}, cell)))))));
}
