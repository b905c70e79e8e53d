/** What of a timeline goes into which track, and from when to when the axis runs. */
import { number } from '/assets/days.js';

/** How far before the start of treatment, or before today, values are drawn: half a year. */
const BEFORE = 182;

/** Tracks from top to bottom after the IVIG: how tall each is, and its colour. */
const SERIES = [
  { concept: 'ck', height: 3.2, colour: 'ck', log: true },
  { concept: 'mmt8', height: 1.9, colour: 'strength' },
  { concept: 'mmt8Bilateral', height: 1.9, colour: 'strength' },
  { concept: 'tis', height: 1.9, colour: 'tis' },
  { concept: 'cdasiActivity', height: 1.6, colour: 'strength' },
  { concept: 'haqDi', height: 1.6, colour: 'strength' },
  { concept: 'iga', height: 1.3, colour: 'other' },
  { concept: 'weight', height: 1.3, colour: 'other' },
];

/** Values whose absence is worth a word. */
const EXPECTED = ['ck', 'mmt8', 'tis', 'iga', 'weight'];

/**
 * The tracks that have something to draw.
 *
 * @param {object} timeline the Timeline of the server
 * @param {{from: number, to: number}} axis its first and last day
 */
export function tracks(timeline, axis) {
  return SERIES.flatMap(style => {
    const series = (timeline.series ?? []).find(each => each.concept === style.concept);
    const points = drawn(series).filter(point => number(point.date) >= axis.from);
    return points.length ? [{ ...style, series, points, judged: judged(timeline, style.concept) }] : [];
  });
}

/** The values with a day and a number. */
export const drawn = series => (series?.points ?? []).filter(point => point.date && point.value !== undefined);

/** The resources that the review compared, by what they were compared as. */
function judged(timeline, concept) {
  const domain = timeline.review?.domains?.find(each => concept.startsWith(each.concept));
  return new Map([[domain?.baseline?.from, 'baseline'], [domain?.latest?.from, 'latest']].filter(([from]) => from));
}

/** First and last day of the common axis, with a little room. */
export function axis(timeline) {
  const today = number(timeline.today);
  const courses = timeline.ivig ?? [];
  const review = timeline.review ?? {};
  const start = review.start ? number(review.start) : Math.min(today, ...courses.map(course => number(course.start)));
  const earliest = start - BEFORE;
  const days = (timeline.series ?? []).flatMap(drawn).map(point => number(point.date)).filter(day => day >= earliest);
  const from = Math.min(start, today, ...days, ...courses.map(course => number(course.start)).filter(day => day >= earliest));
  const to = Math.max(today, ...(review.due ? [number(review.due)] : []), ...days, ...courses.map(course => number(course.end)));
  const room = Math.max(5, (to - from) * 0.04);
  return { from: from - room, to: to + room };
}

/** Lines across all tracks: where the run began, when it is reviewed, and now. */
export function marks(timeline) {
  const { start, due, startBasis } = timeline.review ?? {};
  const lines = [];
  if (start) lines.push({ at: number(start), words: startBasis === 'order' ? 'first order' : 'first IVIG', kind: 'start' });
  if (due) lines.push({ at: number(due), words: `${Math.round((number(due) - number(start)) / 7)}-week review`, kind: 'due' });
  lines.push({ at: number(timeline.today), words: 'today', kind: 'today' });
  return lines;
}

/**
 * What is not in the picture, and why: nothing on record, not to be checked, or too early for the axis.
 *
 * @returns {string[]} sentences without dates of their own
 */
export function absent(timeline, axis) {
  const words = [...(timeline.gaps ?? [])];
  if (!timeline.ivig?.length && !words.length) words.push('no IVIG on record yet: courses that are given, ordered or drafted are drawn here as bars');
  const empty = [];
  for (const series of timeline.series ?? []) {
    const expected = EXPECTED.includes(series.concept);
    const bothSides = series.concept === 'mmt8' && drawn(timeline.series.find(each => each.concept === 'mmt8Bilateral')).length;
    if (series.gap) { if (expected) words.push(series.gap); } else if (!series.points?.length && expected && !bothSides) empty.push(series.name);
    const undrawn = (series.points ?? []).filter(point => point.value === undefined || !point.date).length;
    const earlier = drawn(series).filter(point => number(point.date) < axis.from).length;
    if (undrawn) words.push(`${series.name}: ${undrawn} on record that cannot be drawn, see the table`);
    if (earlier) words.push(`${series.name}: ${earlier} earlier, see the table`);
  }
  if (empty.length) words.push(`nothing on record of ${listed(empty)}`);
  return [...new Set(words)].map(clause => `${clause[0].toUpperCase()}${clause.slice(1)}.`);
}

const listed = names => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);
