/** Everything of a timeline as a table, for who would rather read, and for what cannot be drawn. */
import { day, el } from '/assets/dom.js';
import { span } from '/assets/days.js';

/** The values of a timeline below a line that opens them. */
export function table(timeline) {
  const rows = [...(timeline.ivig ?? []).map(course), ...(timeline.series ?? []).flatMap(values)].sort((a, b) => a.date.localeCompare(b.date));
  if (!rows.length) return null;
  return el(
    'details', { class: 'timeline-values' },
    el('summary', {}, `All ${rows.length} values as a table`),
    el('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Values over time' }, el(
      'table', {},
      el('thead', {}, el('tr', {}, ['Date', 'What', 'Value', 'Record'].map(words => el('th', { scope: 'col' }, words)))),
      el('tbody', {}, rows.map(row => el('tr', {}, [row.when, row.what, row.value, row.from].map(words => el('td', {}, words))))),
    )),
  );
}

function course(one) {
  const grams = one.grams === undefined ? `grams not known: ${one.unknown ?? 'not recorded'}` : `${one.grams} g`;
  return { date: one.start, when: span(one.start, one.end), what: `IVIG ${one.status}`, value: `${grams} (${one.what})`, from: records(one.from) };
}

const values = series => (series.points ?? []).map(point => ({
  date: point.date ?? '', when: point.date ? day(point.date) : 'undated', what: series.name, value: point.shown, from: records(point.from),
}));

const records = from => (from ?? []).join(', ');
