import { el, fill } from './dom.js';

/** The moments at which an EHR asks, in the order in which they come. */
export const MOMENTS = {
  'patient-view': 'Chart opened',
  'order-select': 'Drug chosen',
  'order-sign': 'Order signed'
};

/**
 * Draws the frame of the advice: at which moment it is given, and the place for the cards.
 *
 * @param {HTMLElement} place
 * @param {(hook: string) => void} asked
 * @returns {{at: (hook: string) => void, say: (words: string) => void, wait: (on: boolean) => void, cards: HTMLElement, heading: HTMLElement}}
 */
export function drawMoments(place, asked) {
  const heading = el('h2', { tabIndex: -1 }, 'What the EHR shows');
  const buttons = Object.entries(MOMENTS).map(([hook, words]) =>
    el('button', { type: 'button', 'data-hook': hook, 'aria-pressed': 'false', onclick: () => asked(hook) }, el('span', {}, words), el('code', {}, hook)));
  const status = el('p', { class: 'status', role: 'status' });
  const bar = el('div', { class: 'progress', hidden: true }, el('span', {}));
  const cards = el('div', { class: 'cards' });
  fill(place, heading, el('div', { class: 'moments', role: 'group', 'aria-label': 'Moment' }, buttons), bar, status, cards);
  return {
    at: hook => buttons.forEach(button => button.setAttribute('aria-pressed', String(button.dataset.hook === hook))),
    say: words => { status.textContent = words; },
    wait: on => { bar.hidden = !on; cards.setAttribute('aria-busy', String(on)); },
    cards,
    heading
  };
}

/** How many cards came, in words. */
export function countWords(cards, millis) {
  const count = cards.length;
  const kinds = ['critical', 'warning', 'info'].map(kind => [kind, cards.filter(({ card }) => card.indicator === kind).length]).filter(([, n]) => n > 0);
  const words = count === 0 ? 'No card' : `${count} ${count === 1 ? 'card' : 'cards'}: ${kinds.map(([kind, n]) => `${n} ${kind}`).join(', ')}`;
  return `${words}, after ${millis} ms.`;
}
