/** What Chart.js does not draw by itself: names of tracks, grams above the bars, and the lines across all tracks. */

/**
 * A plugin for one chart.
 *
 * @param {{tracks: object[], marks: object[], palette: object}} what
 * @param {number} size of its letters, in pixels
 */
export function overlay(what, size) {
  return {
    id: 'overlay',
    beforeDatasetsDraw: chart => lines(chart, what, size),
    afterDatasetsDraw: chart => { grams(chart, what, size); names(chart, what, size); },
  };
}

function lines(chart, { marks, palette }, size) {
  const { ctx, chartArea, scales } = chart;
  ctx.save();
  ctx.font = `600 ${size}px ${globalThis.Chart.defaults.font.family}`;
  for (const mark of marks) {
    const x = scales.x.getPixelForValue(mark.at);
    ctx.strokeStyle = mark.kind === 'due' ? palette.drafted : mark.kind === 'today' ? palette.ink : palette.given;
    ctx.lineWidth = mark.kind === 'today' ? 1.5 : 2;
    ctx.setLineDash(mark.kind === 'today' ? [2, 3] : mark.kind === 'due' ? [8, 4] : []);
    ctx.beginPath();
    ctx.moveTo(x, chartArea.top - size * above(mark) + size * 0.3);
    ctx.lineTo(x, chartArea.bottom);
    ctx.stroke();
  }
  for (const mark of marks) {
    const width = ctx.measureText(mark.words).width;
    const left = Math.min(Math.max(scales.x.getPixelForValue(mark.at) - width / 2, 0), chart.width - width - 2);
    label(ctx, mark.words, left, chartArea.top - size * above(mark), size, palette);
  }
  ctx.restore();
}

/** The word for today stands above those for the treatment, so that they do not collide. */
const above = mark => (mark.kind === 'today' ? 2.1 : 0.6);

function label(ctx, words, left, base, size, palette) {
  ctx.fillStyle = palette.paper;
  ctx.fillRect(left - 2, base - size, ctx.measureText(words).width + 4, size * 1.3);
  ctx.fillStyle = palette.ink;
  ctx.fillText(words, left, base);
}

function grams(chart, { palette }, size) {
  const { ctx } = chart;
  ctx.save();
  ctx.font = `${size * 0.95}px ${globalThis.Chart.defaults.font.family}`;
  let free = -Infinity;
  const labels = chart.data.datasets.flatMap((set, i) => (set.yAxisID === 'ivig' ? chart.getDatasetMeta(i).data.map((bar, at) => ({ bar, words: set.data[at].label })) : []));
  for (const { bar, words } of labels.sort((a, b) => a.bar.x - b.bar.x)) {
    const half = ctx.measureText(words).width / 2;
    if (bar.x - half < free) continue;
    label(ctx, words, bar.x - half, bar.y - size * 0.4, size * 0.95, palette);
    free = bar.x + half + 3;
  }
  ctx.restore();
}

function names(chart, { tracks, palette }, size) {
  const { ctx, chartArea, scales } = chart;
  ctx.save();
  ctx.font = `600 ${size}px ${globalThis.Chart.defaults.font.family}`;
  const titles = [['ivig', 'IVIG, g a course', palette.given], ...tracks.map(track => [track.concept, title(track.series), palette[track.colour]])];
  for (const [id, words, colour] of titles) {
    const top = scales[id].top;
    ctx.fillStyle = palette.paper;
    ctx.fillRect(chartArea.left + 2, top + size * 0.25, ctx.measureText(words).width + 8, size * 1.35);
    ctx.fillStyle = colour;
    ctx.fillText(words, chartArea.left + 6, top + size * 1.3);
    ctx.strokeStyle = palette.edge;
    ctx.beginPath();
    ctx.moveTo(chartArea.left, top);
    ctx.lineTo(chartArea.right, top);
    ctx.stroke();
  }
  ctx.restore();
}

/** `CK, U/L (normal up to 200)`, `MMT-8 (0 to 80)`. */
function title(series) {
  const unit = series.unit ? `, ${series.unit}` : '';
  if (series.upperLimit !== undefined) return `${series.name}${unit} (normal up to ${series.upperLimit})`;
  return series.highest === undefined ? `${series.name}${unit}` : `${series.name} (0 to ${series.highest})`;
}
