import { el, fill } from './dom.js';
import { askJson } from './fhir.js';
import { drawReview } from './review.js';
import { drawTimeline } from './timeline.js';

/**
 * The chart over time and the review of the response, as this server reads them from the same call that its hooks get.
 *
 * @param {HTMLElement} place
 * @param {(axis: string) => void} chosen called when another axis is chosen
 */
export function overview(place, chosen) {
  const timeline = el('div', {});
  const review = el('div', {});
  const note = el('p', { class: 'note', role: 'status' }, 'Reading the chart …');
  timeline.addEventListener('axis', event => chosen(event.detail));
  fill(place, el('h2', {}, 'Over time'), note, timeline, review);
  return {
    /** Draws it anew from this body of a call. */
    draw: async (body, axis) => {
      try {
        const read = await askJson('This server', '/demo/timeline', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
        drawTimeline(timeline, read, { axis, status: false });
        drawReview(review, read);
        fill(note);
      } catch (error) {
        fill(note, `The chart cannot be drawn over time. ${error.message}`);
      }
    }
  };
}
