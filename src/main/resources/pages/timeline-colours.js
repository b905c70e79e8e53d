/** The colours of the chart: those of the page, light or dark, or the ones for paper. */
const NAMES = {
  ink: '--ink', soft: '--soft', line: '--line', edge: '--edge', paper: '--paper',
  given: '--accent', ordered: '--info', drafted: '--warning-bar', ck: '--critical', strength: '--good', tis: '--link', other: '--soft',
};

const ON_PAPER = {
  ink: '#000000', soft: '#333333', line: '#cccccc', edge: '#666666', paper: '#ffffff',
  given: '#0a5a62', ordered: '#1c5596', drafted: '#b5730a', ck: '#a61b15', strength: '#1a6437', tis: '#0a5a8a', other: '#444444',
};

/** The colours in force where an element stands. */
export function colours(element, printing) {
  if (printing) return ON_PAPER;
  const style = getComputedStyle(element);
  return Object.fromEntries(Object.entries(NAMES).map(([name, property]) => [name, style.getPropertyValue(property).trim() || ON_PAPER[name]]));
}

/**
 * How a bar is filled: given is solid, ordered is hatched, drafted is dotted, so that colour is not all that tells them apart.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {'given'|'ordered'|'drafted'} status
 */
export function filling(context, status, palette) {
  const colour = palette[status];
  if (status === 'given') return colour;
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const draw = tile.getContext('2d');
  draw.fillStyle = palette.paper;
  draw.fillRect(0, 0, 8, 8);
  draw.fillStyle = draw.strokeStyle = colour;
  draw.lineWidth = 2.5;
  draw.beginPath();
  if (status === 'ordered') {
    for (const x of [-8, 0, 8]) { draw.moveTo(x, 8); draw.lineTo(x + 8, 0); }
    draw.stroke();
  } else {
    draw.arc(2, 2, 1.4, 0, 7); draw.arc(6, 6, 1.4, 0, 7);
    draw.fill();
  }
  return context.createPattern(tile, 'repeat');
}

/** Calls back when the page turns light or dark, and before and after printing, until the signal is aborted. */
export function onChange(again, signal) {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => again(false), { signal });
  addEventListener('beforeprint', () => again(true), { signal });
  addEventListener('afterprint', () => again(false), { signal });
}
