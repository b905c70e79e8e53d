/** The picture: one Chart.js chart whose tracks are y axes stacked over one axis of days. */
import { month, months, number, shown, span } from '/assets/days.js';
import { filling } from '/assets/timeline-colours.js';
import { overlay } from '/assets/timeline-overlay.js';

const IVIG_HEIGHT = 2.2;
const STATUS = ['given', 'ordered', 'drafted'];

/** How tall the picture is, in lines of text. */
export const height = tracks => 5.5 + 2.6 * tracks.reduce((sum, track) => sum + track.height, IVIG_HEIGHT);

/**
 * Draws it.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {{courses: object[], tracks: object[], marks: object[], axis: {from: number, to: number}, scale: 'linear'|'logarithmic', palette: object}} what
 * @returns the chart, to be destroyed before another is drawn
 */
export function chart(canvas, what) {
  const style = getComputedStyle(canvas.parentElement);
  const size = parseFloat(style.fontSize) * 0.8;
  globalThis.Chart.defaults.font.family = style.fontFamily;
  return new globalThis.Chart(canvas, {
    data: { datasets: [...bars(canvas, what), ...what.tracks.flatMap(track => [line(track, what.palette), ...limit(track, what)])] },
    options: {
      animation: false,
      maintainAspectRatio: false,
      layout: { padding: { top: size * 3.4, right: size * 1.5 } },
      font: { size },
      scales: { x: days(what, size), ...scales(what, size) },
      interaction: { mode: 'nearest', intersect: false },
      plugins: { legend: { display: false }, tooltip: tooltip(size) },
    },
    plugins: [overlay(what, size)],
  });
}

function bars(canvas, { courses, palette }) {
  const context = canvas.getContext('2d');
  return STATUS.map(status => ({
    type: 'bar',
    label: `IVIG ${status}`,
    yAxisID: 'ivig',
    grouped: false,
    barThickness: canvas.parentElement.clientWidth < 480 ? 9 : 15,
    backgroundColor: filling(context, status, palette),
    borderColor: palette[status],
    borderWidth: 1.5,
    minBarLength: 4,
    data: courses.filter(course => course.status === status).map(course => ({
      x: (number(course.start) + number(course.end)) / 2,
      y: course.grams ?? 0,
      when: span(course.start, course.end),
      words: course.grams === undefined ? `IVIG ${status}, grams not known` : `IVIG ${status}: ${course.grams} g`,
      label: course.grams === undefined ? '? g' : `${Math.round(course.grams * 10) / 10} g`,
    })),
  }));
}

function line(track, palette) {
  const emphasis = track.points.map(point => point.from?.some(from => track.judged.has(from)));
  return {
    type: 'line',
    label: track.series.name,
    yAxisID: track.concept,
    borderColor: palette[track.colour],
    backgroundColor: palette[track.colour],
    pointBackgroundColor: emphasis.map(judged => (judged ? palette[track.colour] : palette.paper)),
    pointRadius: emphasis.map(judged => (judged ? 5.5 : 3)),
    pointHoverRadius: 7,
    pointBorderWidth: 2,
    borderWidth: track.concept === 'ck' ? 2.5 : 2,
    tension: 0,
    clip: 8,
    data: track.points.map((point, i) => ({
      x: number(point.date),
      y: point.value,
      when: shown(number(point.date)),
      words: `${track.series.name} ${point.shown}${emphasis[i] ? `, ${track.judged.get(point.from.find(from => track.judged.has(from)))} of the review` : ''}`,
    })),
  };
}

function limit(track, { axis, palette }) {
  const at = track.series.upperLimit;
  if (at === undefined) return [];
  return [{
    type: 'line', label: 'upper limit of normal', yAxisID: track.concept, borderColor: palette.edge, borderWidth: 1.5, borderDash: [6, 4],
    pointRadius: 0, pointHitRadius: 0, data: [{ x: axis.from, y: at }, { x: axis.to, y: at }],
  }];
}

function days({ axis, palette }, size) {
  return {
    type: 'linear', min: axis.from, max: axis.to, offset: false,
    grid: { color: palette.line, offset: false }, border: { color: palette.edge },
    ticks: { color: palette.soft, font: { size }, maxRotation: 0, autoSkip: false, callback: (value, i) => month(value, i === 0) },
    afterBuildTicks: scale => {
      const fit = Math.max(2, Math.floor(scale.chart.width / (size * 6)));
      scale.ticks = months(axis.from, axis.to, fit).map(value => ({ value }));
    },
  };
}

/** The first scale of a stack lies lowest, so they go in from the bottom. */
function scales({ courses, tracks, scale, palette }, size) {
  const grams = Math.max(10, ...courses.map(course => course.grams ?? 0));
  const common = weight => ({
    position: 'left', stack: 'tracks', stackWeight: weight, border: { color: palette.edge }, grid: { color: palette.line, tickLength: 3 },
    afterFit: axis => { axis.width = size * 3.6; },
  });
  const ticks = (most, callback) => ({ color: palette.soft, font: { size: size * 0.92 }, maxTicksLimit: most, padding: 2, ...(callback ? { callback } : {}) });
  const made = tracks.map(track => {
    const logarithmic = track.log && scale === 'logarithmic';
    return [track.concept, { ...common(track.height), ...range(track, logarithmic), ticks: ticks(track.height > 2 ? 6 : 3, logarithmic ? decades : undefined) }];
  });
  return Object.fromEntries([['ivig', { ...common(IVIG_HEIGHT), min: 0, max: grams * 1.65, afterBuildTicks: axis => upTo(axis, grams * 1.2), ticks: ticks(3) }], ...made].reverse());
}

/** Room above for the name of the track. */
function range({ series, points }, logarithmic) {
  const values = [...points.map(point => point.value), ...(series.upperLimit === undefined ? [] : [series.upperLimit])];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (logarithmic) return { type: 'logarithmic', min: 10 ** Math.floor(Math.log10(Math.max(least, 1))), max: most * 3.2, afterBuildTicks: axis => upTo(axis, most * 1.5) };
  if (series.highest !== undefined) return { type: 'linear', min: 0, max: series.highest * 1.45, afterBuildTicks: axis => { axis.ticks = [0, series.highest / 2, series.highest].map(value => ({ value })); } };
  const lowest = series.concept === 'weight' ? Math.floor(least * 0.95) : 0;
  return { type: 'linear', min: lowest, max: lowest + (most - lowest) * 1.45 || lowest + 1, afterBuildTicks: axis => upTo(axis, lowest + (most - lowest) * 1.2) };
}

/** No tick beside the name of the track. */
function upTo(axis, most) {
  axis.ticks = axis.ticks.filter(tick => tick.value <= most);
}

const decades = value => (/^[125]0*$/.test(String(value)) ? value : '');

function tooltip(size) {
  return {
    filter: item => item.raw.words !== undefined,
    titleFont: { size }, bodyFont: { size },
    callbacks: { title: items => items[0]?.raw.when ?? '', label: item => item.raw.words },
  };
}
