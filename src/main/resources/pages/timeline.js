/** The chart over time: what was given, what was measured, and when the response is reviewed. */
import { el, fill } from '/assets/dom.js';
import { shown, number } from '/assets/days.js';
import { badge } from '/assets/review-words.js';
import { colours, onChange } from '/assets/timeline-colours.js';
import { chart, height } from '/assets/timeline-chart.js';
import { table } from '/assets/timeline-table.js';
import { absent, axis as axisOf, drawn, marks, tracks as tracksOf } from '/assets/timeline-tracks.js';

const drawings = new WeakMap();
let instances = 0;

/**
 * Draws a timeline into an element, in place of what it held. The choice of axis is told as an event `axis` whose detail is `log` or `linear`.
 *
 * @param {HTMLElement} element
 * @param {object} timeline the Timeline of the server
 * @param {{axis?: 'log'|'linear', status?: boolean}} [options] axis of CK; whether the sentence on the response stands above
 */
export function drawTimeline(element, timeline, { axis = 'linear', status = true } = {}) {
  drawings.get(element)?.abort();
  const gone = new AbortController();
  drawings.set(element, gone);
  const range = axisOf(timeline);
  const tracks = tracksOf(timeline, range);
  const courses = timeline.ivig ?? [];
  const picture = courses.length || tracks.length;
  const canvas = el('canvas', { role: 'img', 'aria-label': sentence(timeline) }, sentence(timeline));
  const frame = el('div', { class: 'timeline-frame' }, canvas);
  frame.style.setProperty('--lines', height(tracks));
  const words = absent(timeline, range);
  element.classList.add('timeline');
  fill(
    element,
    status && timeline.review ? el('p', { class: 'timeline-status' }, badge(timeline.review.state), ' ', timeline.review.says) : null,
    picture ? [el('div', { class: 'timeline-head' }, legend(courses), hasCk(tracks) ? toggle(axis, choose) : null), frame] : null,
    words.length ? el('ul', { class: 'timeline-notes' }, words.map(each => el('li', {}, each))) : null,
    table(timeline),
  );
  if (!picture) return;

  let scale = axis;
  let printing = false;
  let drawing;
  const draw = () => {
    drawing?.destroy();
    frame.classList.toggle('printing', printing);
    const logarithmic = scale === 'log' ? 'logarithmic' : 'linear';
    const palette = colours(element, printing);
    drawing = chart(canvas, { courses, tracks, marks: marks(timeline), axis: range, scale: logarithmic, palette });
  };
  function choose(next) {
    scale = next;
    draw();
    element.dispatchEvent(new CustomEvent('axis', { detail: next, bubbles: true }));
  }
  onChange(forPaper => { printing = forPaper; draw(); }, gone.signal);
  gone.signal.addEventListener('abort', () => drawing?.destroy());
  draw();
}

const hasCk = tracks => tracks.some(track => track.log);

/** Which bar means what, of those that are there. */
function legend(courses) {
  const there = ['given', 'ordered', 'drafted'].filter(status => courses.some(course => course.status === status));
  return el('ul', { class: 'timeline-legend' }, there.map(status => el('li', {}, el('span', { class: `swatch ${status}` }), ` IVIG ${status}`)));
}

function toggle(axis, choose) {
  const name = `timeline-axis-${++instances}`;
  const one = (value, words) => el('label', {}, el('input', { type: 'radio', name, value, checked: axis === value, onchange: () => choose(value) }), ` ${words}`);
  return el('fieldset', { class: 'timeline-axis' }, el('legend', {}, 'CK axis'), one('linear', 'linear'), one('log', 'log'));
}

/** The picture in one sentence. */
function sentence(timeline) {
  const courses = timeline.ivig ?? [];
  const count = status => courses.filter(course => course.status === status).length;
  const parts = ['given', 'ordered', 'drafted'].filter(count).map(status => `${count(status)} ${count(status) === 1 ? 'course' : 'courses'} ${status}`);
  const ivig = parts.length ? `IVIG: ${parts.join(', ')}` : 'no IVIG';
  const values = (timeline.series ?? []).filter(series => drawn(series).length).map(change);
  const review = timeline.review?.says ? ` ${timeline.review.says}` : '';
  return `Chart over time up to ${shown(number(timeline.today))}. ${[ivig, ...values].join('; ')}.${review}`;
}

function change(series) {
  const points = drawn(series);
  const [first, last] = [points[0], points.at(-1)];
  return points.length === 1 ? `${series.name} ${first.shown}` : `${series.name} from ${first.shown} to ${last.shown}`;
}
