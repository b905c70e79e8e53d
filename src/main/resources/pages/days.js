/** Days as numbers on an axis and as words; all in calendar days, so that no time zone has a say. */
import { day } from '/assets/dom.js';

const MILLIS = 86_400_000;

/** `2026-11-23` as a number of days. */
export const number = date => Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / MILLIS;

/** A number of days as `2026-11-23`. */
export const iso = days => new Date(Math.round(days) * MILLIS).toISOString().slice(0, 10);

/** A number of days as `23 Nov 2026`. */
export const shown = days => day(iso(days));

/** Words of the server, with each `2026-11-23` in them as `23 Nov 2026`. */
export const worded = words => words.replace(/\b\d{4}-\d{2}-\d{2}\b/g, day);

/** From the first to the last day of a course: `27 to 28 Aug 2026`, `31 Aug to 1 Sep 2026`. */
export function span(start, end) {
  if (start === end) return day(start);
  const [from, to] = [day(start).split(' '), day(end).split(' ')];
  const kept = from.filter((part, i) => i === 0 || from.slice(i).join() !== to.slice(i).join());
  return `${kept.join(' ')} to ${to.join(' ')}`;
}

/**
 * The months that begin between two days, so many of them as there is room for.
 *
 * @param {number} from first day
 * @param {number} to last day
 * @param {number} most how many labels fit
 * @returns {number[]} first days of months
 */
export function months(from, to, most) {
  const first = new Date(from * MILLIS);
  const begins = [];
  for (let i = 0; ; i++) {
    const begin = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i, 1) / MILLIS;
    if (begin > to) break;
    if (begin >= from) begins.push(begin);
  }
  const step = [1, 2, 3, 6, 12].find(n => begins.length / n <= most) ?? 24;
  return begins.filter(begin => new Date(begin * MILLIS).getUTCMonth() % Math.min(step, 12) === 0);
}

/** A month below the axis: `Sep`, and with its year where one begins or the axis does. */
export function month(begin, isFirst) {
  const [, name, year] = shown(begin).split(' ');
  return isFirst || name === 'Jan' ? `${name} ${year}` : name;
}
